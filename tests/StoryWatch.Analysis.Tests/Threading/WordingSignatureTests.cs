using StoryWatch.Analysis.Threading;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis.Tests.Threading;

public sealed class WordingSignatureTests
{
    private static readonly string Report = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i * 7919 % 1000}"));

    [Fact]
    public void A_text_contains_itself_whole()
    {
        Of(Report).Containment(Of(Report)).ShouldBe(1f, 0.01f);
        Of(Report).Jaccard(Of(Report)).ShouldBe(1f);
    }

    [Fact]
    public void A_half_is_contained_whole_though_it_shares_only_half_of_all_runs()
    {
        var half = Of(Report[..(Report.Length / 2)]);

        half.Jaccard(Of(Report)).ShouldBe(0.5f, 0.15f);
        half.Containment(Of(Report)).ShouldBe(1f, 0.25f);
    }

    [Fact]
    public void The_same_words_in_another_order_are_no_copy()
    {
        var shuffled = string.Join(' ', Report.Split(' ').OrderBy(word => word, StringComparer.Ordinal));

        Of(Report).Containment(Of(shuffled)).ShouldBeLessThan(0.1f);
    }

    [Fact]
    public void A_text_too_short_for_one_run_shares_nothing()
    {
        Of("three words only").Runs.ShouldBe(0);
        Of("three words only").Containment(Of(Report)).ShouldBe(0f);
    }

    private static WordingSignature Of(string text) =>
        ThreadingVectorizer.Vectorize(new Article("a-1", text, DateTimeOffset.UnixEpoch)).Wording;
}
