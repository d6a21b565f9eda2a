using StoryWatch.Analysis;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Composition;

/// <summary>The shipped models and dictionaries, put together.</summary>
internal static class Models
{
    public static IArticleAnalyzer CreateAnalyzer() => new FirstAnalyzer();

    /// <summary>An empty index on the shipped routing model.</summary>
    public static IRoutingIndex CreateRoutingIndex() => new FirstIndex();

    /// <summary>Codes dyads as the positions of an analysis are coded.</summary>
    public static Func<DyadLine, CodedLine> CreateDyadCoder() => dyad => new CodedLine(dyad.Id, nameof(PloverEvent.None).ToUpperInvariant(), (int)QuadClass.None);
}
