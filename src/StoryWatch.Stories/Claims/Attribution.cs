using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Claims;

/// <summary>Who said what in one article, in the terms of PolNeAR (Newell et al. 2018): source, cue and content spans.</summary>
/// <param name="Source">Spans that name the source; empty where the text leaves it out.</param>
/// <param name="Cue">Spans of the words that make the attribution ("said", "according to"); may be empty.</param>
/// <param name="Content">What is attributed, in text order; more than one span where it is interrupted.</param>
/// <param name="Speaker">The source resolved to an actor across the article.</param>
public sealed record Attribution(
    AttributionType Type,
    ValueList<TextSpan> Source,
    ValueList<TextSpan> Cue,
    ValueList<TextSpan> Content,
    Actor Speaker);

/// <summary>Direct: all of the content is quoted. Indirect: none is. Mixed: a part is.</summary>
public enum AttributionType
{
    Direct,
    Indirect,
    Mixed,
}
