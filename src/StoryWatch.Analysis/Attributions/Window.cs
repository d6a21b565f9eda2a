namespace StoryWatch.Analysis.Attributions;

/// <summary>The tokens <c>[First, End)</c> among which source and content of a cue are sought: its paragraph, as far as it is near.</summary>
internal readonly record struct Window(int First, int End)
{
    private const int Before = 120;
    private const int After = 180;
    internal const int Longest = Before + After + 40;

    public int Count => End - First;

    public static Window Around(TextView text, Cue cue)
    {
        var sentences = text.Parsed.Sentences;
        var (low, high) = (text.SentenceOf[cue.First], text.SentenceOf[cue.First]);
        var paragraph = sentences[low].Paragraph;
        while (low > 0 && sentences[low - 1].Paragraph == paragraph && cue.First - sentences[low - 1].First <= Before) low--;
        while (high + 1 < sentences.Length && sentences[high + 1].Paragraph == paragraph && sentences[high + 1].End - cue.First <= After) high++;
        var first = Math.Max(sentences[low].First, cue.First - Before);
        return new(first, Math.Max(Math.Min(sentences[high].End, cue.First + After), cue.End));
    }
}
