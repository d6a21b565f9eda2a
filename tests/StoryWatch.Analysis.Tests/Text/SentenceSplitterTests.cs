using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Tests.Text;

public class SentenceSplitterTests
{
    [Theory]
    [InlineData("Gen. A. Brown of the U.S. Army left. He will return.", 2)]
    [InlineData("“Why now?” the minister asked. Nobody answered.", 2)]
    [InlineData("“We are done.” The envoy left.", 2)]
    [InlineData("They met at 5 p.m. The talks failed.", 2)]
    [InlineData("GENEVA (Wire) - Talks began on Monday.\n\nALSO READ: What the talks are about\n\nThey ended on Tuesday.", 3)]
    [InlineData("The envoy who arrived in the capital late on Monday night said\nthat he would stay.", 1)]
    [InlineData("- first point\n- second point", 2)]
    [InlineData("Wait... what", 1)]
    public void Sentences_end_where_a_reader_ends_them(string text, int count) =>
        SentenceSplitter.Split(text, Tokenizer.Tokenize(text)).Length.ShouldBe(count);

    [Fact]
    public void A_blank_line_begins_a_paragraph()
    {
        const string text = "One. Two.\n\nThree.";
        SentenceSplitter.Split(text, Tokenizer.Tokenize(text)).Select(s => s.Paragraph).ShouldBe([0, 0, 1]);
    }

    [Fact]
    public void An_endless_sentence_is_cut()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 5_000));
        SentenceSplitter.Split(text, Tokenizer.Tokenize(text)).ShouldAllBe(s => s.Count <= SentenceSplitter.LongestSentence);
    }
}
