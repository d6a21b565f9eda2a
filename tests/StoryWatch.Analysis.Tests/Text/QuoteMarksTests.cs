using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Tests.Text;

public class QuoteMarksTests
{
    [Theory]
    [InlineData("He said “yes” today", "0 0 1 1 1 0")]
    [InlineData("He said \"yes\" today", "0 0 1 1 1 0")]
    [InlineData("“She called it ‘mad’ once”", "1 1 1 1 2 2 2 1 1")]
    [InlineData("“Never closed\n\nThe end", "1 1 1 0 0")]
    [InlineData("the workers’ union ” left", "0 0 0 0 0 0")]
    public void Depth_counts_the_marks_open_around_a_token(string text, string depths)
    {
        var tokens = Tokenizer.Tokenize(text);
        string.Join(' ', QuoteMarks.Depths(text, tokens, SentenceSplitter.Split(text, tokens))).ShouldBe(depths);
    }
}
