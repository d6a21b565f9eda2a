using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>A frame as the coder reads it: its words, and where source, target and predicate stand among them.</summary>
/// <param name="Predicate">Token of the predicate; -1 for a statement read as a whole.</param>
internal sealed record CodedClause(StemmedText Words, (int First, int End) Source, (int First, int End) Target, int Predicate)
{
    public static CodedClause Of(ParsedText text, Frame frame, ActorMention? target)
    {
        if (frame.Active is { } active)
            return Of(active);
        var start = text.Tokens[frame.From].Start;
        var words = new StemmedText(text.Text[start..text.Tokens[frame.To - 1].End]);
        var end = words.Tokens.Count;
        return new CodedClause(
            words,
            frame.Subject.End > frame.Subject.First ? words.Range(Relative(text, frame.Subject, start)) : (0, 0),
            target is null ? (end, end) : words.Range(Relative(text, (target.First, target.End), start)),
            frame.Predicate < 0 ? -1 : words.Range(Relative(text, (frame.Predicate, frame.Predicate + 1), start)).First);
    }

    /// <summary>The tokens of the people that the clause names, titles included.</summary>
    public List<(int First, int End)> Names(ParsedText text, Frame frame, MentionIndex mentions)
    {
        var names = new List<(int First, int End)>();
        if (frame.Active is not null)
            return names;
        var start = text.Tokens[frame.From].Start;
        foreach (var mention in mentions.Starting(frame.From, frame.To))
        {
            if (mention.Kind == ActorKind.Person && mention.End <= frame.To)
                names.Add(Words.Range(Relative(text, (mention.First, mention.End), start)));
        }

        return names;
    }

    private static CodedClause Of(ActiveClause active)
    {
        var words = new StemmedText(active.Text);
        var end = words.Tokens.Count;
        var target = active.Target.Length > 0 ? words.Range(active.Target) : (end, end);
        return new CodedClause(words, words.Range(active.Source), target, words.Range(new TextSpan(active.VerbStart, active.VerbStart + 1)).First);
    }

    private static TextSpan Relative(ParsedText text, (int First, int End) tokens, int start) =>
        new(text.Tokens[tokens.First].Start - start, text.Tokens[tokens.End - 1].End - start);
}
