using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Finds what parties hold and do in a parsed text.</summary>
public interface IPositionReader
{
    /// <summary>The positions in text order.</summary>
    /// <param name="attributions">Who says what in the same text.</param>
    /// <param name="at">Day of the article, null where none is known.</param>
    /// <param name="headline">What the outlet put above it: what it names weighs more.</param>
    ValueList<Position> Read(ParsedText text, ValueList<Attribution> attributions, DateOnly? at, string? headline = null);
}
