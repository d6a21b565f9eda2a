namespace StoryWatch.Stories.Threads;

/// <summary>What a story keeps of an article: enough to show where a quote stands and to count independent sources.</summary>
/// <param name="At">The time that the article stands for: published, else received.</param>
/// <param name="SourceGroup">Same for wire copies of one text: one group is one independent source.</param>
public sealed record ArticleRef(
    string Id,
    int Revision,
    string? Outlet,
    string? Title,
    string? Url,
    DateTimeOffset At,
    string SourceGroup);
