using System.Globalization;

namespace StoryWatch.Analysis.Positions;

/// <summary>An issue named in a sentence: <c>[At, At + Length)</c> in tokens.</summary>
internal readonly record struct IssueHit(int At, int Length, string Issue, int Weight);

/// <summary>The words for issues (Dictionaries/issues.tsv), looked up by the stems of a sentence.</summary>
internal sealed class IssueLexicon
{
    private static readonly Lazy<IssueLexicon> LazyShipped = new(Read);

    // Phrases that hide an issue's word which means none in them.
    private const string Nothing = "-";

    private readonly Dictionary<ulong, Phrase[]> _byFirst;

    private IssueLexicon(Dictionary<ulong, Phrase[]> byFirst) => _byFirst = byFirst;

    public static IssueLexicon Shipped => LazyShipped.Value;

    /// <summary>The issues named in a sentence, the longest phrase at each place, none overlapping.</summary>
    public List<IssueHit> Find(ReadOnlySpan<ulong> stems)
    {
        var hits = new List<IssueHit>();
        for (var at = 0; at < stems.Length;)
        {
            var next = at + 1;
            if (_byFirst.TryGetValue(stems[at], out var phrases))
            {
                foreach (var phrase in phrases)
                {
                    if (!stems[at..].StartsWith(phrase.Stems))
                        continue;
                    if (phrase.Issue != Nothing)
                        hits.Add(new IssueHit(at, phrase.Stems.Length, phrase.Issue, phrase.Weight));
                    next = at + phrase.Stems.Length;
                    break;
                }
            }

            at = next;
        }

        return hits;
    }

    private static IssueLexicon Read()
    {
        using var stream = typeof(IssueLexicon).Assembly.GetManifestResourceStream("issues.tsv")!;
        using var reader = new StreamReader(stream);
        var phrases = new List<Phrase>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('\t') is not [var issue, var weight, var list])
                continue;
            foreach (var phrase in list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var stems = phrase.ToLowerInvariant().Split(' ').Select(Stems.Of).ToArray();
                phrases.Add(new Phrase(stems, issue, int.Parse(weight, CultureInfo.InvariantCulture)));
            }
        }

        return new IssueLexicon(phrases
            .GroupBy(phrase => phrase.Stems[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Stems.Length).ThenByDescending(phrase => phrase.Weight).ToArray()));
    }

    private sealed record Phrase(ulong[] Stems, string Issue, int Weight);
}
