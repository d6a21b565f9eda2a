using StoryWatch.Analysis.Actors;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>Where the source and target of a given dyad stand in a text.</summary>
internal static class DyadSpans
{
    /// <summary>First place of the source, and of the target outside it, after it where there is one; null where it is not in the text.</summary>
    public static (TextSpan? Source, TextSpan? Target) Locate(string text, string source, string target)
    {
        var s = Find(text, source, 0);
        if (s is not { } at)
            return (null, Find(text, target, 0));
        var t = Find(text, target, at.End);
        for (var from = 0; t is null && Find(text, target, from) is { } earlier; from = earlier.Start + 1)
        {
            if (!earlier.Overlaps(at))
                t = earlier;
        }

        // "Bosnian Serbs" towards "Serbs": one name within the other is still a dyad.
        return (s, t ?? Find(text, target, 0));
    }

    /// <summary>The mention that says most about a span: the longest that overlaps it.</summary>
    public static ActorMention? Best(ReadOnlySpan<ActorMention> mentions, TextSpan? span)
    {
        ActorMention? best = null;
        foreach (var mention in mentions)
        {
            if (span is { } wanted && mention.Span.Overlaps(wanted) && (best is null || mention.Span.Length > best.Span.Length))
                best = mention;
        }

        return best;
    }

    private static TextSpan? Find(string text, string name, int from)
    {
        if (name.Length == 0)
            return null;
        var fallback = -1;
        for (var at = text.IndexOf(name, from, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var whole = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
            if (whole)
                return new TextSpan(at, at + name.Length);
            if (fallback < 0)
                fallback = at;
        }

        if (fallback < 0)
            fallback = text.IndexOf(name, from, StringComparison.OrdinalIgnoreCase);
        return fallback < 0 ? null : new TextSpan(fallback, fallback + name.Length);
    }
}
