using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class PostingIndexTests
{
    private readonly PostingIndex _index = new();

    [Fact]
    public void A_term_leads_to_its_units_the_newest_last()
    {
        _index.Add(7, 1);
        _index.Find(7).ToArray().ShouldBe([1]);

        _index.Add(7, 1);
        _index.Add(7, 4);
        _index.Add(7, 2);

        _index.Find(7).ToArray().ShouldBe([1, 4, 2]);
        _index.Find(8).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Of_a_common_term_only_the_newest_are_read()
    {
        for (var unit = 0; unit < 5000; unit++)
            _index.Add(7, unit);

        _index.Find(7).Length.ShouldBe(PostingIndex.NewestRead);
        _index.Find(7)[^1].ShouldBe(4999);
        _index.Find(7)[0].ShouldBe(5000 - PostingIndex.NewestRead);
    }
}
