using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Claims;

public sealed class ClaimTests
{
    private const string Quote = "one more chance to leave the dead end of our relations was missed";

    [Fact]
    public void A_quoted_claim_is_made_once_and_then_corroborated()
    {
        var story = new StorySpec().Does(Quoting("a1", Quote));
        story.Happened.OfType<ClaimMade>().ShouldHaveSingleItem().Claim.Evidence.Text.ShouldBe(Quote);

        story.Does(Quoting("a2", "a chance to leave the dead end in relations was missed"));

        story.Happened.OfType<ClaimMade>().ShouldBeEmpty();
        story.Happened.OfType<ClaimCorroborated>().ShouldHaveSingleItem().Sources.ShouldBe(2);
    }

    [Fact]
    public void A_claim_falls_with_the_only_article_that_carried_it()
    {
        var take = Quoting("a1", Quote);
        var withdrawn = take with { Status = StoryWatch.Stories.Articles.ArticleStatus.Canceled, Article = take.Article with { Revision = 2 } };
        var story = new StorySpec().Does(take).Does(withdrawn);

        story.Happened.OfType<ClaimWithdrawn>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Another_matter_of_the_same_speaker_is_another_claim()
    {
        var story = new StorySpec().Does(Quoting("a1", Quote)).Does(Quoting("a2", "the pipeline will be finished before winter whatever they decide"));

        story.Happened.OfType<ClaimMade>().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_a_source_without_a_name_is_quoted_with_is_a_claim_however_it_is_described()
    {
        var story = new StorySpec().Does(Quoting("a1", Quote, new Actor("a senior diplomat"))).Does(Quoting("a2", Quote, new Actor("one official")));

        story.Happened.OfType<ClaimMade>().ShouldBeEmpty();
        story.Happened.OfType<ClaimCorroborated>().ShouldHaveSingleItem().Sources.ShouldBe(2);
    }

    [Fact]
    public void What_private_people_say_is_no_claim_of_the_story() =>
        new StorySpec().Does(Quoting("a1", Quote, new Actor("Jane Doe"))).Happened.OfType<ClaimMade>().ShouldBeEmpty();

    private static TakeArticle Quoting(string article, string quote, Actor? speaker = null)
    {
        var attribution = new Attribution(AttributionType.Direct, [], [], [new TextSpan(0, quote.Length)], speaker ?? Says.Peskov);
        return StorySpec.Take(article, 0) with { Text = quote + " he said.", Attributions = [attribution] };
    }
}
