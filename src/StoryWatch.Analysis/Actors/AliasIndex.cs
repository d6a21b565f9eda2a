namespace StoryWatch.Analysis.Actors;

/// <summary>Finds the longest alias that starts at a place of a text, by its first word.</summary>
internal sealed class AliasIndex
{
    private readonly Dictionary<string, Alias[]>.AlternateLookup<ReadOnlySpan<char>> _byFirstWord;
    private readonly bool _ignoreCase;

    public AliasIndex(IEnumerable<ActorEntry> entries, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        var comparer = ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        _byFirstWord = entries
            .GroupBy(entry => entry.Alias, comparer)
            .Select(alias => new Alias(alias.Key, [.. alias]))
            .GroupBy(alias => alias.Text[..WordEnd(alias.Text, 0)], comparer)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(alias => alias.Text.Length).ToArray(), comparer)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>End of the run of letters and digits that starts at <paramref name="start"/>.</summary>
    public static int WordEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        return end;
    }

    public ActorEntry[]? Match(string text, int start, int wordEnd, out int end)
    {
        var first = text.AsSpan(start, wordEnd - start);
        return Match(first, text, start, out end)
            // "The North" opens a sentence as "the North" stands within one.
            ?? (first is "The" ? Match("the", text, start, out end) : null);
    }

    private ActorEntry[]? Match(ReadOnlySpan<char> first, string text, int start, out int end)
    {
        end = start;
        if (!_byFirstWord.TryGetValue(first, out var aliases))
            return null;
        foreach (var alias in aliases)
        {
            if (StartsWith(text, start, alias.Text, out end) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return alias.Entries;
        }

        return null;
    }

    private bool StartsWith(string text, int start, string alias, out int end)
    {
        end = start;
        foreach (var wanted in alias)
        {
            if (end >= text.Length)
                return false;
            var unit = Plain(text[end]);
            if (unit != wanted && !(end == start && unit == 'T' && wanted == 't') && !(_ignoreCase && char.ToLowerInvariant(unit) == char.ToLowerInvariant(wanted)) && Plain(wanted) != unit)
                return false;
            end++;
        }

        return true;
    }

    private static char Plain(char unit) => unit switch
    {
        '’' or '‘' => '\'',
        '‑' or '–' => '-',
        '\u00a0' or '\n' or '\t' => ' ',
        _ => unit,
    };

    private readonly record struct Alias(string Text, ActorEntry[] Entries);
}
