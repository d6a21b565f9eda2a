using StoryWatch.Newsroom.Searching;

namespace StoryWatch.Newsroom.Tests.Searching;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("Talks, talks!", "talks talks")]
    [InlineData("São Tomé — Zürich", "sao tome zurich")]
    [InlineData("O'Neil's 20-year plan", "o neil s 20 year plan")]
    [InlineData("北京 talks", "北 京 talks")]
    [InlineData("\ud800 half a pair", "half a pair")]
    [InlineData("… — !", "")]
    public void Words_are_letters_and_digits_folded(string text, string words) =>
        string.Join(' ', SearchWords.Of(text).Select(word => word.Word)).ShouldBe(words);

    [Fact]
    public void A_word_knows_where_it_stands_in_the_text()
    {
        const string text = "Die Zölle: 2021.";
        SearchWords.Of(text).Select(word => text[word.Start..word.End]).ShouldBe(["Die", "Zölle", "2021"]);
    }

    [Fact]
    public void Marks_show_words_and_phrases_where_they_stand_and_do_not_overlap()
    {
        const string text = "Ready to talk, ready to sign; talks are on.";
        string[] Marked(string query) => [.. SearchQuery.Parse(query)!.MarksIn(text).Select(mark => text[mark.Start..mark.End])];

        Marked("talk").ShouldBe(["talk", "talks"]);
        Marked("\"ready to sign\" talk").ShouldBe(["talk", "ready to sign", "talks"]);
        Marked("ready \"ready to\"").ShouldBe(["Ready to", "ready to"]);
        Marked("\"sign talks\"").ShouldBe(["sign; talks"]);
        Marked("peace").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \" \" ")]
    [InlineData("%$&")]
    public void A_query_without_a_word_is_none(string text) => SearchQuery.Parse(text).ShouldBeNull();
}
