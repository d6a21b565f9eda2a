using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis;

/// <summary>What an article says: a pure function of the article.</summary>
/// <param name="Language">ISO 639-1 code of the language found; <c>und</c> where none could be told.</param>
/// <param name="Supported">False where the language is not read: then nothing is attributed rather than nonsense.</param>
/// <param name="Attributions">In text order.</param>
/// <param name="Positions">In text order.</param>
public sealed record ArticleAnalysis(
    string Language,
    bool Supported,
    ValueList<StoryWatch.Stories.Claims.Attribution> Attributions,
    ValueList<Position> Positions);
