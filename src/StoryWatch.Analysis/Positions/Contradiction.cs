using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Finds whose word a statement is said to contradict: "an official said that it had failed, which contradicted the minister".</summary>
internal static class Contradiction
{
    /// <returns>Whoever is contradicted; null where the sentence says it of nobody.</returns>
    public static Actor? Of(ParsedText text, Syntax syntax, Frame frame, MentionIndex mentions)
    {
        if (frame.Voice != Voice.Own)
            return null;
        for (var verb = frame.From; verb < frame.To; verb++)
        {
            if (text.Lemmas[verb] != "contradict" || !syntax.IsVerb(verb) || syntax.IsSupposed(verb) || syntax.Child(verb, "neg", "auxpass") >= 0 || IsModal(text, syntax.Child(verb, "aux")) || !IsSaidHere(text, syntax, verb, frame))
                continue;
            var told = syntax.Child(verb, "dobj");
            if (told < 0)
                continue;
            // "the president", "the president's account"
            var (from, to) = syntax.Subtree(told);
            foreach (var mention in mentions.Starting(from, to))
            {
                if (mention is { Holder: { } other, Use: not MentionUse.Place } && mention.End <= to && other.Name != (frame.Speaker ?? frame.Holder).Name)
                    return other;
            }
        }

        return null;
    }

    private static bool IsModal(ParsedText text, int aux) => aux >= 0 && text.Lemmas[aux] is not ("have" or "has" or "had" or "be");

    // What is said contradicts, or whoever says it does: not "he said that the report contradicted the minister".
    private static bool IsSaidHere(ParsedText text, Syntax syntax, int verb, Frame frame)
    {
        var subject = syntax.Child(verb, "nsubj");
        return subject < 0 ? (text.Tags[verb] == "VBG" && text.Labels[verb] == "advcl") || verb == frame.Predicate : text.Word(subject) is "which" || (subject >= frame.Subject.First && subject < frame.Subject.End);
    }
}
