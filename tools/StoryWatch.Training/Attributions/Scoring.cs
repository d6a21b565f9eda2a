using StoryWatch.Stories;

namespace StoryWatch.Training.Attributions;

/// <summary>The figures of shared/eval/score_attribution.py, counted the same way.</summary>
internal sealed class Scoring
{
    private const string Trimmed = " \t\r\n\u00a0\"'\u2018\u2019\u201c\u201d`.,;:!?-\u2013\u2014()[]\u2026";

    private readonly int[] _both = new int[3];
    private readonly int[] _gold = new int[3];
    private readonly int[] _found = new int[3];
    private int _goldAttributions;
    private int _foundAttributions;
    private int _matched;

    public void Add(CorpusArticle article, IReadOnlyList<GoldAttribution> found)
    {
        var gold = article.Gold.Select(a => Trim(article.Text, a)).ToList();
        var ours = found.Select(a => Trim(article.Text, a)).ToList();
        for (var role = 0; role < 3; role++)
        {
            var g = gold.SelectMany(a => a[role]).ToHashSet();
            var p = ours.SelectMany(a => a[role]).ToHashSet();
            _gold[role] += g.Count;
            _found[role] += p.Count;
            _both[role] += g.Count(p.Contains);
        }

        _goldAttributions += gold.Count;
        _foundAttributions += ours.Count;
        _matched += Matches(gold, ours).Count(m => m >= 0);
    }

    /// <summary>For each gold attribution the found one that counts for it, -1 for none.</summary>
    public static int[] Match(CorpusArticle article, IReadOnlyList<GoldAttribution> found) =>
        Matches([.. article.Gold.Select(a => Trim(article.Text, a))], [.. found.Select(a => Trim(article.Text, a))]);

    private static int[] Matches(List<TextSpan[][]> gold, List<TextSpan[][]> ours)
    {
        var matched = new int[gold.Count];
        var used = new bool[ours.Count];
        for (var n = 0; n < gold.Count; n++)
        {
            var (best, at) = (-1.0, -1);
            for (var i = 0; i < ours.Count; i++)
            {
                var j = used[i] ? -1 : Jaccard(gold[n][2], ours[i][2]);
                if (j >= best && !used[i]) (best, at) = (j, i);
            }

            matched[n] = -1;
            if (best < 0.5 || (gold[n][0].Length > 0 && Jaccard(gold[n][0], ours[at][0]) <= 0)) continue;
            used[at] = true;
            matched[n] = at;
        }

        return matched;
    }

    public string Line()
    {
        var names = new[] { "source", "cue", "content" };
        var roles = names.Select((name, i) => $"{name} {F(_both[i], _found[i], _gold[i])}");
        return $"{string.Join("  ", roles)}  who-said-what {F(_matched, _foundAttributions, _goldAttributions)}";
    }

    private static string F(int both, int found, int gold) =>
        $"P {100.0 * both / Math.Max(1, found):f1} R {100.0 * both / Math.Max(1, gold):f1} F1 {200.0 * both / Math.Max(1, found + gold):f1}";

    private static double Jaccard(TextSpan[] a, TextSpan[] b)
    {
        var both = a.Sum(x => b.Sum(y => Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start))));
        return (double)both / Math.Max(1, a.Sum(x => x.Length) + b.Sum(x => x.Length) - both);
    }

    private static TextSpan[][] Trim(string text, GoldAttribution a) => [Trim(text, a.Source), Trim(text, a.Cue), Trim(text, a.Content)];

    private static TextSpan[] Trim(string text, TextSpan[] spans)
    {
        return [.. spans.Select(One).Where(s => s.Length > 0)];

        TextSpan One(TextSpan s)
        {
            var (start, end) = (s.Start, s.End);
            while (start < end && Trimmed.Contains(text[start])) start++;
            while (end > start && Trimmed.Contains(text[end - 1])) end--;
            return new(start, end);
        }
    }
}
