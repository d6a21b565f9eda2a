using StoryWatch.Analysis.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class CaptionsTests
{
    [Theory]
    [InlineData("kenyaNEWS Kenya rejected the truce MORE")]
    [InlineData("Kenya rejected the truceRead the whole story MORE")]
    [InlineData("The president shakes hands with his guest after the talks in Nairobi, May 1, 2019.")]
    [InlineData("The president speaks in Nairobi after he rejected the truce, May 1, 2019.")]
    public void Litter_and_captions_are_none_of_the_text(string paragraph) => IsCaption(paragraph).ShouldBeTrue();

    [Theory]
    [InlineData("Kenya wants MORE time for the talks.")]
    [InlineData("Kenya rejected the truce on May 1, 2019.")]
    [InlineData("The president speaks in Nairobi on Monday, the first of May.")]
    public void A_sentence_with_a_date_or_a_word_in_capitals_is_text(string paragraph) => IsCaption(paragraph).ShouldBeFalse();

    [Fact]
    public void The_paragraphs_beside_a_caption_are_read()
    {
        var text = ShippedReader.Parser.Parse("It rained.\n\nThe president speaks in Nairobi after the talks, May 1, 2019.\n\nKenya rejected the truce.");

        Captions.Paragraphs(text).ShouldBe([text.Sentences[1].Paragraph]);
    }

    private static bool IsCaption(string paragraph) => Captions.Paragraphs(ShippedReader.Parser.Parse(paragraph)).Count > 0;
}
