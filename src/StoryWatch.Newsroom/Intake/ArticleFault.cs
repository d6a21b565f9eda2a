namespace StoryWatch.Newsroom.Intake;

/// <summary>Why a record is no article, in words for whoever sent it.</summary>
/// <param name="Field">The field at fault; null where the record as a whole cannot be read.</param>
public sealed record ArticleFault(string? Field, string Reason)
{
    public override string ToString() => Field is null ? Reason : $"{Field}: {Reason}";
}

/// <summary>One line (or array element) read: an article, or the reason why it is none.</summary>
/// <param name="Number">From 1.</param>
public sealed record ArticleLine(int Number, Stories.Articles.Article? Article, ArticleFault? Fault)
{
    /// <summary>Where nothing but the text is missing: the article with its title in the text's place, enough to thread it. Never for the inbox.</summary>
    public Stories.Articles.Article? Headline { get; init; }
}
