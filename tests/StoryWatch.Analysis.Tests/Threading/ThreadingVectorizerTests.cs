using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis.Tests.Threading;

public sealed class ThreadingVectorizerTests
{
    [Fact]
    public void Inflected_words_are_one_term()
    {
        var one = Read("Sanctions imposed", "The council imposed sanctions.");
        var other = Read("Sanctioning", "Council imposes a sanction");

        other.Title.CoveredBy(one.Body).ShouldBe(1f);
    }

    [Theory]
    [InlineData("The Syrian army left.", "Fighting in Damascus went on.")]
    [InlineData("A North Korean missile flew.", "Pyongyang fired it.")]
    [InlineData("U.S. officials left.", "They flew to the United States.")]
    public void A_country_is_one_place_under_all_its_names(string one, string other)
    {
        Read(null, one).Places.Terms.ToArray().ShouldBe(Read(null, other).Places.Terms.ToArray());
    }

    [Fact]
    public void A_capital_at_the_head_of_a_sentence_makes_no_name()
    {
        var vectors = Read(null, "Fields burned. Nobody saw Hana Okoro.");

        // Hana, Okoro, and the two together.
        vectors.Names.Count.ShouldBe(3);
    }

    [Fact]
    public void An_article_without_title_is_titled_by_its_first_sentence()
    {
        var vectors = Read(null, "Fields burned near the harbour. Nobody slept.");

        vectors.Title.Count.ShouldBe(3);
    }

    [Fact]
    public void Words_in_quotation_marks_are_kept_as_phrases()
    {
        Read(null, "She said “the border stays shut” again.").Quotes.Count.ShouldBe(2);
        Read(null, "She said the border stays shut again.").Quotes.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("...")]
    [InlineData("\u00a0\ud800 ?")]
    public void A_text_without_words_gives_empty_bags(string text)
    {
        var vectors = Read(null, text);

        vectors.Body.Count.ShouldBe(0);
        vectors.Wording.Runs.ShouldBe(0);
    }

    private static ThreadingVectors Read(string? title, string text) =>
        ThreadingVectorizer.Vectorize(new Article("a-1", text, DateTimeOffset.UnixEpoch) { Title = title });
}
