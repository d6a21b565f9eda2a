using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Finds the frames of a sentence: its clauses whose subject is a party, and what parties say in it.</summary>
internal sealed class FrameFinder(ParsedText text, ValueList<ActorMention> mentions, ActorFinder actors)
{
    private static readonly HashSet<string> FirstPerson = new(StringComparer.OrdinalIgnoreCase) { "we", "i" };

    private static readonly HashSet<string> ThirdPerson = new(StringComparer.OrdinalIgnoreCase) { "he", "she", "it", "they" };

    private static readonly HashSet<string> EventNouns = new(StringComparer.Ordinal)
    {
        "refusal", "rejection", "withdrawal", "offer", "threat", "demand", "warning", "proposal", "pledge", "vow", "accusation", "condemnation",
        "denial", "recognition", "invasion", "seizure", "deployment", "expulsion", "release", "exit", "decision", "invitation", "ultimatum",
    };

    private ActorMention? _lastPerson;

    public List<Frame> Find(Syntax syntax, List<Speech> speeches)
    {
        var frames = new List<Frame>();
        speeches.RemoveAll(speech => speech.Said >= 0 && syntax.IsSupposed(speech.Said));
        for (var token = syntax.First; token < syntax.End; token++)
        {
            AddClause(frames, syntax, speeches, token);
            AddNoun(frames, syntax, speeches, token);
        }

        // "denied that it had fired": what is denied is no deed.
        frames.RemoveAll(frame => speeches.Exists(speech => speech.Said >= 0 && text.Lemmas[speech.Said] is "deny" or "refute" && speech.Holds(frame.Predicate) && frame.Holder.Party == speech.Holder?.Party));
        foreach (var speech in speeches)
        {
            if (speech.Holder is { } holder && !frames.Exists(frame => frame.Holder.Party == holder.Party && (speech.Holds(frame.Predicate) || IsDoneTo(speech, syntax, frame.Predicate))))
            {
                var said = Statement(speech, holder, syntax) with { IsAboutOther = frames.Exists(frame => speech.Holds(frame.Predicate) && !frame.Subordinate) };
                frames.Add(said);
                frames.AddRange(speech.Together.Select(other => said with { Holder = other.Holder!, Speaker = other.Actor }));
            }
        }

        Remember(syntax);
        var reporters = Reporters(syntax, speeches);
        for (var i = 0; i < frames.Count; i++)
            frames[i] = frames[i] with { Reporters = reporters };
        return frames;
    }

    // Those who only report: the sources of speech, and "..., the union announced" where no speech was found.
    private List<(int First, int End)> Reporters(Syntax syntax, List<Speech> speeches)
    {
        var reporters = speeches.Select(speech => speech.Source).Where(source => source.End > source.First).ToList();
        for (var verb = syntax.First; verb < syntax.End; verb++)
        {
            if (Speech.IsReporting(text.Lemmas[verb]) && syntax.IsVerb(verb) && syntax.SubjectOf(verb, out _) is >= 0 and var subject && Speech.MentionAt(mentions, subject) is { } mention)
                reporters.Add((mention.First, mention.End));
        }

        return reporters;
    }

    private static Frame Statement(Speech speech, Actor holder, Syntax syntax)
    {
        var named = speech.Source.End > speech.Source.First && speech.Source.First >= syntax.First;
        // "X said that ...": the words from the speaker on, or from the cue on ("... and offered to hold talks"); a quotation away from
        // its speaker is read by itself.
        var near = named && speech.Source.End <= speech.From && speech.From - speech.Source.End <= 6;
        var from = near ? speech.Source.First : speech.Cue.End > speech.Cue.First ? speech.Cue.First : speech.From;
        return new Frame(holder, null, from, speech.To, near ? speech.Source : (from, from))
        {
            Voice = Voice.Own,
            Speaker = speech.Speaker,
        };
    }

    private void AddClause(List<Frame> frames, Syntax syntax, List<Speech> speeches, int token)
    {
        if (!syntax.IsVerb(token) && syntax.Child(token, "cop") < 0)
            return;
        if (text.Tags[token] == "MD")
            return;
        var subject = syntax.SubjectOf(token, out var passive);
        var participle = subject < 0 && text.Tags[token] == "VBG" && text.Labels[token] is "advcl" or "xcomp" or "dep";
        if (participle && text.Heads[token] >= syntax.First)
            subject = syntax.SubjectOf(text.Heads[token], out passive);
        participle &= !passive;
        if (subject < 0 || syntax.IsSupposed(token) || IsAdvice(token) || speeches.Exists(speech => IsCueOf(speech, syntax, token)))
            return;
        var speech = Innermost(speeches, token);
        if (passive || syntax.Child(token, "auxpass") >= 0)
        {
            AddPassive(frames, syntax, token, subject, speech);
            AddRecall(frames, syntax, token, subject, speech);
            return;
        }

        var holders = Holders(syntax, token, subject, speech).ToList();
        (int First, int End)? joint = holders.Count > 1 ? (holders.Min(h => h.Mention!.First), holders.Max(h => h.Mention!.End)) : null;
        foreach (var (holder, mention) in holders)
        {
            var (from, to) = syntax.Subtree(token);
            var own = mention is not null ? joint ?? (mention.First, mention.End) : (subject, subject + 1);
            if (own.Item1 < from || own.Item1 > token)
                own = (from = Math.Min(token, Start(syntax, token)), from);
            else
                from = own.Item1;
            to = OwnEnd(syntax, token, speech is null ? to : Math.Min(to, speech.To));
            frames.Add(new Frame(holder, mention, from, to, own)
            {
                Predicate = token,
                Subordinate = !participle && text.Labels[token] is "acl:relcl" or "acl" or "advcl",
                IsParticiple = participle,
                Voice = VoiceOf(speech, holder),
                Speaker = speech?.Speaker,
            });
        }
    }

    private static Voice VoiceOf(Speech? speech, Actor holder) =>
        speech is null ? Voice.Outlet : speech.IsMouthpiece || speech.Holder?.Party == holder.Party || speech.Together.Any(other => other.Holder?.Party == holder.Party) ? Voice.Own : Voice.Other;

    // "The envoy was expelled by Ruritania": Ruritania acts.
    private void AddPassive(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        foreach (var mention in mentions)
        {
            if (mention.First <= token || mention.End > syntax.End || mention is not { Holder: { } holder, Use: MentionUse.Party })
                continue;
            var head = Head(mention);
            if (text.Heads[head] != token || syntax.Child(head, "case") is not (>= 0 and var by) || text.Lemmas[by] != "by")
                continue;
            var (from, to) = syntax.Subtree(token);
            frames.Add(new Frame(holder, mention, from, to, (mention.First, mention.End))
            {
                Predicate = token,
                Target = Speech.MentionAt(mentions, subject),
                Active = TurnActive(syntax, token, subject, mention, by, to),
                Voice = VoiceOf(speech, holder),
                Speaker = speech?.Speaker,
            });
        }
    }

    private ActiveClause TurnActive(Syntax syntax, int verb, int subject, ActorMention agent, int by, int to)
    {
        var actor = text.Span(agent.First, agent.End).In(text.Text);
        var deed = text.Word(verb).ToString();
        var (from, end) = syntax.Subtree(subject);
        var patient = text.Span(from, Math.Min(end, verb)).In(text.Text);
        var rest = (by > verb + 1 ? " " + text.Span(verb + 1, by).In(text.Text) : "") + (agent.End < to ? " " + text.Span(agent.End, to).In(text.Text) : "");
        var verbStart = actor.Length + 1;
        var start = verbStart + deed.Length + 1;
        var target = Speech.MentionAt(mentions, subject) is { } named && named.First >= from
            ? new TextSpan(start + named.Span.Start - text.Tokens[from].Start, start + named.Span.End - text.Tokens[from].Start)
            : new TextSpan(start, start + patient.Length);
        return new ActiveClause($"{actor} {deed} {patient}{rest}", new TextSpan(0, actor.Length), target, verbStart);
    }

    // "The Ruritanian ambassador was recalled (summoned home) for consultations": his own state does it.
    private void AddRecall(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        if (Speech.MentionAt(mentions, subject) is not { Role: "ambassador", Actor.Country: { } country } envoy)
            return;
        var (from, to) = syntax.Subtree(token);
        var home = text.Lemmas[token] == "recall" || (text.Lemmas[token] is "summon" or "call" && IsHome(country, token, to));
        if (!home)
            return;
        var state = actors.StateName(country);
        frames.Add(new Frame(new Actor(state, country, "GOV"), null, from, to, (from, from))
        {
            Predicate = token,
            Active = new ActiveClause($"{state} recalled its ambassador for consultations", new TextSpan(0, state.Length), default, state.Length + 1),
            Voice = VoiceOf(speech, envoy.Actor),
            Speaker = speech?.Speaker,
        });
    }

    private bool IsHome(string country, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Lemmas[i] is "home" or "back")
                return true;
        }

        foreach (var mention in mentions)
        {
            if (mention.First > from && mention.End <= to && mention.Kind == ActorKind.Capital && mention.Actor.Country == country)
                return true;
        }

        return false;
    }

    // "Ruritania's refusal to talk", "the rejection of the plan by Ruritania".
    private void AddNoun(List<Frame> frames, Syntax syntax, List<Speech> speeches, int token)
    {
        if (!EventNouns.Contains(text.Lemmas[token]) || !text.Tags[token].StartsWith("NN", StringComparison.Ordinal) || syntax.IsSupposed(token))
            return;
        foreach (var mention in mentions)
        {
            if (mention.First < syntax.First || mention.End > syntax.End || mention is not { Holder: { } holder } || mention.Use == MentionUse.Place)
                continue;
            var head = Head(mention);
            if (text.Heads[head] != token || mention.First <= token == text.Labels[head] is "nmod")
                continue;
            if (text.Labels[head] is not ("nmod:poss" or "amod" or "compound") && !(text.Labels[head] == "nmod" && syntax.Child(head, "case") is >= 0 and var by && text.Lemmas[by] == "by"))
                continue;
            var (from, to) = syntax.Subtree(token);
            var speech = Innermost(speeches, token);
            frames.Add(new Frame(holder, mention, Math.Min(from, mention.First), to, (mention.First, mention.End))
            {
                Predicate = token,
                Subordinate = true,
                Voice = VoiceOf(speech, holder),
                Speaker = speech?.Speaker,
            });
        }
    }

    // A relative clause and a second verb of the same subject are clauses of their own.
    private int OwnEnd(Syntax syntax, int predicate, int to)
    {
        for (var i = predicate + 2; i < to; i++)
        {
            var other = text.Labels[i] == "acl:relcl" || (text.Labels[i] == "conj" && text.Heads[i] == predicate && syntax.IsVerb(i));
            if (other && syntax.Subtree(i).From is var start && start > predicate + 1)
                return Math.Min(to, start);
        }

        return WithCondition(syntax, to);
    }

    // "... would meet him 'when the time is right'": a condition right after the clause belongs to it, wherever the parser hung it.
    private int WithCondition(Syntax syntax, int to)
    {
        var next = to;
        while (next < syntax.End && text.Tags[next] is "``" or "''")
            next++;
        if (next >= syntax.End || text.Lemmas[next] is not ("if" or "when" or "unless" or "until" or "once" or "only" or "provided"))
            return to;
        while (next < syntax.End && text.Tags[next] != ",")
            next++;
        return next;
    }

    // Auxiliaries and negation that stand before a verb belong to what is read.
    private int Start(Syntax syntax, int verb)
    {
        var start = verb;
        for (var i = verb - 1; i >= syntax.First && text.Heads[i] == verb && text.Labels[i] is "aux" or "auxpass" or "neg" or "advmod"; i--)
            start = i;
        return start;
    }

    // "Ruritania should talk" is the wish of whoever says so, not Ruritania's position.
    private bool IsAdvice(int predicate)
    {
        for (var i = Math.Max(0, predicate - 6); i < predicate; i++)
        {
            if (text.Heads[i] == predicate && text.Labels[i] == "aux" && text.Lemmas[i] is "should" or "must" or "ought")
                return !FirstPerson.Contains(text.Word(Math.Max(0, i - 1)).ToString());
        }

        return false;
    }

    private bool IsCueOf(Speech speech, Syntax syntax, int token) =>
        speech.Said >= 0
            ? (speech.Said == token || (text.Heads[speech.Said] == token && text.Labels[speech.Said] is "xcomp" or "ccomp")) && !IsDoneTo(speech, syntax, token)
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

    private static bool IsDoneTo(Speech speech, Syntax syntax, int token) =>
        token >= 0 && syntax.Child(token, "dobj") is >= 0 and var thing && speech.Holds(thing) && syntax.Subtree(thing).From <= speech.From;

    private static Speech? Innermost(List<Speech> speeches, int token)
    {
        Speech? best = null;
        foreach (var speech in speeches)
        {
            if (speech.Holds(token) && (best is null || speech.To - speech.From < best.To - best.From))
                best = speech;
        }

        return best;
    }

    private IEnumerable<(Actor Holder, ActorMention? Mention)> Holders(Syntax syntax, int predicate, int subject, Speech? speech)
    {
        if (Speech.MentionAt(mentions, subject) is { } mention)
        {
            foreach (var member in Coordinated(mention))
            {
                if (member is { Holder: { } holder, Use: MentionUse.Party })
                    yield return (holder, member);
            }

            yield break;
        }

        // "Ruritania and three allied states": the name that opens the subject.
        if (syntax.Subtree(subject).From is var opening && Speech.MentionAt(mentions, opening) is { Holder: { } first, Use: MentionUse.Party } named
            && named.End < subject && text.Word(named.End) is "and")
        {
            yield return (first, named);
            yield break;
        }

        var word = text.Word(subject).ToString();
        var thing = word.Equals("it", StringComparison.OrdinalIgnoreCase) || word.Equals("they", StringComparison.OrdinalIgnoreCase);
        if (speech?.Holder is { } speaker && (FirstPerson.Contains(word) || (ThirdPerson.Contains(word) && text.QuoteDepth[subject] == 0 && !(thing && speech.IsPerson))))
            yield return (speaker, null);
        else if (speech?.Holder is { } own && word is "country" or "nation" or "government" or "administration" && syntax.Child(subject, "nmod:poss") is >= 0 and var whose
            && text.Word(whose).ToString().ToLowerInvariant() is "his" or "her" or "its" or "our" or "my")
            yield return (own, null);
        else if (thing && text.QuoteDepth[subject] == 0 && Above(syntax, predicate, speech) is { } state)
            yield return (state, null);
        else if (speech is null && _lastPerson?.Holder is { } last && (word.Equals("he", StringComparison.OrdinalIgnoreCase) || word.Equals("she", StringComparison.OrdinalIgnoreCase)))
            yield return (last, null);
    }

    // "Ruritania threatened to stay away, and it called off the talks": the state or body that is subject of the clause above.
    private Actor? Above(Syntax syntax, int predicate, Speech? speech)
    {
        for (var steps = 0; steps < 4 && text.Labels[predicate] is "conj" or "advcl" or "ccomp" or "acl:relcl" && text.Heads[predicate] >= syntax.First; steps++)
        {
            predicate = text.Heads[predicate];
            var subject = syntax.Child(predicate, "nsubj");
            if (subject >= 0 && Speech.MentionAt(mentions, subject) is { Use: MentionUse.Party, Kind: not ActorKind.Person } mention)
                return speech is null || speech.Holds(subject) ? mention.Holder : null;
        }

        return null;
    }

    // "Britain, France and Germany": the names that only commas and "and" part.
    private IEnumerable<ActorMention> Coordinated(ActorMention mention)
    {
        var at = mentions.TakeWhile(other => other != mention).Count();
        var (first, last) = (at, at);
        while (first > 0 && IsListed(mentions[first - 1], mentions[first]))
            first--;
        while (last + 1 < mentions.Count && IsListed(mentions[last], mentions[last + 1]))
            last++;
        // What only commas join is no list: "of the European powers, Ruritania said".
        var end = last;
        while (end > first && !EndsList(mentions[end - 1], mentions[end]))
            end--;
        if (end == first || end < at)
            return [mention];
        last = end;
        return mentions.Skip(first).Take(last - first + 1).DistinctBy(member => member.Holder?.Party);
    }

    private bool IsListed(ActorMention left, ActorMention right) =>
        right.Span.Start >= left.Span.End
        && text.Text.AsSpan(left.Span.End, right.Span.Start - left.Span.End) is ", " or " and " or ", and " or ", the " or " and the " or ", and the ";

    private bool EndsList(ActorMention left, ActorMention right) =>
        text.Text.AsSpan(left.Span.End, right.Span.Start - left.Span.End).Contains("and", StringComparison.Ordinal);

    private int Head(ActorMention mention)
    {
        for (var i = mention.End - 1; i >= mention.First; i--)
        {
            if (text.Heads[i] < mention.First || text.Heads[i] >= mention.End)
                return i;
        }

        return mention.End - 1;
    }

    private void Remember(Syntax syntax)
    {
        foreach (var mention in mentions)
        {
            if (mention.Kind == ActorKind.Person && mention.First >= syntax.First && mention.End <= syntax.End && mention.Use == MentionUse.Party)
            {
                _lastPerson = mention;
                if (text.Labels[Head(mention)].StartsWith("nsubj", StringComparison.Ordinal))
                    return;
            }
        }
    }
}
