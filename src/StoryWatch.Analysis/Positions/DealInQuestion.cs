namespace StoryWatch.Analysis.Positions;

/// <summary>Which deal an article means by "the deal": the sort that it speaks of most.</summary>
internal static class DealInQuestion
{
    /// <summary>The issue of "the deal", "the accord" in Dictionaries/issues.tsv, before it is known which.</summary>
    public const string Unnamed = "(deal)";

    private static readonly (string Issue, string[] Words)[] Sorts =
    [
        ("nuclear deal", ["nuclear", "uranium", "JCPOA", "enrichment"]),
        ("trade", ["trade", "tariff", "Nafta", "NAFTA", "exports"]),
        ("eu membership", ["Brexit", "backstop", "single market", "customs union"]),
        ("ceasefire", ["ceasefire", "cease-fire", "truce", "peace agreement", "peace deal"]),
        ("climate", ["climate", "emissions"]),
        ("arms", ["arms control", "missiles", "INF"]),
    ];

    public static string Of(string text)
    {
        var (best, most) = ("treaty", 1);
        foreach (var (issue, words) in Sorts)
        {
            var count = words.Sum(word => Count(text, word));
            if (count > most)
                (best, most) = (issue, count);
        }

        return best;
    }

    private static int Count(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
