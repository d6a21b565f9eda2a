using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Analysis.Attributions;

/// <summary>Finds who said what in a parsed text.</summary>
public interface IAttributionReader
{
    /// <summary>The attributions in text order; all spans lie within the text.</summary>
    /// <param name="at">Day of the article, for offices that change hands; null where none is known.</param>
    ValueList<Attribution> Read(ParsedText text, DateOnly? at);
}
