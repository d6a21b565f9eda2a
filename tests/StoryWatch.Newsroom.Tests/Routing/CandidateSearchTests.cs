using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class CandidateSearchTests
{
    [Fact]
    public void Units_that_share_more_weight_come_first_and_of_equals_the_newer()
    {
        var index = new PostingIndex();
        index.Add(1, 10);
        index.Add(1, 11);
        index.Add(2, 12);
        index.Add(1, 13);
        index.Add(2, 13);
        var search = new CandidateSearch(index);
        TermBag[] query = [new([1, 2, 3], [0.6f, 0.7f, 0.3f])];

        search.Find(query, [3], 10).ShouldBe([13, 12, 11, 10]);
        search.Find(query, [3], 2).ShouldBe([13, 12]);
        search.Find(query, [1], 10).ShouldBe([13, 12]);
        search.Find([new([9], [1f])], [1], 10).ShouldBeEmpty();
    }
}
