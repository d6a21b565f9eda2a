using System.Buffers;

namespace StoryWatch.Analysis.Threading;

/// <summary>Cuts the endings of English inflection, so that "sanctions", "sanctioned" and "sanctioning" are one term.</summary>
internal static class Stem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The length of the stem of a lower-case word; <paramref name="word"/> may be changed within that length.</summary>
    public static int Length(Span<char> word)
    {
        var n = word.Length;
        if (n > 2 && word[n - 1] == 's' && word[n - 2] is '\'' or '’')
            n -= 2;
        if (n > 4 && Ends(word[..n], "ies"))
        {
            word[n - 3] = 'y';
            n -= 2;
        }
        else if (n > 4 && Ends(word[..n], "sses"))
        {
            n -= 2;
        }
        else if (n > 3 && word[n - 1] == 's' && word[n - 2] is not ('s' or 'u' or 'i'))
        {
            n--;
        }

        if (n > 5 && Ends(word[..n], "ing") && HasVowel(word[..(n - 3)]))
            n = Undouble(word, n - 3);
        else if (n > 4 && Ends(word[..n], "ed") && HasVowel(word[..(n - 2)]))
            n = Undouble(word, n - 2);
        else if (n > 5 && Ends(word[..n], "ly"))
            n -= 2;
        if (n > 3 && word[n - 1] == 'e')
            n--;
        if (n > 3 && word[n - 1] == 'y')
            word[n - 1] = 'i';
        return n;
    }

    private static bool Ends(ReadOnlySpan<char> word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);

    private static bool HasVowel(ReadOnlySpan<char> word) => word.IndexOfAny(Vowels) >= 0;

    private static int Undouble(ReadOnlySpan<char> word, int n) =>
        n > 3 && word[n - 1] == word[n - 2] && word[n - 1] is not ('l' or 's' or 'z' or 'e' or 'o') ? n - 1 : n;
}
