using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

public class NameScanTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Fact]
    public void North_and_South_Korea_are_two_states()
    {
        const string text = "North and South Korea met.";
        var mentions = Finder.Find(text, null);

        mentions.Select(mention => mention.Actor.Country).ShouldBe(["PRK", "KOR"]);
        mentions.Select(mention => mention.Span.In(text)).ShouldBe(["North", "South Korea"]);
    }

    [Theory]
    [InlineData("North and South Sudan met.", "SSD")]
    [InlineData("Up north and South Korea froze.", "KOR")]
    [InlineData("Both and South Korea met.", "KOR")]
    public void A_word_that_makes_no_state_with_the_next_one_is_none(string text, string country) =>
        Finder.Find(text, null).ShouldHaveSingleItem().Actor.Country.ShouldBe(country);

    [Theory]
    [InlineData("It rained.\n\nNorth and South Korea met.")]
    [InlineData("“North and South Korea met.”")]
    public void They_are_two_at_the_start_of_a_paragraph_and_of_a_quotation(string text) =>
        Finder.Find(text, null).Select(mention => mention.Actor.Country).ShouldBe(["PRK", "KOR"]);

    [Theory]
    [InlineData("The president of the North and South Korea agreed to meet Japan.")]
    [InlineData("The ambassador of the North and South Korea left.")]
    [InlineData("The president of the South and North Korea met.")]
    public void No_name_stands_within_another(string text)
    {
        var mentions = Finder.Find(text, null);

        for (var i = 1; i < mentions.Count; i++)
            mentions[i].Span.Start.ShouldBeGreaterThanOrEqualTo(mentions[i - 1].Span.End);
    }
}
