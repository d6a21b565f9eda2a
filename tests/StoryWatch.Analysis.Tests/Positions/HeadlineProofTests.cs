using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class HeadlineProofTests
{
    private const string Matter = "Kenya sent soldiers to the border.";

    [Fact]
    public void The_first_sentence_that_names_the_party_and_the_matter_bears_it_out() =>
        ProofIn($"Kenya was calm. {Matter} The border of Kenya is long.")!.Text.ShouldBe(Matter);

    [Fact]
    public void A_sentence_about_the_party_and_its_counterpart_does_too() =>
        ProofIn("Kenya was calm. Somalia had asked Kenya for more time.")!.Text.ShouldBe("Somalia had asked Kenya for more time.");

    [Theory]
    [InlineData("Kenya was calm. It rained.")]
    [InlineData("The border was calm. Somalia watched the border.")]
    public void A_text_that_lacks_the_party_or_the_matter_does_not(string text) => ProofIn(text).ShouldBeNull();

    [Fact]
    public void Only_the_opening_counts()
    {
        ProofIn(string.Concat(Enumerable.Repeat("It rained. ", 5)) + Matter).ShouldNotBeNull();
        ProofIn(string.Concat(Enumerable.Repeat("It rained. ", 6)) + Matter).ShouldBeNull();
    }

    [Fact]
    public void A_caption_proves_nothing()
    {
        var text = ShippedReader.Parser.Parse(Matter);

        HeadlineProof.Of(Told, text, Mentions(text), [text.Sentences[0].Paragraph]).ShouldBeNull();
    }

    private static readonly Position Told =
        new(new("Kenya", "KEN"), new("Somalia", "SOM"), "border", Stance.Imposes, PloverEvent.Coerce, Modality.Asserted, new("Kenya closes border", 0, 19));

    private static Evidence? ProofIn(string words)
    {
        var text = ShippedReader.Parser.Parse(words);
        var proof = HeadlineProof.Of(Told, text, Mentions(text), []);
        if (proof is not null)
            words[proof.Start..proof.End].ShouldBe(proof.Text);
        return proof;
    }

    private static MentionIndex Mentions(ParsedText text) => new(text, new ActorFinder(ActorDictionary.Shipped).Find(text, null));
}
