using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Tells the words that report from those that are reported.</summary>
internal sealed class Cues(ParsedText text, MentionIndex mentions)
{
    /// <summary>Those who only report: the sources of speech, and "..., the union announced" where no speech was found.</summary>
    public List<(int First, int End)> Reporters(Syntax syntax, List<Speech> speeches)
    {
        var reporters = speeches.Select(speech => speech.Source).Where(source => source.End > source.First).ToList();
        for (var verb = syntax.First; verb < syntax.End; verb++)
        {
            if (Speech.IsReporting(text.Lemmas[verb]) && syntax.IsVerb(verb) && syntax.SubjectOf(verb, out _) is >= 0 and var subject && mentions.At(subject) is { } mention)
                reporters.Add((mention.First, mention.End));
        }

        return reporters;
    }

    /// <summary>True for a verb that only tells that something was said.</summary>
    public bool IsCueOf(Speech speech, Syntax syntax, int token) =>
        speech.Said >= 0
            ? (speech.Said == token || (text.Heads[speech.Said] == token && text.Labels[speech.Said] is "xcomp" or "ccomp" && text.Tags[speech.Said] == "VB")) && !IsDoneTo(speech, syntax, token)
            : IsAbove(speech, syntax, token);

    private static bool IsAbove(Speech speech, Syntax syntax, int token) =>
        !speech.Holds(token) && speech.From < speech.To && syntax.IsBelow(speech.From, token) && IsReported(speech, syntax, token);

    // The verb right above a content is its cue: "said", "told", "warned" are read with what they report.
    // "recalled its ambassador", "backs the plan": a thing done to an object is a deed, whoever took it for speech.
    private static bool IsReported(Speech speech, Syntax syntax, int token)
    {
        if (IsDoneTo(speech, syntax, token))
            return false;
        var (from, to) = syntax.Subtree(token);
        return from <= speech.From && speech.To <= to + 1 && (speech.To - speech.From) * 2 > to - from - 8;
    }

    /// <summary>True where the verb has the content for its object: a deed, whoever took it for speech.</summary>
    public static bool IsDoneTo(Speech speech, Syntax syntax, int token) =>
        token >= 0 && syntax.Child(token, "dobj") is >= 0 and var thing && speech.Holds(thing) && syntax.Subtree(thing).From <= speech.From;
}
