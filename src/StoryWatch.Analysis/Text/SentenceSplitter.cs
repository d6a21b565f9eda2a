using System.Collections.Frozen;

namespace StoryWatch.Analysis.Text;

/// <summary>Groups tokens into sentences and paragraphs.</summary>
internal static class SentenceSplitter
{
    /// <summary>A longer stretch without an end is cut here: what comes after is linear, but no sentence of a person is this long.</summary>
    internal const int LongestSentence = 200;

    private static readonly FrozenSet<string> Starters = new[]
    {
        "The", "A", "An", "He", "She", "It", "They", "We", "I", "You", "In", "On", "At", "But", "And", "This", "That", "These", "Those", "His",
        "Her", "Their", "Its", "Our", "As", "After", "Before", "When", "While", "If", "Although", "However", "There", "What", "Who", "Why", "How",
        "For", "From", "With", "According", "Many", "Some", "Most", "All", "Both", "So", "Yet", "Now", "Then", "Last", "Meanwhile",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StarterLookup = Starters.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Sentence[] Split(string text, List<Token> tokens)
    {
        var sentences = new List<Sentence>(tokens.Count / 20 + 1);
        var (first, paragraph) = (0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var hard = i + 1 == tokens.Count || LineBreak.IsHard(text, tokens[i], tokens[i + 1]);
            if (!hard && !EndsSentence(text, tokens, first, i) && i + 1 - first < LongestSentence) continue;
            sentences.Add(new(first, i + 1, paragraph));
            first = i + 1;
            if (hard) paragraph++;
        }

        return [.. sentences];
    }

    /// <summary>Whether a sentence ends after token <paramref name="at"/>: a full stop, then any closing marks, then something that begins one.</summary>
    private static bool EndsSentence(string text, List<Token> tokens, int first, int at)
    {
        var next = tokens[at + 1];
        if (Closes(text, tokens, at + 1)) return false;

        var stop = at;
        while (stop > first && Closes(text, tokens, stop)) stop--;
        var mark = Of(text, tokens[stop]);
        var begin = text[next.Start];
        if (mark[^1] is not ('.' or '!' or '?' or '\u2026')) return false;
        if (mark.Length > 1 && char.IsLetter(mark[0]))
        {
            return stop == at && !Abbreviations.PrecedesName(mark) && StarterLookup.Contains(Of(text, next)) && !IsShort(text, next, mark);
        }

        if (char.IsLower(begin) || begin is ',' or ';' or ':' or '-' or '\u2013' or '\u2014' or ')' or ']') return false;
        return mark.Length == 1 || mark[0] != '.' || char.IsUpper(begin) || IsOpening(begin);
    }

    // "the U.S. I know": a lone capital after an abbreviation is too little to end a sentence on.
    private static bool IsShort(string text, Token next, ReadOnlySpan<char> mark) => next.Length == 1 && mark.Length <= 4 && text[next.Start] == 'I';

    private static bool Closes(string text, List<Token> tokens, int at)
    {
        var token = tokens[at];
        var unit = text[token.Start];
        if (unit is ')' or ']' or '\u201D') return true;
        if (unit is '.' or '!' or '?') return at > 0 && tokens[at - 1].End == token.Start && text[tokens[at - 1].Start] is '"' or '\u201D' or '!' or '?';
        if (unit is not ('"' or '\'' or '\u2019')) return false;
        if (token.Length > 2 || (token.Length == 2 && unit != '\'')) return false;
        return at > 0 && tokens[at - 1].End == token.Start && (token.End == text.Length || !char.IsLetterOrDigit(text[token.End]));
    }

    private static bool IsOpening(char unit) => unit is '"' or '\u201C' or '\u2018' or '\'' or '`' or '(' or '[';

    private static ReadOnlySpan<char> Of(string text, Token token) => text.AsSpan(token.Start, token.Length);
}
