using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Finds the frames of a sentence: its clauses whose subject is a party, and what parties say in it.</summary>
internal sealed class FrameFinder
{
    private static readonly HashSet<string> FirstPerson = new(StringComparer.OrdinalIgnoreCase) { "we", "i" };

    // The clauses above a participle in which its subject may stand.
    private const int MostAbove = 4;

    private readonly ParsedText _text;
    private readonly Subjects _subjects;
    private readonly PassiveFrames _passives;
    private readonly NounFrames _nouns;
    private readonly ClauseExtent _extent;
    private readonly Cues _cues;
    private readonly List<(int First, int End)> _heralds = [];

    public FrameFinder(ParsedText text, MentionIndex mentions, ActorFinder actors)
    {
        var names = new NameLists(text, mentions);
        (_text, _subjects, _passives) = (text, new Subjects(text, mentions, names), new PassiveFrames(text, mentions, actors, names));
        (_nouns, _extent, _cues) = (new NounFrames(text, mentions, names), new ClauseExtent(text), new Cues(text, mentions));
    }

    /// <summary>The tokens that named those who only told of others, in the sentences read so far: what follows is not towards them.</summary>
    public IReadOnlyList<(int First, int End)> Heralds => _heralds;

    /// <summary>The frames of a sentence.</summary>
    /// <param name="speeches">What is said in it; those that are only supposed are taken out.</param>
    public List<Frame> Find(Syntax syntax, List<Speech> speeches)
    {
        var frames = new List<Frame>();
        speeches.RemoveAll(speech => speech.Said >= 0 && syntax.IsSupposed(speech.Said));
        for (var token = syntax.First; token < syntax.End; token++)
        {
            AddClause(frames, syntax, speeches, token);
            _nouns.Add(frames, syntax, speeches, token);
        }

        frames.RemoveAll(frame => IsDenied(frame, syntax, speeches));
        foreach (var speech in speeches)
        {
            // "..., and it called off the talks": its subject is read with the clause.
            if (speech.Said >= 0 && frames.Exists(frame => frame.Predicate == speech.Said))
                continue;
            if (speech.Holder is { } holder && !frames.Exists(frame => !frame.Subordinate && frame.Holder.Party == holder.Party && (speech.Holds(frame.Predicate) || Cues.IsDoneTo(speech, syntax, frame.Predicate))))
            {
                var said = Statement(speech, holder, syntax) with { IsAboutOther = frames.Exists(frame => speech.Holds(frame.Predicate) && !frame.Subordinate) || IsOfThem(speech) };
                frames.Add(said);
                frames.AddRange(speech.Together.Select(other => said with { Holder = other.Holder!, Speaker = other.Actor }));
            }
        }

        foreach (var speech in speeches)
        {
            if (speech.Source.End > speech.Source.First && frames.Exists(frame => speech.Holds(frame.Predicate) && frame.Voice == Voice.Other && frame.Holder.Party != speech.Holder?.Party))
                _heralds.Add(speech.Source);
        }

        _subjects.Remember(syntax);
        var reporters = _cues.Reporters(syntax, speeches);
        for (var i = 0; i < frames.Count; i++)
            frames[i] = frames[i] with { Reporters = reporters };
        return frames;
    }

    // "They rejected our proposal," he said: what "they" do in a quotation is not the speaker's.
    private bool IsOfThem(Speech speech)
    {
        for (var token = speech.From; token < speech.To; token++)
        {
            if (_text.Labels[token] is "nsubj" or "nsubjpass")
                return _text.QuoteDepth[token] > 0 && (_text.Lemmas[token] is "they" or "he" or "she" or "you" || IsOthersWish(token));
        }

        return false;
    }

    // "The generals want to take revenge": what they would do is no demand of whoever says so.
    private bool IsOthersWish(int subject) =>
        _text.Tags[subject] is "NNS" or "NNPS" && _text.Heads[subject] >= 0 && _text.Lemmas[_text.Heads[subject]] is "want" or "wish" or "seek" or "try" or "plan";

    // "denied that it had fired": what is denied is no deed.
    private bool IsDenied(Frame frame, Syntax syntax, List<Speech> speeches)
    {
        if (frame.Predicate < 0)
            return false;
        var above = _text.Heads[frame.Predicate];
        return (_text.Labels[frame.Predicate] == "ccomp" && above >= syntax.First && IsDenial(above))
            || speeches.Exists(speech => speech.Said >= 0 && IsDenial(speech.Said) && speech.Holds(frame.Predicate) && frame.Holder.Party == speech.Holder?.Party);
    }

    private bool IsDenial(int token) => _text.Lemmas[token] is "deny" or "refute" && !(token > 0 && _text.Labels[token - 1] == "neg");

    private static Frame Statement(Speech speech, Actor holder, Syntax syntax)
    {
        var named = speech.Source.End > speech.Source.First && speech.Source.First >= syntax.First;
        // "X said that ...": the words from the speaker on, or from the cue on ("... and offered to hold talks"); a quotation away from
        // its speaker is read by itself.
        var near = named && speech.Source.End <= speech.From && speech.From - speech.Source.End <= 6;
        var from = near ? speech.Source.First : speech.Cue.End > speech.Cue.First ? speech.Cue.First : speech.From;
        return new Frame(holder, null, from, speech.To, near ? speech.Source : (from, from))
        {
            Said = speech.Said,
            Voice = speech.Reporter is null ? Voice.Own : Voice.Other,
            Speaker = speech.Reporter ?? speech.Speaker,
        };
    }

    private void AddClause(List<Frame> frames, Syntax syntax, List<Speech> speeches, int token)
    {
        if (!syntax.IsVerb(token) && syntax.Child(token, "cop") < 0)
            return;
        if (_text.Tags[token] == "MD")
            return;
        var subject = syntax.SubjectOf(token, out var passive);
        // "relief for dismantling the plant", "without lifting them" tell no deed.
        var participle = subject < 0 && _text.Tags[token] == "VBG" && _text.Labels[token] is "advcl" or "xcomp" or "dep"
            && !(token > syntax.First && _text.Lemmas[token - 1] is "for" or "of" or "before" or "without" or "instead" or "from" or "against" or "about" or "despite" or "than");
        // "took aim at its plans to dominate trade by imposing duties": whoever took aim.
        for (var (above, steps) = (token, 0); participle && subject < 0 && steps < MostAbove && _text.Heads[above] >= syntax.First; steps++)
        {
            above = _text.Heads[above];
            subject = syntax.SubjectOf(above, out passive);
        }

        participle &= !passive;
        passive |= IsPassiveToo(syntax, token, subject);
        // "three citizens freed by Ruritania".
        if (subject < 0 && _text.Tags[token] == "VBN" && _text.Labels[token] == "acl" && _text.Heads[token] >= syntax.First && !syntax.IsSupposed(token))
            _passives.AddShort(frames, syntax, token, _text.Heads[token], Speech.Innermost(speeches, token));
        if (subject < 0 || syntax.IsSupposed(token) || IsAdvice(token) || speeches.Exists(speech => _cues.IsCueOf(speech, syntax, token)))
            return;
        var speech = Speech.Innermost(speeches, token);
        if (passive || syntax.Child(token, "auxpass") >= 0)
        {
            _passives.Add(frames, syntax, token, subject, speech);
            return;
        }

        var holders = _subjects.Of(syntax, token, subject, speech).ToList();
        (int First, int End)? joint = holders.Count > 1 && holders.TrueForAll(h => h.Mention is not null) ? (holders.Min(h => h.Mention!.First), holders.Max(h => h.Mention!.End)) : null;
        foreach (var (holder, mention) in holders)
        {
            var (from, to) = syntax.Subtree(token);
            var own = mention is not null ? joint ?? (mention.First, mention.End) : (subject, subject + 1);
            if (own.Item1 < from || own.Item1 > token)
                own = (from = Math.Min(token, _extent.Start(syntax, token)), from);
            else
                from = own.Item1;
            to = _extent.OwnEnd(syntax, token, speech is null ? to : Math.Min(to, speech.To));
            frames.Add(new Frame(holder, mention, from, to, own)
            {
                Predicate = token,
                Subordinate = !participle && _text.Labels[token] is "acl:relcl" or "acl" or "advcl" && !IsMain(syntax, mention, token),
                IsParticiple = participle,
                Voice = Speech.VoiceOf(speech, holder),
                Speaker = speech?.Reporter ?? speech?.Speaker,
                Said = speech?.Said ?? -1,
            });
        }
    }

    // "had been beaten, robbed and expelled": the later ones are suffered as the first is.
    private bool IsPassiveToo(Syntax syntax, int token, int subject) =>
        _text.Tags[token] == "VBN" && _text.Labels[token] == "conj" && subject >= 0 && syntax.Child(token, "aux", "nsubj") < 0
        && _text.Heads[token] is >= 0 and var first && first >= syntax.First && syntax.Child(first, "auxpass") >= 0;

    // "Ruritania and three others agreed", which the parser hung under its own subject: no word makes it relative.
    private bool IsMain(Syntax syntax, ActorMention? subject, int predicate)
    {
        if (subject is null || _text.Labels[predicate] != "acl:relcl" || subject.End > predicate)
            return false;
        for (var i = subject.End; i < predicate; i++)
        {
            if (_text.Tags[i] is "WDT" or "WP" or "WRB" or "," || _text.Lemmas[i] is "that")
                return false;
        }

        return syntax.Child(predicate, "nsubj") is >= 0 and var head && head > subject.First && _text.Tags[predicate] is "VBD" or "VBZ" or "VBP";
    }

    // "Ruritania should talk" is the wish of whoever says so, not Ruritania's position.
    private bool IsAdvice(int predicate)
    {
        for (var i = Math.Max(0, predicate - 6); i < predicate; i++)
        {
            if (_text.Heads[i] == predicate && _text.Labels[i] == "aux" && _text.Lemmas[i] is "should" or "must" or "ought")
                return !FirstPerson.Contains(_text.Word(Math.Max(0, i - 1)).ToString());
        }

        return false;
    }
}
