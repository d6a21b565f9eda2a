namespace StoryWatch.Analysis.Text;

/// <summary>Tells the line break that ends a paragraph, caption or bullet from the one that only wraps a line.</summary>
internal static class LineBreak
{
    // Plain-text wires wrap at 60 to 80 columns.
    private const int ShortestWrapped = 50;
    private const int LongestWrapped = 90;
    private const int LongestColumn = 120;

    public static bool IsHard(string text, Token before, Token after)
    {
        var breaks = 0;
        var start = -1;
        for (var i = before.End; i < after.Start; i++)
        {
            if (text[i] is '\u2029' or '\u000C') return true;
            if (text[i] is not ('\n' or '\u2028' or '\u0085') && (text[i] != '\r' || (i + 1 < text.Length && text[i + 1] == '\n'))) continue;
            if (breaks++ == 0) start = i;
        }

        return breaks > 1 || (breaks == 1 && !Wraps(text, start, after));
    }

    private static bool Wraps(string text, int end, Token after)
    {
        var last = end - 1;
        while (last >= 0 && text[last] is ' ' or '\r' or '\t') last--;
        if (last < 0 || text[last] is '.' or '!' or '?' or ':' or '"' or '\u201D' or ')' or ']') return false;
        if (char.IsLower(text[after.Start])) return true;
        if (!char.IsLetterOrDigit(text[after.Start])) return false;
        var begin = last;
        while (begin > 0 && last - begin <= LongestWrapped && text[begin - 1] != '\n') begin--;
        return last - begin is >= ShortestWrapped and <= LongestWrapped && !IsLong(text, after.Start);
    }

    // Where the next line is longer than any column, nothing is wrapped: what stands above it is a heading, or the labels of buttons.
    private static bool IsLong(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is not ('\n' or '\u2028' or '\u0085') && end - start <= LongestColumn) end++;
        return end - start > LongestColumn;
    }
}
