using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Tests.Text;

public class TokenizerTests
{
    [Theory]
    [InlineData("He didn't say \"no\".", "He|did|n't|say|\"|no|\"|.")]
    [InlineData("The ministry’s envoy can’t come", "The|ministry|’s|envoy|ca|n’t|come")]
    [InlineData("Mr. Smith of the U.S. met Jean-Pierre at 3.5%", "Mr.|Smith|of|the|U.S.|met|Jean-Pierre|at|3.5|%")]
    [InlineData("It cost $1,250 — too much…", "It|cost|$|1,250|—|too|much|…")]
    [InlineData("“President (Lee) left,” he said.", "“|President|(|Lee|)|left|,|”|he|said|.")]
    [InlineData("See https://example.org/a?b=1, please", "See|https://example.org/a?b=1|,|please")]
    [InlineData("''We shall,'' she said", "''|We|shall|,|''|she|said")]
    public void Words_and_marks_stand_alone_in_the_manner_of_the_treebank(string text, string expected) =>
        string.Join('|', Tokenizer.Tokenize(text).Select(t => text[t.Start..t.End])).ShouldBe(expected);

    [Fact]
    public void A_run_without_blanks_is_cut_into_tokens_of_bounded_length() =>
        Tokenizer.Tokenize(new string('x', 100_000)).ShouldAllBe(t => t.Length <= Tokenizer.LongestToken);

    [Fact]
    public void Invisible_marks_are_no_tokens() =>
        Tokenizer.Tokenize("\uFEFFone\u200B two\u202E\u200F").Count.ShouldBe(2);
}
