using StoryWatch.Analysis;
using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Formats;
using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Composition;

/// <summary>The shipped models and dictionaries, put together.</summary>
internal static class Models
{
    public static IArticleAnalyzer CreateAnalyzer() => CreateAnalyzer(ActorDictionary.Shipped);

    public static IArticleAnalyzer CreateAnalyzer(ActorDictionary dictionary)
    {
        var actors = new ActorFinder(dictionary);
        var parser = TextParser.Load();
        return new ArticleAnalyzer(parser, AttributionReader.Load(actors), new PositionReader(actors, parser));
    }

    /// <summary>An empty index on the shipped routing model.</summary>
    public static IRoutingIndex CreateRoutingIndex() => new RoutingIndex(RoutingModel.Shipped);

    /// <summary>Codes dyads as the positions of an analysis are coded.</summary>
    public static Func<DyadLine, CodedLine> CreateDyadCoder()
    {
        var coder = new DyadCoder(ActorDictionary.Shipped);
        return dyad =>
        {
            var (happened, quad) = coder.Code(dyad.Text, dyad.Source, dyad.Target);
            return new CodedLine(dyad.Id, happened.ToString().ToUpperInvariant(), (int)quad);
        };
    }
}
