namespace StoryWatch.Contracts;

/// <summary>An article as it is pushed. <c>id</c> and <c>text</c> are required; <c>doc</c> is read as id and <c>date</c> as published.</summary>
/// <param name="Published">A day or a timestamp of ISO 8601; UTC where it has no offset.</param>
/// <param name="Status">"usable" (default), "withheld" or "canceled".</param>
public sealed record PushedArticle(
    string Id,
    string Text,
    string? Url,
    string? Source,
    string? Title,
    string? Byline,
    string? Language,
    string? Published,
    string? Received,
    string? Embargo,
    int? Revision,
    string? Status);

/// <summary>The answer to one article: it is on disk.</summary>
/// <param name="Verdict">"accepted", "revised" (a changed text of a known id) or "known" (nothing new).</param>
/// <param name="Sequence">Place in the inbox.</param>
public sealed record ArticleReceipt(string Id, int Revision, string Verdict, long Sequence);

/// <summary>The answer to a batch, one item for each line that is not blank.</summary>
public sealed record BatchReceipt(int Accepted, int Revised, int Known, int Rejected, IReadOnlyList<BatchItem> Items);

/// <summary>What became of one line (JSON Lines) or element (JSON array) of a batch, counted from 1.</summary>
/// <param name="Verdict">As in <see cref="ArticleReceipt"/>, or "rejected".</param>
/// <param name="Field">Of a rejected one: the field at fault, absent where the line as a whole cannot be read.</param>
/// <param name="Reason">Why it was rejected.</param>
public sealed record BatchItem(int Line, string Verdict, string? Id, int? Revision, long? Sequence, string? Field, string? Reason);

/// <summary>An article's text with the quotes of its story in it.</summary>
/// <param name="Story">The story that it went to; absent while it is in none.</param>
/// <param name="Quotes">In text order; offsets are UTF-16 code units of <paramref name="Text"/>.</param>
public sealed record ArticleText(
    string Id,
    int Revision,
    string? Outlet,
    string? Title,
    string? Byline,
    string? Url,
    DateTimeOffset At,
    string? Story,
    string Text,
    IReadOnlyList<QuoteView> Quotes);

/// <summary>A quote that a shift rests on.</summary>
/// <param name="Side">"after" or "before": which side of the shift it proves.</param>
public sealed record QuoteView(string Shift, string Side, int Start, int End);
