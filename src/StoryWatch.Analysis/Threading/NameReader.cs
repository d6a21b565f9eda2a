namespace StoryWatch.Analysis.Threading;

/// <summary>
/// Finds names by their capitals. A capital at the head of a sentence or in a headline in title case counts only where
/// the article has the word with a capital elsewhere, or where another capital follows.
/// </summary>
internal sealed class NameReader
{
    private const uint NameSpace = 0x6e616d65;
    private const uint PlaceSpace = 0x706c6163;
    private const double TitleCase = 0.6;
    private const int LongestRun = 4;

    private readonly HashSet<uint> _seen = [];

    public NameReader(List<ThreadingWord> title, List<ThreadingWord> body, string headline, string text)
    {
        foreach (var word in body)
        {
            if (word.Is(WordTraits.Capital) && !word.Is(WordTraits.Initial) && !word.Is(WordTraits.Stop))
                _seen.Add(word.Surface);
        }

        Read(title, headline.Length > 0 ? headline : text, IsTitleCase(title));
        Read(body, text, false);
    }

    public List<uint> Names { get; } = [];

    public List<uint> Places { get; } = [];

    /// <param name="code">ISO 3166 alpha-3.</param>
    public static uint PlaceTerm(string code) => TermCounts.Join(PlaceSpace, WordReader.Hash(code));

    private static bool IsTitleCase(List<ThreadingWord> title)
    {
        int content = 0, capitals = 0;
        foreach (var word in title)
        {
            if (word.Is(WordTraits.Stop) || word.Is(WordTraits.Number))
                continue;
            content++;
            capitals += word.Is(WordTraits.Capital) ? 1 : 0;
        }

        return capitals >= TitleCase * content;
    }

    private void Read(List<ThreadingWord> words, string text, bool titleCase)
    {
        for (var i = 0; i < words.Count; i++)
        {
            Place(words, i, text);
            if (!IsName(words, i, titleCase))
                continue;
            var end = i + 1;
            while (end < words.Count && end - i < LongestRun && words[end].Is(WordTraits.Follows) && IsName(words, end, titleCase))
                end++;
            Run(words, i, end);
            for (var j = i + 1; j < end; j++)
                Place(words, j, text);
            i = end - 1;
        }
    }

    private bool IsName(List<ThreadingWord> words, int i, bool titleCase)
    {
        var word = words[i];
        if (!word.Is(WordTraits.Capital) || word.Is(WordTraits.Stop))
            return false;
        if (!titleCase && !word.Is(WordTraits.Initial))
            return true;
        return _seen.Contains(word.Surface)
            || (!titleCase && i + 1 < words.Count && words[i + 1].Is(WordTraits.Capital | WordTraits.Follows) && !words[i + 1].Is(WordTraits.Stop));
    }

    private void Run(List<ThreadingWord> words, int start, int end)
    {
        var run = words[start].Surface;
        Names.Add(TermCounts.Join(NameSpace, words[start].Stem));
        for (var i = start + 1; i < end; i++)
        {
            Names.Add(TermCounts.Join(NameSpace, words[i].Stem));
            run = TermCounts.Join(run, words[i].Surface);
        }

        if (end - start > 1)
            Names.Add(TermCounts.Join(NameSpace, run));
    }

    /// <summary>Places need a capital, but no proof that it is one of a name: their list is proof.</summary>
    private void Place(List<ThreadingWord> words, int i, string text)
    {
        var word = words[i];
        if (!word.Is(WordTraits.Capital))
            return;
        Span<char> lower = stackalloc char[64];
        if (i + 1 < words.Count && words[i + 1].Is(WordTraits.Follows))
        {
            var end = words[i + 1].Start + words[i + 1].Length;
            if (end - word.Start <= lower.Length && TryPlace(text.AsSpan(word.Start, end - word.Start), lower))
                return;
        }

        if (word.Length <= lower.Length)
            TryPlace(text.AsSpan(word.Start, word.Length), lower);
    }

    private bool TryPlace(ReadOnlySpan<char> name, Span<char> lower)
    {
        var n = name.ToLowerInvariant(lower);
        var end = n;
        if (end > 2 && lower[end - 1] == 's' && lower[end - 2] is '\'' or '’')
            end -= 2;
        if (!CountryNames.TryFind(lower[..end], out var code))
            return false;
        Places.Add(PlaceTerm(code));
        return true;
    }
}
