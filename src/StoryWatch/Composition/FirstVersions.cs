using StoryWatch.Analysis.Attributions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;

namespace StoryWatch.Composition;

/// <summary>Finds no attributions, until the reader of attributions is composed here.</summary>
internal sealed class NoAttributions : IAttributionReader
{
    public ValueList<Attribution> Read(ParsedText text, DateOnly? at) => [];
}
