using System.Text.RegularExpressions;
using StoryWatch.Analysis.Actors;
using StoryWatch.Stories;

namespace StoryWatch.Analysis.Positions;

/// <summary>
/// Names who does something to whom in a sentence by the order of its words: the first actor of the main clause acts, unless the
/// passive turns it round; whoever merely reports it at the end is left out.
/// </summary>
internal static partial class DyadFinder
{
    public static (ActorMention? Source, ActorMention? Target) Find(string sentence, ValueList<ActorMention> mentions)
    {
        var from = Opening().Match(sentence) is { Success: true } opening && HasMention(mentions, opening.Length, sentence.Length) ? opening.Length : 0;
        var to = Reporter().Match(sentence) is { Success: true } tail && HasMention(mentions, from, tail.Index) ? tail.Index : sentence.Length;

        ActorMention? source = null;
        ActorMention? other = null;
        foreach (var mention in mentions)
        {
            if (mention.Span.Start < from || mention.Span.Start >= to || IsCompound(sentence, mention))
                continue;
            source ??= mention;
            if (other is null && !Same(mention, source))
                other = mention;
        }

        if (source is null)
            return (null, null);
        if (Agent(sentence, mentions, source, to) is { } agent)
            return (agent, source);
        return (source, other ?? Own(mentions, source, to) ?? source);
    }

    // "X was condemned by Y": Y acts.
    private static ActorMention? Agent(string sentence, ValueList<ActorMention> mentions, ActorMention first, int to)
    {
        foreach (Match by in By().Matches(sentence, first.Span.End))
        {
            if (by.Index >= to || !Passive().IsMatch(sentence[first.Span.End..by.Index]))
                continue;
            foreach (var mention in mentions)
            {
                if (mention.Span.Start >= by.Index && mention.Span.Start - by.Index < 60 && mention.Span.Start < to)
                    return mention;
            }
        }

        return null;
    }

    private static bool Same(ActorMention a, ActorMention b) =>
        a.Actor.Country is { } country ? country == b.Actor.Country : a.Actor.Name == b.Actor.Name;

    private static bool IsCompound(string sentence, ActorMention mention) =>
        mention.Use == MentionUse.Modifier && mention.Span.End < sentence.Length && sentence[mention.Span.End] == '-';

    private static bool HasMention(ValueList<ActorMention> mentions, int from, int to)
    {
        foreach (var mention in mentions)
        {
            if (mention.Span.Start >= from && mention.Span.Start < to)
                return true;
        }

        return false;
    }

    // A second actor of the same state: what a government does to its own people.
    private static ActorMention? Own(ValueList<ActorMention> mentions, ActorMention source, int to)
    {
        foreach (var mention in mentions)
        {
            if (mention != source && mention.Span.Start > source.Span.Start && mention.Span.Start < to && Same(mention, source))
                return mention;
        }

        return null;
    }

    [GeneratedRegex(@"^(?:In|On|At|After|Following|Despite|During|Amid|According to|As|With|Since|Under|Before)\b[^,]{3,110}, ")]
    private static partial Regex Opening();

    [GeneratedRegex(@",[^,]{0,110}\b(?:said|reported|announced|told|says|reports|according|confirmed|quoted)\b[^,]{0,70}\.?$|, according to\b.*$|, (?:the )?[^,]{0,60}\b(?:said|reported)\b.{0,60}$")]
    private static partial Regex Reporter();

    [GeneratedRegex(@"\bby\b")]
    private static partial Regex By();

    [GeneratedRegex(@"^[^,;]{0,40}\b(?:is|are|was|were|been|being)\b[^,;]{0,40}\w(?:ed|en|ught|ung|ot|eld)\b[^,;]{0,80}$")]
    private static partial Regex Passive();
}
