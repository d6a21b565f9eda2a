using StoryWatch.Contracts;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Web.Articles;

/// <summary>Where the quotes of a story's shifts stand in an article.</summary>
internal static class ArticleQuotes
{
    public static IReadOnlyList<QuoteView> Of(Article article, IReadOnlyList<ShiftView> shifts) =>
    [
        .. shifts
            .SelectMany(shift => new[] { (shift.Id, Side: "before", Said: shift.Before), (shift.Id, Side: "after", Said: shift.After) })
            .Where(quote => quote.Said?.Article == article.Id)
            .Select(quote => Place(article.Text, quote.Id, quote.Side, quote.Said!))
            .OfType<QuoteView>()
            .OrderBy(quote => quote.Start)
            .ThenBy(quote => quote.End)
            .ThenBy(quote => quote.Shift, StringComparer.Ordinal),
    ];

    // A quote may come from an earlier revision: then it is looked for, and left out where the text has it no more.
    private static QuoteView? Place(string text, string shift, string side, StatementView said)
    {
        var stands = said.Start >= 0 && said.End <= text.Length && text.AsSpan(said.Start, Math.Max(0, said.End - said.Start)).SequenceEqual(said.Quote);
        var start = stands ? said.Start : text.IndexOf(said.Quote, StringComparison.Ordinal);
        return start < 0 ? null : new(shift, side, start, start + said.Quote.Length);
    }
}
