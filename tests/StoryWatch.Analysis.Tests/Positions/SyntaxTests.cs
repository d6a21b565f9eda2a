using StoryWatch.Analysis.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class SyntaxTests
{
    [Theory]
    [InlineData("Kenya may say that Somalia rejects the truce.", true)]
    [InlineData("Kenya says that Somalia rejects the truce.", false)]
    [InlineData("Kenya is worried by the possibility that Somalia rejects the truce.", true)]
    [InlineData("Kenya is pleased by the news that Somalia rejects the truce.", false)]
    public void What_may_be_said_and_what_is_only_possible_is_supposed(string sentence, bool supposed)
    {
        var text = ShippedReader.Parser.Parse(sentence);
        var verb = Enumerable.Range(0, text.Tokens.Length).Single(token => text.Word(token) is "rejects");

        new Syntax(text, text.Sentences[0]).IsSupposed(verb).ShouldBe(supposed);
    }

    [Fact]
    public void What_may_happen_itself_is_no_supposition()
    {
        var text = ShippedReader.Parser.Parse("Kenya may reject the truce.");

        new Syntax(text, text.Sentences[0]).IsSupposed(2).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Talks may fail because Kenya imposed sanctions on Somalia.", "imposed")]
    [InlineData("Markets could fall after Kenya imposed tariffs on Somalia.", "imposed")]
    [InlineData("Kenya might lose the market but rejected talks with Somalia.", "rejected")]
    public void A_fact_beside_what_may_happen_is_none(string sentence, string deed)
    {
        var text = ShippedReader.Parser.Parse(sentence);
        var verb = Enumerable.Range(0, text.Tokens.Length).Single(token => text.Word(token).SequenceEqual(deed));

        new Syntax(text, text.Sentences[0]).IsSupposed(verb).ShouldBeFalse();
    }
}
