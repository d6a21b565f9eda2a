using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads nouns that tell an event: "Ruritania's refusal".</summary>
internal sealed class NounFrames(ParsedText text, MentionIndex mentions, NameLists names)
{
    private static readonly HashSet<string> EventNouns = new(StringComparer.Ordinal)
    {
        "refusal", "rejection", "withdrawal", "offer", "threat", "demand", "warning", "proposal", "pledge", "vow", "accusation", "condemnation",
        "denial", "recognition", "invasion", "seizure", "deployment", "expulsion", "release", "exit", "decision", "invitation", "ultimatum",
    };

    // "Ruritania's refusal to talk", "the rejection of the plan by Ruritania".
    public void Add(List<Frame> frames, Syntax syntax, List<Speech> speeches, int token)
    {
        if (!EventNouns.Contains(text.Lemmas[token]) || !text.Tags[token].StartsWith("NN", StringComparison.Ordinal) || syntax.IsSupposed(token))
            return;
        foreach (var mention in mentions.Starting(syntax.First, syntax.End))
        {
            if (mention.End > syntax.End || mention is not { Holder: { } holder } || mention.Use == MentionUse.Place)
                continue;
            var head = names.Head(mention);
            if (text.Heads[head] != token || mention.First <= token == text.Labels[head] is "nmod")
                continue;
            if (text.Labels[head] is not ("nmod:poss" or "amod" or "compound") && !(text.Labels[head] == "nmod" && syntax.Child(head, "case") is >= 0 and var by && text.Lemmas[by] == "by"))
                continue;
            var (from, to) = syntax.Subtree(token);
            var speech = Speech.Innermost(speeches, token);
            frames.Add(new Frame(holder, mention, Math.Min(from, mention.First), to, (mention.First, mention.End))
            {
                Predicate = token,
                Subordinate = true,
                Voice = Speech.VoiceOf(speech, holder),
                Speaker = speech?.Speaker,
            });
        }
    }
}
