namespace StoryWatch.Analysis.Positions;

/// <summary>What a phrase of the <see cref="EventLexicon"/> says: the 15 roots in the order of PloverEvent, then the sorts of modality.</summary>
internal static class EventSort
{
    public const int Roots = 15;
    public const int Intent = 16;
    public const int Refuse = 17;
    public const int Condition = 18;
    public const int Urge = 19;
    public const int Warn = 20;
    public const int End = 21;
    public const int Start = 22;

    /// <summary>Phrases that hide an event's word which means none in them.</summary>
    public const int Ignore = 23;

    private static readonly string[] Names =
    [
        "NONE", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
        "MOBILIZE", "COERCE", "ASSAULT", "INTENT", "REFUSE", "CONDITION", "URGE", "WARN", "END", "START", "IGNORE",
    ];

    public static int Of(string name) => Array.IndexOf(Names, name) is > 0 and var sort ? sort : throw new FormatException($"unknown sort {name}");
}

/// <summary>Phrases that tell an event or its modality (Dictionaries/events.tsv), looked up by the stems of a sentence.</summary>
internal sealed class EventLexicon
{
    private static readonly Lazy<EventLexicon> LazyShipped = new(Read);

    private readonly Dictionary<ulong, Phrase[]> _byFirst;

    private EventLexicon(Dictionary<ulong, Phrase[]> byFirst) => _byFirst = byFirst;

    public static EventLexicon Shipped => LazyShipped.Value;

    /// <summary>The phrases that begin at a token, by sort and length in tokens.</summary>
    public void Match(ReadOnlySpan<ulong> stems, int at, List<PhraseHit> hits)
    {
        if (!_byFirst.TryGetValue(stems[at], out var phrases))
            return;
        foreach (var phrase in phrases)
        {
            if (stems[at..].StartsWith(phrase.Stems))
                hits.Add(new PhraseHit(at, phrase.Stems.Length, phrase.Sort));
        }
    }

    private static EventLexicon Read()
    {
        using var stream = typeof(EventLexicon).Assembly.GetManifestResourceStream("events.tsv")!;
        using var reader = new StreamReader(stream);
        var phrases = new HashSet<(string Key, int Sort)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var name, var list])
                continue;
            foreach (var phrase in list.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                phrases.Add((string.Join(' ', phrase.Split(' ').Select(Stem.Of)), EventSort.Of(name)));
        }

        return new EventLexicon(phrases
            .Select(entry => new Phrase([.. entry.Key.Split(' ').Select(word => Stories.StableHash.Of(word))], entry.Sort))
            .GroupBy(phrase => phrase.Stems[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Stems.Length).ThenBy(phrase => phrase.Sort).ToArray()));
    }

    private sealed record Phrase(ulong[] Stems, int Sort);
}

/// <summary>A phrase of the lexicon in a sentence: <c>[At, At + Length)</c> in tokens.</summary>
internal readonly record struct PhraseHit(int At, int Length, int Sort);
