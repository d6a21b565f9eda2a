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

    /// <summary>The first token of the cue within the sentence; -1 where it stands elsewhere.</summary>
    public int Said { get; init; } = -1;

    /// <summary>Those who say it together with <see cref="Holder"/>: "Britain, France and Germany said".</summary>
    public IReadOnlyList<ActorMention> Together { get; init; } = [];

    /// <summary>Who reports it as another's word: "the envoy said that the king had told him that ..."; null for none.</summary>
    public Actor? Reporter { get; init; }

    /// <summary>True for one person, who is never "it".</summary>
    public bool IsPerson { get; init; }

    /// <summary>
    /// The state whose unnamed mouthpiece says it ("state media said"), by ISO 3166 alpha-3; <see cref="Everyone"/> for "both sides said"; null for none.
    /// </summary>
    public string? MouthpieceOf { get; init; }

    private const string Everyone = "*";

    private static readonly string[] Mouthpieces = ["state media", "state news agency", "state television", "state TV", "official news agency"];

    private static readonly string[] Agencies = ["the news agency", "the agency", "the newspaper", "the paper", "the broadcaster"];

    private static readonly string[] Both = ["both countries", "both sides", "two countries", "two sides"];

    private static readonly HashSet<string> Reporting = new(StringComparer.Ordinal)
    {
        "say", "tell", "state", "add", "note", "announce", "declare", "tweet", "write", "insist", "stress", "explain", "report", "confirm",
        "believe", "regret", "complain", "lament", "warn", "fear", "reiterate", "argue", "assert", "claim", "suggest", "emphasize", "emphasise", "comment", "reply", "indicate", "maintain",
    };

    public static bool IsReporting(string lemma) => Reporting.Contains(lemma);

    // The tokens of ", the minister of foreign affairs said on Monday,".
    private const int MostBetween = 12;

    public bool Holds(int token) => token >= From && token < To;

    /// <summary>The attributed contents that fall into a sentence, and the reported clauses that no attribution covers.</summary>
    public static List<Speech> In(ParsedText text, Sentence sentence, Syntax syntax, IReadOnlyList<(Attribution Attribution, TextSpan Content)> contents, MentionIndex mentions)
    {
        var speeches = new List<Speech>();
        foreach (var (attribution, content) in contents)
        {
            var (from, to) = Tokens(text, sentence, content);
            if (to <= from)
                continue;
            // "..., provided that the raids stop": the condition belongs to what is said.
            if (to + 2 < sentence.End && text.Tags[to] == "," && text.Word(to + 1) is "provided" && text.Word(to + 2) is "that")
                to = sentence.End;
            var cue = In(text, sentence, attribution.Cue);
            var mention = MentionOf(attribution, mentions);
            var holder = HolderOf(mention, attribution, mentions);
            if (holder is null && IsAgency(text, attribution))
                continue;
            speeches.Add(new Speech(from, to, attribution.Speaker, holder, In(text, sentence, attribution.Source))
            {
                Cue = cue.End == from ? cue : default,
                Said = cue.End > cue.First ? cue.First : -1,
                Together = Others(text, attribution, mentions, holder),
                IsPerson = IsOne(mention, attribution),
                MouthpieceOf = holder is null ? StateBehind(text, attribution, mentions) : null,
            });
        }

        Join(speeches);
        AddReported(text, syntax, mentions, speeches);
        return speeches;
    }

    // "The talks, he said, would go on": one content, though its speaker stands within it.
    private static void Join(List<Speech> speeches)
    {
        for (var i = 0; i + 1 < speeches.Count; i++)
        {
            var (left, right) = (speeches[i], speeches[i + 1]);
            var within = left.Source.End > left.Source.First && left.Source == right.Source && left.To <= left.Source.First && right.From >= left.Source.End && left.Speaker == right.Speaker;
            if (!within || right.From - left.To > MostBetween)
                continue;
            speeches[i] = left with { To = right.To };
            speeches.RemoveAt(i + 1);
        }
    }

    /// <summary>Whose word a position is that stands within a speech, or in none.</summary>
    public static Voice VoiceOf(Speech? speech, Actor holder) =>
        speech is null ? Voice.Outlet
        : speech.Reporter is not null ? Voice.Other
        : speech.MouthpieceOf is { } state && (state == Everyone || state == holder.Country) ? Voice.Own
        : speech.Holder?.Party == holder.Party || speech.Together.Any(other => other.Holder?.Party == holder.Party) ? Voice.Own : Voice.Other;

    /// <summary>The shortest of the speeches that hold a token; null for none.</summary>
    public static Speech? Innermost(List<Speech> speeches, int token)
    {
        Speech? best = null;
        foreach (var speech in speeches)
        {
            if (speech.Holds(token) && (best is null || speech.To - speech.From < best.To - best.From))
                best = speech;
        }

        return best;
    }

    private static void AddReported(ParsedText text, Syntax syntax, MentionIndex mentions, List<Speech> speeches)
    {
        for (var verb = syntax.First; verb < syntax.End; verb++)
        {
            if (!syntax.IsVerb(verb) || !Reporting.Contains(text.Lemmas[verb]) || syntax.Child(verb, "ccomp") is not (>= 0 and var content))
                continue;
            var subject = syntax.SubjectOf(verb, out _);
            if (subject < 0 || mentions.At(subject) is not { } mention)
                continue;
            var (from, to) = syntax.Subtree(content);
            if (from <= subject && subject < to)
                (from, to) = subject < verb && content < subject ? (from, subject) : (Math.Max(from, verb + 1), to);
            var around = speeches.Find(speech => speech.Holds(verb) && speech.Holds(subject));
            if (to <= from || speeches.Exists(speech => speech != around && speech.From < to && from < speech.To))
                continue;
            if (around is not null && (mention.Holder is null || mention.Holder.Party == around.Holder?.Party))
                continue;
            speeches.Add(new Speech(from, to, mention.Actor, mention.Holder, (mention.First, mention.End))
            {
                Said = verb,
                IsPerson = mention.Kind == ActorKind.Person,
                // What an outlet says that somebody said is his word, as in this outlet.
                Reporter = around is null || IsOutlet(around.Speaker, mentions) ? null : around.Speaker,
            });
        }
    }

    private static ActorMention? MentionOf(Attribution attribution, MentionIndex mentions)
    {
        foreach (var source in attribution.Source)
        {
            if (DyadSpans.Best(mentions.Around(source), source) is { Holder: not null, Use: MentionUse.Party } mention)
                return mention;
        }

        return null;
    }

    private static Actor? HolderOf(ActorMention? named, Attribution attribution, MentionIndex mentions)
    {
        if (named is not null)
            return named.Holder;
        // The speaker of "he said" was named elsewhere: its mention tells what it speaks for.
        if (mentions.FirstOf(attribution.Speaker) is { } mention)
            return mention.Holder;
        return new ActorMention(default, -1, -1, attribution.Speaker, ActorKind.Person, MentionUse.Party).Holder;
    }

    // "France, Germany and Britain said", "the foreign ministers of France and Britain said": all of them hold it.
    private static List<ActorMention> Others(ParsedText text, Attribution attribution, MentionIndex mentions, Actor? holder)
    {
        var others = new List<ActorMention>();
        if (holder is null || attribution.Source is not [var source] || !source.In(text.Text).Contains(" and ", StringComparison.Ordinal))
            return others;
        foreach (var mention in mentions.Around(source))
        {
            if (mention.Span.Overlaps(source) && mention is { Holder: { } party, Use: MentionUse.Party } && party.Party != holder.Party
                && (party.Country is null || party.Country != holder.Country) && !others.Exists(other => other.Holder!.Party == party.Party))
                others.Add(mention);
        }

        return others;
    }

    private static bool IsOne(ActorMention? mention, Attribution attribution) =>
        mention is { Kind: ActorKind.Person }
        || mention?.Role is "president" or "prime minister" or "foreign minister" or "defence minister" or "finance minister" or "minister" or "monarch" or "leader" or "spokesman" or "ambassador" or "national security adviser"
        || (mention is null && attribution.Speaker.Country is not null && attribution.Speaker.Name.Contains(' '));

    private static bool IsOutlet(Actor speaker, MentionIndex mentions) => mentions.FirstOf(speaker) is { Kind: ActorKind.Media };

    // "according to the agency": what another outlet tells is told as this one would tell it.
    private static bool IsAgency(ParsedText text, Attribution attribution) =>
        attribution.Source is [var source] && Array.Exists(Agencies, agency => source.In(text.Text).EndsWith(agency, StringComparison.OrdinalIgnoreCase));

    // "Iranian state television" speaks for Iran; "state media" for the state that the text is about, which it names first.
    private static string? StateBehind(ParsedText text, Attribution attribution, MentionIndex mentions)
    {
        if (attribution.Source is not [var source])
            return null;
        var words = source.In(text.Text);
        if (Array.Exists(Both, both => words.Contains(both, StringComparison.OrdinalIgnoreCase)))
            return Everyone;
        if (!Array.Exists(Mouthpieces, mouthpiece => words.Contains(mouthpiece, StringComparison.OrdinalIgnoreCase)))
            return null;
        foreach (var mention in mentions.Around(source))
        {
            if (mention.Span.Overlaps(source) && mention.Actor.Country is { } named)
                return named;
        }

        return mentions.FirstState;
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
