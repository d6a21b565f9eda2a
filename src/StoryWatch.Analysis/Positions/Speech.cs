using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Text;
using StoryWatch.Stories;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>What somebody is quoted or reported as saying, within one sentence.</summary>
/// <param name="From">First token of the content.</param>
/// <param name="Speaker">Whoever says it.</param>
/// <param name="Holder">The party that the speaker commits; null for private people.</param>
/// <param name="Source">The tokens that name the speaker in the sentence; empty where they are elsewhere.</param>
internal sealed record Speech(int From, int To, Actor Speaker, Actor? Holder, (int First, int End) Source)
{
    /// <summary>The tokens of the cue where they stand right before the content ("offered | to hold talks"); empty elsewhere.</summary>
    public (int First, int End) Cue { get; init; }

    private static readonly HashSet<string> Reporting = new(StringComparer.Ordinal)
    {
        "say", "tell", "state", "add", "note", "announce", "declare", "tweet", "write", "insist", "stress", "explain", "report", "confirm",
        "believe", "reiterate", "argue", "assert", "claim", "suggest", "emphasize", "emphasise", "comment", "reply", "indicate", "maintain",
    };

    public bool Holds(int token) => token >= From && token < To;

    /// <summary>The attributed contents that fall into a sentence, and the reported clauses that no attribution covers.</summary>
    public static List<Speech> In(ParsedText text, Sentence sentence, Syntax syntax, ValueList<Attribution> attributions, ValueList<ActorMention> mentions)
    {
        var speeches = new List<Speech>();
        var span = text.Span(sentence.First, sentence.End);
        foreach (var attribution in attributions)
        {
            foreach (var content in attribution.Content)
            {
                if (content.Overlaps(span) && Tokens(text, sentence, content) is var (from, to) && to > from)
                    speeches.Add(new Speech(from, to, attribution.Speaker, HolderOf(text, attribution, mentions), In(text, sentence, attribution.Source))
                    {
                        Cue = In(text, sentence, attribution.Cue) is var cue && cue.End == from ? cue : default,
                    });
            }
        }

        AddReported(text, syntax, mentions, speeches);
        return speeches;
    }

    private static void AddReported(ParsedText text, Syntax syntax, ValueList<ActorMention> mentions, List<Speech> speeches)
    {
        for (var verb = syntax.First; verb < syntax.End; verb++)
        {
            if (!syntax.IsVerb(verb) || !Reporting.Contains(text.Lemmas[verb]) || syntax.Child(verb, "ccomp") is not (>= 0 and var content))
                continue;
            var subject = syntax.SubjectOf(verb, out _);
            if (subject < 0 || MentionAt(mentions, subject) is not { } mention)
                continue;
            var (from, to) = syntax.Subtree(content);
            if (from <= subject && subject < to)
                (from, to) = subject < verb && content < subject ? (from, subject) : (Math.Max(from, verb + 1), to);
            if (to > from && !speeches.Exists(speech => speech.From < to && from < speech.To))
                speeches.Add(new Speech(from, to, mention.Actor, mention.Holder, (mention.First, mention.End)));
        }
    }

    public static ActorMention? MentionAt(ValueList<ActorMention> mentions, int token)
    {
        foreach (var mention in mentions)
        {
            if (mention.First <= token && token < mention.End)
                return mention;
        }

        return null;
    }

    private static Actor? HolderOf(ParsedText text, Attribution attribution, ValueList<ActorMention> mentions)
    {
        foreach (var source in attribution.Source)
        {
            if (DyadSpans.Best(mentions, source) is { Holder: { } holder } mention && mention.Use == MentionUse.Party)
                return holder;
        }

        // The speaker of "he said" was named elsewhere: its mention tells what it speaks for.
        foreach (var mention in mentions)
        {
            if (mention.Actor.Name == attribution.Speaker.Name && mention.Actor.Country == attribution.Speaker.Country)
                return mention.Holder;
        }

        return new ActorMention(default, -1, -1, attribution.Speaker, ActorKind.Person, MentionUse.Party).Holder;
    }

    private static (int First, int End) In(ParsedText text, Sentence sentence, ValueList<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            if (Tokens(text, sentence, span) is var (first, end) && end > first)
                return (first, end);
        }

        return (0, 0);
    }

    private static (int First, int End) Tokens(ParsedText text, Sentence sentence, TextSpan span)
    {
        var first = sentence.First;
        while (first < sentence.End && text.Tokens[first].End <= span.Start)
            first++;
        var end = first;
        while (end < sentence.End && text.Tokens[end].Start < span.End)
            end++;
        return (first, end);
    }
}
