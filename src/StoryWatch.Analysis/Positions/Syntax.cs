using StoryWatch.Analysis.Text;

namespace StoryWatch.Analysis.Positions;

/// <summary>Questions asked of the dependency tree of one sentence.</summary>
internal sealed class Syntax(ParsedText text, Sentence sentence)
{
    private const int MostSteps = 200;

    // "the prospect that Ruritania lifts them", "to the extent that it does".
    private static readonly HashSet<string> Unsure = new(StringComparer.Ordinal)
    {
        "extent", "case", "event", "idea", "possibility", "prospect", "chance", "hope", "fear", "question", "risk", "likelihood", "suggestion", "speculation", "scenario", "concern",
    };

    private readonly bool _waits = text.Lemmas.AsSpan(sentence.First, sentence.Count).ContainsAny("only", "until");
    private (int From, int To)[]? _subtrees;

    public int First => sentence.First;

    public int End => sentence.End;

    public bool IsVerb(int token) => text.Tags[token].StartsWith("VB", StringComparison.Ordinal) || text.Tags[token] == "MD";

    /// <summary>The first child of a token under one of the labels; -1 for none.</summary>
    public int Child(int token, params ReadOnlySpan<string> labels)
    {
        for (var i = First; i < End; i++)
        {
            if (text.Heads[i] == token && labels.Contains(text.Labels[i]))
                return i;
        }

        return -1;
    }

    /// <summary>The tokens below a token, itself included, as <c>[From, To)</c>.</summary>
    public (int From, int To) Subtree(int token) => token >= First && token < End ? (_subtrees ??= Subtrees())[token - First] : (token, token + 1);

    private (int From, int To)[] Subtrees()
    {
        var subtrees = new (int From, int To)[End - First];
        for (var i = First; i < End; i++)
            subtrees[i - First] = (i, i + 1);
        for (var i = First; i < End; i++)
        {
            // A tree has no cycles; the bound keeps a broken one from hanging the reader.
            for (var (above, steps) = (i, 0); above >= First && above < End && steps < MostSteps; (above, steps) = (text.Heads[above], steps + 1))
            {
                var (from, to) = subtrees[above - First];
                subtrees[above - First] = (Math.Min(from, i), Math.Max(to, i + 1));
            }
        }

        return subtrees;
    }

    public bool IsBelow(int token, int ancestor)
    {
        for (var steps = 0; token >= First && token < End && steps < MostSteps; steps++)
        {
            if (token == ancestor)
                return true;
            token = text.Heads[token];
        }

        return false;
    }

    /// <summary>True for a clause that only supposes: "if Iran attacks", "whether it will", "should they refuse".</summary>
    public bool IsSupposed(int predicate)
    {
        var token = predicate;
        var shares = true;
        for (var steps = 0; steps < 4 && token >= First && token < End; steps++)
        {
            if (IsOnlyWhen(token))
                return true;
            var mark = Child(token, "mark");
            if (mark >= 0 && text.Lemmas[mark] is "if" or "unless" or "whether")
                return true;
            // "may say that it dismantles", "could agree and then allow".
            if (token != predicate && shares && Child(token, "aux") is >= 0 and var modal && text.Lemmas[modal] is "may" or "might" or "could")
                return true;
            if (text.Labels[token] is "acl" or "ccomp" or "dep" && text.Heads[token] >= First && Unsure.Contains(text.Lemmas[text.Heads[token]]) && text.Tags[text.Heads[token]].StartsWith("NN", StringComparison.Ordinal))
                return true;
            if (text.Labels[token] == "advcl" && Child(token, "aux") is >= 0 and var aux && text.Lemmas[aux] is "should" && aux < SubjectOf(token, out _))
                return true;
            if (text.Labels[token] is not ("xcomp" or "ccomp" or "conj" or "advcl"))
                return false;
            // "could fall after it imposed duties", "might lose but rejected": a finite verb has its own mood.
            shares &= text.Labels[token] != "advcl" && !(text.Labels[token] == "conj" && text.Tags[token] is "VBD" or "VBZ" or "VBP");
            token = text.Heads[token];
        }

        return false;
    }

    // "only when Ruritania agrees", "until it withdraws": what is waited for has not happened.
    private bool IsOnlyWhen(int predicate)
    {
        if (!_waits || text.Labels[predicate] is not ("advcl" or "ccomp" or "acl"))
            return false;
        var from = Subtree(predicate).From;
        return text.Lemmas[from] is "until" || (text.Lemmas[from] is "when" or "if" or "after" && from > First && text.Lemmas[from - 1] == "only")
            || (text.Lemmas[from] == "only" && from + 1 < End && text.Lemmas[from + 1] is "when" or "if" or "after");
    }

    // "On Dec. 9, ..., Ruritania will": of two that the parser took for subjects the one next to the verb.
    private int NearestSubject(int token)
    {
        for (var i = Math.Min(token, End) - 1; i >= First; i--)
        {
            if (text.Heads[i] == token && text.Labels[i] is "nsubj" or "nsubjpass")
                return i;
        }

        for (var i = token + 1; i < End; i++)
        {
            if (text.Heads[i] == token && text.Labels[i] is "nsubj" or "nsubjpass")
                return i;
        }

        return -1;
    }

    /// <summary>What stands as subject of a verb or predicate, by itself or through the verb it is joined to; -1 for none.</summary>
    public int SubjectOf(int token, out bool passive)
    {
        passive = false;
        for (var steps = 0; steps < 4; steps++)
        {
            var subject = NearestSubject(token);
            if (subject >= 0)
            {
                passive = text.Labels[subject] == "nsubjpass";
                return subject;
            }

            if (text.Labels[token] != "conj" || text.Heads[token] < First || !IsVerb(text.Heads[token]))
                return -1;
            token = text.Heads[token];
        }

        return -1;
    }
}
