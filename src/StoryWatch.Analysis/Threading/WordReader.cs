using StoryWatch.Stories;

namespace StoryWatch.Analysis.Threading;

/// <summary>
/// Splits a text into words. Much lighter than the parser's tokens: threading reads every article of the stream, most
/// of which no story of a desk wants.
/// </summary>
internal static class WordReader
{
    private const int LongestWord = 48;

    public static void Read(ReadOnlySpan<char> text, List<ThreadingWord> words)
    {
        Span<char> lower = stackalloc char[LongestWord];
        var initial = true;
        var quoted = false;
        var follows = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (!char.IsLetterOrDigit(c))
            {
                if (c is '\n' or '!' or '?' || (c == '.' && EndsSentence(text, i)))
                    initial = true;
                // A quotation does not go on over a paragraph; straight marks toggle, curly ones tell.
                quoted = c switch { '\n' => false, '"' => !quoted, '“' => true, '”' => false, _ => quoted };
                if (c != ' ')
                    follows = false;
                i++;
                continue;
            }

            var end = WordEnd(text, i);
            words.Add(Word(text[i..end], lower, i, initial, quoted, follows));
            initial = false;
            follows = true;
            i = end;
        }
    }

    /// <summary>Hash of a lower-case word, as <see cref="ThreadingWord.Surface"/> has it.</summary>
    public static uint Hash(ReadOnlySpan<char> text) => Fold(StableHash.Of(text));

    public static uint Fold(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        return (uint)(hash >> 32) ^ (uint)hash;
    }

    private static ThreadingWord Word(
        ReadOnlySpan<char> word, Span<char> buffer, int start, bool initial, bool quoted, bool follows)
    {
        var traits = (initial ? WordTraits.Initial : 0) | (quoted ? WordTraits.Quoted : 0) | (follows ? WordTraits.Follows : 0);
        var length = Lower(word, buffer);
        var lower = buffer[..length];
        var surface = Hash(lower);
        if (char.IsDigit(word[0]))
            return new(start, word.Length, surface, surface, traits | WordTraits.Number);
        if (char.IsUpper(word[0]))
            traits |= WordTraits.Capital;
        if (length < 2 || StopWords.Contains(lower))
            return new(start, word.Length, surface, surface, traits | WordTraits.Stop);
        return new(start, word.Length, surface, Hash(lower[..Stem.Length(lower)]), traits);
    }

    private static int Lower(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var n = 0;
        foreach (var c in word)
        {
            if (n == buffer.Length)
                break;
            // Thousands' commas vary between outlets.
            if (c != ',')
                buffer[n++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
        }

        return n;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i < text.Length)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            // Inside a word: an apostrophe, the dots of "U.S.", the point and commas of "1,200.5".
            var joins = i + 1 < text.Length && i > start && char.IsLetterOrDigit(text[i + 1]) && text[i] switch
            {
                '\'' or '’' => true,
                '.' => char.IsDigit(text[i - 1]) || i - start == 1 || text[i - 2] == '.',
                ',' => char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]),
                _ => false,
            };
            if (!joins)
                break;
            i++;
        }

        return i;
    }

    /// <summary>A full stop ends a sentence unless it stands in or after an initial or before a lower-case word.</summary>
    private static bool EndsSentence(ReadOnlySpan<char> text, int at)
    {
        if (at >= 1 && char.IsUpper(text[at - 1]) && (at == 1 || !char.IsLetter(text[at - 2])))
            return false;
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '"' or '”' or '\'' or '’' or '“')
            next++;
        return next >= text.Length || !char.IsLower(text[next]);
    }
}
