using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

/// <summary>The positions of a text as the shipped dictionaries and models read it on one day in May 2019.</summary>
internal static class ShippedReader
{
    private static readonly ActorFinder Actors = new(ActorDictionary.Shipped);
    private static readonly PositionReader Reader = new(Actors, Parser);

    public static TextParser Parser => Loaded.Value;

    public static ValueList<Position> Of(string text, string? headline = null) => Of(text, [], headline);

    /// <param name="said">What is attributed to whom in the text.</param>
    public static ValueList<Position> Of(string text, ValueList<Attribution> said, string? headline = null) =>
        Reader.Read(Parser.Parse(text), said, new DateOnly(2019, 5, 2), headline);

    /// <summary>The first position of a country, by its ISO 3166 alpha-3 code.</summary>
    public static Position By(this ValueList<Position> positions, string country) =>
        positions.FirstOrDefault(position => position.Actor.Country == country).ShouldNotBeNull($"no position of {country}");

    /// <summary>An attribution whose source, content and cue are found in the text by their words.</summary>
    public static Attribution Said(string text, string source, string content, Actor speaker, string? cue = null)
    {
        var (from, at) = (text.IndexOf(source, StringComparison.Ordinal), text.IndexOf(content, StringComparison.Ordinal));
        ValueList<TextSpan> cues = cue is not null && text.IndexOf(cue, StringComparison.Ordinal) is var word ? [new TextSpan(word, word + cue.Length)] : [];
        return new Attribution(AttributionType.Indirect, [new TextSpan(from, from + source.Length)], cues, [new TextSpan(at, at + content.Length)], speaker);
    }

    private static class Loaded
    {
        public static readonly TextParser Value = TextParser.Load();
    }
}
