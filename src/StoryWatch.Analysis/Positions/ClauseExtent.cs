using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Where the words of a clause begin and end.</summary>
internal sealed class ClauseExtent(ParsedText text)
{
    private const int MostOfNone = 8;

    // A relative clause and a second verb of the same subject are clauses of their own.
    public int OwnEnd(Syntax syntax, int predicate, int to)
    {
        for (var i = predicate + 2; i < to; i++)
        {
            var other = text.Labels[i] == "acl:relcl" || (text.Labels[i] == "conj" && text.Heads[i] == predicate && syntax.IsVerb(i));
            if (other && syntax.Subtree(i).From is var start && start > predicate + 1)
                return Math.Min(to, start);
        }

        // "has no intention of leaving ...", which the parser cuts short.
        if (to <= predicate + 2 && predicate + 1 < syntax.End && text.Lemmas[predicate] is "have" or "has" && text.Word(predicate + 1) is "no")
            to = Math.Min(syntax.End, predicate + MostOfNone);
        return WithCondition(syntax, to);
    }

    // "... would meet him 'when the time is right'": a condition right after the clause belongs to it, wherever the parser hung it.
    private int WithCondition(Syntax syntax, int to)
    {
        var next = to;
        while (next < syntax.End && (text.Tags[next] is "``" or "''" || (text.Tags[next] == "," && next + 1 < syntax.End && text.Word(next + 1) is "provided")))
            next++;
        if (next >= syntax.End || !IsCondition(next))
            return to;
        while (next < syntax.End && text.Tags[next] != ",")
            next++;
        return next;
    }

    private bool IsCondition(int token) =>
        text.Lemmas[token] is "if" or "when" or "unless" or "until" or "once" or "only" or "provided" || (text.Lemmas[token] == "provide" && text.Word(token) is "provided");

    // Auxiliaries and negation that stand before a verb belong to what is read.
    public int Start(Syntax syntax, int verb)
    {
        var start = verb;
        for (var i = verb - 1; i >= syntax.First && text.Heads[i] == verb && text.Labels[i] is "aux" or "auxpass" or "neg" or "advmod"; i--)
            start = i;
        return start;
    }
}
