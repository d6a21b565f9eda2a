using System.Text.Json.Serialization;
using StoryWatch.Analysis;
using StoryWatch.Stories;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Formats;

/// <summary>One article's analysis as <c>storywatch analyze</c> prints it; see docs/formats.md.</summary>
internal sealed record AnalysisLine(string Id, IReadOnlyList<AttributionLine> Attributions, IReadOnlyList<PositionLine> Positions)
{
    public static AnalysisLine Of(Article article, ArticleAnalysis analysis) => new(
        article.Id,
        [.. analysis.Attributions.Select(attribution => AttributionLine.Of(article.Text, attribution))],
        [.. analysis.Positions.Select(PositionLine.Of)]);
}

internal sealed record AttributionLine(
    AttributionType Type, IReadOnlyList<SpanLine> Source, IReadOnlyList<SpanLine> Cue, IReadOnlyList<SpanLine> Content, ActorLine Speaker)
{
    public static AttributionLine Of(string text, Attribution attribution) => new(
        attribution.Type,
        SpanLine.Of(text, attribution.Source),
        SpanLine.Of(text, attribution.Cue),
        SpanLine.Of(text, attribution.Content),
        ActorLine.Of(attribution.Speaker));
}

internal sealed record SpanLine(int Start, int End, string Text)
{
    public static IReadOnlyList<SpanLine> Of(string text, ValueList<TextSpan> spans) =>
        [.. spans.Select(span => new SpanLine(span.Start, span.End, span.In(text)))];
}

internal sealed record ActorLine(string Name, string? Country, string? Sector)
{
    public static ActorLine Of(Actor actor) => new(actor.Name, actor.Country, actor.Sector);
}

internal sealed record PositionLine(
    ActorLine Actor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] ActorLine? Counterpart,
    string Issue,
    Stance Stance,
    string Event,
    Modality Modality,
    SpanLine Evidence)
{
    public static PositionLine Of(Position position) => new(
        ActorLine.Of(position.Actor),
        position.Counterpart is { } counterpart ? ActorLine.Of(counterpart) : null,
        position.Issue,
        position.Stance,
        position.Event.ToString().ToUpperInvariant(),
        position.Modality,
        new SpanLine(position.Evidence.Start, position.Evidence.End, position.Evidence.Text));
}
