using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class HeadlineNamesTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("Macron invites Merkel", "Emmanuel Macron invites Merkel")]
    [InlineData("What Macron said to Macron", "What Emmanuel Macron said to Emmanuel Macron")]
    [InlineData("Emmanuel Macron invites Merkel", "Emmanuel Macron invites Merkel")]
    [InlineData("Bakers strike", "Bakers strike")]
    [InlineData("", "")]
    public void A_surname_stands_for_whom_the_text_calls_so(string headline, string full) =>
        InFull(headline, "Emmanuel Macron came to Berlin. Macron stayed a day. Angela Merkel was away.").ShouldBe(full);

    [Fact]
    public void With_a_title_before_it_a_surname_is_one_all_the_same() =>
        InFull("Macron waits", "Emmanuel Macron came to Berlin. President Macron stayed a day.").ShouldBe("Emmanuel Macron waits");

    private static string InFull(string headline, string text)
    {
        var parsed = ShippedReader.Parser.Parse(text);
        return HeadlineNames.InFull(headline, text, new MentionIndex(parsed, Finder.Find(parsed, new DateOnly(2019, 5, 2))));
    }
}
