using System.Globalization;
using System.Text;

namespace StoryWatch.Newsroom.Searching;

/// <summary>
/// Words of a text as the search knows them: runs of letters and digits, in lower case and without diacritics; of scripts that put no space
/// between words each character is one. Both stores index these words and no others, so that they find the same.
/// </summary>
public static class SearchWords
{
    /// <summary>What is longer is cut: no word of a language, and stores bound theirs.</summary>
    private const int LongestWord = 64;

    /// <summary>The words in text order.</summary>
    public static IReadOnlyList<SearchWord> Of(string text)
    {
        var words = new List<SearchWord>();
        var word = new StringBuilder();
        var start = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isAlone = IsAlone(rune);
            if (word.Length > 0 && (isAlone || !IsPart(rune)))
                End(at);
            if (isAlone || IsPart(rune))
            {
                if (word.Length == 0)
                    start = at;
                if (word.Length < LongestWord)
                    Fold(rune, word);
            }

            at += rune.Utf16SequenceLength;
            if (isAlone)
                End(at);
        }

        if (word.Length > 0)
            End(text.Length);
        return words;

        void End(int end)
        {
            words.Add(new(word.ToString(), start, end));
            word.Clear();
        }
    }

    private static bool IsPart(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;

    /// <summary>Han, Hiragana, Katakana.</summary>
    private static bool IsAlone(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static void Fold(Rune rune, StringBuilder word)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            return;
        var lower = Rune.ToLowerInvariant(rune);
        if (lower.IsBmp)
            word.Append(Diacritics.Remove((char)lower.Value));
        else
            word.Append(lower.ToString());
    }
}

/// <param name="Word">As it is indexed.</param>
/// <param name="Start">UTF-16 offset of its first unit in the text.</param>
/// <param name="End">Offset after its last unit.</param>
public readonly record struct SearchWord(string Word, int Start, int End);
