using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>Reads passives: who acts stands behind "by", or is the state of the envoy that is called home.</summary>
internal sealed class PassiveFrames(ParsedText text, MentionIndex mentions, ActorFinder actors, NameLists names)
{
    public void Add(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        AddPassive(frames, syntax, token, subject, speech);
        AddRecall(frames, syntax, token, subject, speech);
    }

    /// <summary>A participle that stands for a whole clause, right before its agent: "citizens freed by Ruritania".</summary>
    public void AddShort(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        // Below the first lines it only describes: "the waivers granted by Ruritania".
        if (token + 1 < syntax.End && text.Lemmas[token + 1] == "by" && text.SentenceOf(token) <= BackgroundTime.LastOfLead)
            AddPassive(frames, syntax, token, subject, speech);
    }

    // "The envoy was expelled by Ruritania": Ruritania acts.
    private void AddPassive(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        foreach (var mention in mentions.Starting(token + 1, syntax.End))
        {
            if (mention.End > syntax.End || mention is not { Holder: { } holder, Use: MentionUse.Party })
                continue;
            var head = names.Head(mention);
            if (text.Heads[head] != token || syntax.Child(head, "case") is not (>= 0 and var by) || text.Lemmas[by] != "by")
                continue;
            var (from, to) = syntax.Subtree(token);
            frames.Add(new Frame(holder, mention, from, to, (mention.First, mention.End))
            {
                Predicate = token,
                Target = mentions.At(subject),
                Active = TurnActive(syntax, token, subject, mention, by, to),
                Voice = Speech.VoiceOf(speech, holder),
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
        var target = mentions.At(subject) is { } named && named.First >= from
            ? new TextSpan(start + named.Span.Start - text.Tokens[from].Start, start + named.Span.End - text.Tokens[from].Start)
            : new TextSpan(start, start + patient.Length);
        return new ActiveClause($"{actor} {deed} {patient}{rest}", new TextSpan(0, actor.Length), target, verbStart);
    }

    // "The Ruritanian ambassador was recalled (summoned home) for consultations": his own state does it.
    private void AddRecall(List<Frame> frames, Syntax syntax, int token, int subject, Speech? speech)
    {
        if (mentions.At(subject) is not { Role: "ambassador", Actor.Country: { } country } envoy)
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
            Voice = Speech.VoiceOf(speech, envoy.Actor),
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

        foreach (var mention in mentions.Starting(from + 1, to))
        {
            if (mention.End <= to && mention.Kind == ActorKind.Capital && mention.Actor.Country == country)
                return true;
        }

        return false;
    }
}
