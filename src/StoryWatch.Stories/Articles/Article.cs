namespace StoryWatch.Stories.Articles;

/// <summary>One outlet's text as it was received, one revision of it.</summary>
/// <param name="Id">Identity of the article, the same for all its revisions.</param>
/// <param name="Text">The body, never empty. All offsets of an analysis are into this string.</param>
/// <param name="Received">When intake took it: the time that decisions go by where <see cref="Published"/> is not known.</param>
public sealed record Article(string Id, string Text, DateTimeOffset Received)
{
    /// <summary>1 for the first text seen under this id, one more for each changed text.</summary>
    public int Revision { get; init; } = 1;

    public string? Title { get; init; }

    public string? Url { get; init; }

    /// <summary>The outlet, as the record or feed names it.</summary>
    public string? Source { get; init; }

    public string? Byline { get; init; }

    /// <summary>BCP 47 tag as the record gives it; the analysis decides for itself what it can read.</summary>
    public string? Language { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>Not to be shown before this time.</summary>
    public DateTimeOffset? Embargo { get; init; }

    public ArticleStatus Status { get; init; } = ArticleStatus.Usable;

    /// <summary>The time that the article stands for in its story.</summary>
    public DateTimeOffset At => Published ?? Received;
}

/// <summary>The publishing status of NewsML-G2 and ninjs.</summary>
public enum ArticleStatus
{
    Usable,
    Withheld,
    Canceled,
}
