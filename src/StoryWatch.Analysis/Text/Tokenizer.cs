namespace StoryWatch.Analysis.Text;

/// <summary>Cuts a text into tokens in the manner of the Penn Treebank: clitics ("n't", "'s") and marks stand alone.</summary>
/// <remarks>Linear in the length of the text. Every token lies within the text, holds at least one code unit and no white space.</remarks>
internal static class Tokenizer
{
    /// <summary>A longer run without a break is cut here, so that no step after this one meets a word of a megabyte.</summary>
    internal const int LongestToken = 100;

    private static readonly string[] Clitics = ["s", "re", "ve", "ll", "d", "m"];

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 4);
        var at = 0;
        while (at < text.Length)
        {
            if (IsBlank(text[at]))
            {
                at++;
                continue;
            }

            at = IsWord(text[at]) ? Word(text, at, tokens) : Mark(text, at, tokens);
        }

        return tokens;
    }

    /// <summary>White space and the invisible marks: zero width, direction, byte order.</summary>
    internal static bool IsBlank(char unit) =>
        char.IsWhiteSpace(unit) || char.IsControl(unit) || unit is '\u00AD' or (>= '\u200B' and <= '\u200F')
            or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF';

    internal static bool IsApostrophe(char unit) => unit is '\'' or '\u2019' or '\u02BC';

    private static bool IsWord(char unit) =>
        char.IsLetterOrDigit(unit) || char.GetUnicodeCategory(unit) is System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int Word(string text, int start, List<Token> tokens)
    {
        var limit = Math.Min(text.Length, start + LongestToken);
        if (IsLink(text, start))
        {
            var stop = start;
            while (stop < limit && !IsBlank(text[stop]) && text[stop] is not ('"' or '\u201D' or ')' or ',')) stop++;
            tokens.Add(new(start, stop));
            return stop;
        }

        var end = start + 1;
        while (end < limit && (IsWord(text[end]) || Joins(text, start, end))) end++;

        if (end < limit && text[end] == '.' && Abbreviations.TakesPeriod(text.AsSpan(start, end - start))) end++;

        Split(text, start, end, tokens);
        return end;
    }

    /// <summary>Whether the mark at <paramref name="at"/> holds the letters around it together: "Jean-Pierre", "3.5", "U.S", "O'Neill", "AT&amp;T".</summary>
    private static bool Joins(string text, int start, int at)
    {
        if (at + 1 >= text.Length || !IsWord(text[at + 1]) || !IsWord(text[at - 1])) return false;
        var unit = text[at];
        if (unit is '-' or '\u2010' or '\u2011' or '_' or '&' || IsApostrophe(unit)) return true;
        if (unit is ',' or ':' or '/') return char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
        if (unit is not ('.' or '@')) return false;
        return unit == '@' || char.IsAsciiDigit(text[at + 1]) || IsLetterRun(text, start, at) || IsDomain(text, at);
    }

    /// <summary>"U.S" or "a.m": single letters with periods between them.</summary>
    private static bool IsLetterRun(string text, int start, int at)
    {
        if (at - start > 12) return false;
        for (var i = start; i < at; i++)
        {
            if ((i - start) % 2 == 0 ? !char.IsLetter(text[i]) : text[i] != '.') return false;
        }

        return (at - start) % 2 == 1 && (at + 2 >= text.Length || !char.IsLetter(text[at + 2]));
    }

    private static bool IsDomain(string text, int dot)
    {
        var rest = text.AsSpan(dot + 1);
        foreach (var domain in (ReadOnlySpan<string>)["com", "org", "net", "gov", "edu"])
        {
            if (rest.StartsWith(domain, StringComparison.OrdinalIgnoreCase)
                && (rest.Length == domain.Length || !char.IsLetterOrDigit(rest[domain.Length]))) return true;
        }

        return false;
    }

    private static bool IsLink(string text, int start)
    {
        var rest = text.AsSpan(start);
        return rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    private static void Split(string text, int start, int end, List<Token> tokens)
    {
        var word = text.AsSpan(start, end - start);
        if (word.Equals("cannot", StringComparison.OrdinalIgnoreCase))
        {
            tokens.Add(new(start, start + 3));
            tokens.Add(new(start + 3, end));
            return;
        }

        var cut = end - CliticLength(word);
        tokens.Add(new(start, cut));
        if (cut < end) tokens.Add(new(cut, end));
    }

    private static int CliticLength(ReadOnlySpan<char> word)
    {
        if (word.Length > 3 && word[^1] is 't' or 'T' && IsApostrophe(word[^2]) && word[^3] is 'n' or 'N' && word.Length > 3) return 3;
        foreach (var clitic in Clitics)
        {
            var length = clitic.Length + 1;
            if (word.Length > length && IsApostrophe(word[^length])
                && word[^clitic.Length..].Equals(clitic, StringComparison.OrdinalIgnoreCase)) return length;
        }

        return 0;
    }

    private static int Mark(string text, int start, List<Token> tokens)
    {
        var unit = text[start];
        var end = start + 1;
        if (IsApostrophe(unit) && CliticAfter(text, start) is var length and > 0)
        {
            end = start + length;
        }
        else if (unit is '.' or '-' or '!' or '?' or '*' or '_' or '=')
        {
            var limit = Math.Min(text.Length, start + LongestToken);
            while (end < limit && text[end] == unit) end++;
        }
        else if (unit is '\'' or '`' && end < text.Length && text[end] == unit)
        {
            end++;
        }
        else if (unit is '@' or '#')
        {
            var limit = Math.Min(text.Length, start + LongestToken);
            while (end < limit && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            if (unit == '#' && end > start + 1 && char.IsAsciiDigit(text[start + 1])) end = start + 1;
        }
        else if (char.IsHighSurrogate(unit) && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end++;
        }

        tokens.Add(new(start, end));
        return end;
    }

    /// <summary>The length of a clitic that follows a mark: the "'s" of <c>“The Post”'s</c>.</summary>
    private static int CliticAfter(string text, int start)
    {
        if (start == 0 || IsBlank(text[start - 1])) return 0;
        var rest = text.AsSpan(start + 1);
        foreach (var clitic in Clitics)
        {
            if (rest.StartsWith(clitic, StringComparison.Ordinal)
                && (rest.Length == clitic.Length || !IsWord(rest[clitic.Length]))) return clitic.Length + 1;
        }

        return 0;
    }
}
