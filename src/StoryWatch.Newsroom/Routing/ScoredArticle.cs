using StoryWatch.Analysis.Threading;

namespace StoryWatch.Newsroom.Routing;

/// <summary>An article beside the developments and stories that it may belong to.</summary>
internal sealed record ScoredArticle(ThreadingVectors Vectors, WeighedArticle Article, CopyIndex.Entry? Copy)
{
    public List<Development> Developments { get; } = [];

    public List<float[]> DevelopmentFeatures { get; } = [];

    /// <summary>Log-odds that the article reports the development.</summary>
    public List<float> DevelopmentLogOdds { get; } = [];

    public List<LiveStory> Stories { get; } = [];

    public List<float[]> StoryFeatures { get; } = [];

    /// <summary>Log-odds that the article, as a new development, belongs to the story.</summary>
    public List<float> StoryLogOdds { get; } = [];
}
