namespace StoryWatch.Stories.Threads;

/// <summary>Identity of a story. It derives from the story's first article, so that a replay gives the same ids.</summary>
public readonly record struct StoryId(string Value)
{
    /// <summary>The id of the story that the given article opens.</summary>
    public static StoryId OpenedBy(string articleId) =>
        new("s-" + StableHash.Of(articleId).ToString("x16", System.Globalization.CultureInfo.InvariantCulture));

    public override string ToString() => Value;
}
