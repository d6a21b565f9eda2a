using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class ProposalTests
{
    [Fact]
    public void Two_stories_are_proposed_as_one_exactly_once_when_the_evidence_is_enough()
    {
        var evidence = new MergeEvidence();

        var told = Enumerable.Range(0, 10).Select(i => i % 2 == 0 ? evidence.Add(3, 5) : evidence.Add(5, 3)).ToList();

        told.Count(proposed => proposed).ShouldBe(1);
        told.IndexOf(true).ShouldBe(MergeEvidence.Enough - 1);
        evidence.Add(3, 6).ShouldBeFalse();
    }

    [Fact]
    public void A_branch_that_shares_no_name_with_the_rest_is_proposed_for_a_split()
    {
        var (developments, story) = Chain([0, 0, 0, 0, 0, 2, 2, 2]);

        SplitEvidence.Find(story, developments).ShouldBe([5, 6, 7]);
    }

    [Fact]
    public void A_story_that_goes_on_with_its_names_is_left_whole()
    {
        var (developments, story) = Chain([0, 0, 0, 0, 0, 4, 4, 4]);

        SplitEvidence.Find(story, developments).ShouldBeNull();
    }

    /// <summary>One story of developments that each tell an article of the wire; each article's first has no parent.</summary>
    private static (List<Development> Developments, LiveStory Story) Chain(int[] told)
    {
        var vectors = Wire.Vectors();
        var background = new BackgroundStatistics(Analysis.Threading.BackgroundTable.None);
        var developments = new List<Development>();
        LiveStory? story = null;
        for (var i = 0; i < told.Length; i++)
        {
            var article = new WeighedArticle(vectors[told[i]], background);
            var parent = i > 0 && told[i] == told[i - 1] ? i - 1 : -1;
            developments.Add(new(i, article, (ulong)i, parent));
            if (story is null)
                story = new(0, "s-1", developments[0]);
            else
                story.Open(developments[i], article);
        }

        return (developments, story!);
    }
}
