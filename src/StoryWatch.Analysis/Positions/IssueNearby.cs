using System.Runtime.InteropServices;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>The issue of words that name none themselves ("rejected the offer"): their sentence's, their object, the sentence's before.</summary>
internal static class IssueNearby
{
    /// <summary>Where nothing tells the matter, it is the two parties' relations as such.</summary>
    private const string Unknown = "relations";

    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal)
    {
        "offer", "proposal", "plan", "request", "call", "demand", "move", "decision", "idea", "claim", "report", "statement", "comment", "it",
        "that", "this", "them", "him", "country", "government", "way", "step", "measure", "side", "time", "day", "week", "year", "suggestion",
        "allegation", "accusation", "charge", "thing", "question", "people", "one", "part", "part", "word", "lot",
    };

    private static readonly HashSet<string> Pointing = new(StringComparer.Ordinal) { "wish", "offer", "proposal", "request", "call", "idea", "suggestion", "gesture", "overture", "invitation" };

    public static string Of(ParsedText text, int sentence, Frame frame) =>
        First(text, sentence) ?? Object(text, frame) ?? (sentence > 0 ? First(text, sentence - 1) : null) ?? Unknown;

    /// <summary>"Welcomed the wish": what was wished stands in the sentence before, whatever else this one goes on to name; null where nothing points there.</summary>
    public static string? PointedTo(ParsedText text, int sentence, Frame frame) =>
        sentence > 0 && HasPointingObject(text, frame) ? First(text, sentence - 1) : null;

    private static bool HasPointingObject(ParsedText text, Frame frame)
    {
        for (var i = frame.Predicate + 1; frame.Predicate >= 0 && i < frame.To; i++)
        {
            if (text.Heads[i] == frame.Predicate && text.Labels[i] == "dobj")
                return text.Tags[i] is "NN" or "NNS" && Pointing.Contains(text.Lemmas[i]);
        }

        return false;
    }

    private static string? First(ParsedText text, int sentence)
    {
        var tokens = text.Sentences[sentence];
        var words = new StemmedText(text.Span(tokens.First, tokens.End).In(text.Text));
        return IssueChoice.Of(CollectionsMarshal.AsSpan(words.Stems), (0, 0), 0, words.Stems.Count) is [var hit, ..] ? hit.Issue : null;
    }

    // The open vocabulary: the noun that the predicate governs.
    private static string? Object(ParsedText text, Frame frame)
    {
        for (var i = frame.Predicate + 1; frame.Predicate >= 0 && i < frame.To; i++)
        {
            if (text.Heads[i] == frame.Predicate && text.Labels[i] == "dobj" && text.Tags[i] is "NN" or "NNS" && !Vague.Contains(text.Lemmas[i]))
                return text.Lemmas[i];
        }

        return null;
    }
}
