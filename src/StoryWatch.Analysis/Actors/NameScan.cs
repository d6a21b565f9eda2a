using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>The first pass over a text: every alias of the dictionary, longest first, none overlapping.</summary>
internal static class NameScan
{
    public static List<Naming> Of(string text, AliasIndex names, AliasIndex roles, int? year)
    {
        var found = new List<Naming>();
        for (var start = 0; start < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[start]))
            {
                start++;
                continue;
            }

            var wordEnd = AliasIndex.WordEnd(text, start);
            var end = 0;
            var naming = names.Match(text, start, wordEnd, out end) is { } entries && !IsInsideName(text, start, end)
                ? Choose(start, end, entries, year)
                : null;
            if (naming is not null && naming.Kind != ActorKind.Person && text.AsSpan(start).StartsWith("the ", StringComparison.OrdinalIgnoreCase) && LongerWithout(text, start + 4, end, names))
                naming = null;
            if (naming is null && roles.Match(text, start, wordEnd, out end) is { } words)
                naming = new Naming(start, end, words[0]);
            if (naming is not null)
                found.Add(naming);
            start = naming is null ? wordEnd : end;
        }

        return found;
    }

    // "the West Bank" is not "the West".
    private static bool LongerWithout(string text, int start, int end, AliasIndex names) =>
        names.Match(text, start, AliasIndex.WordEnd(text, start), out var longer) is not null && longer > end;

    // "Abe-san", "New Washington Post"; a hyphen joins only what is said of a state ("US-led").
    private static bool IsInsideName(string text, int start, int end)
    {
        var before = text.AsSpan(0, start);
        return before.EndsWith("New ", StringComparison.Ordinal)
            || text.AsSpan(end).StartsWith(" Post", StringComparison.Ordinal)
            || text.AsSpan(end).StartsWith(" Times", StringComparison.Ordinal);
    }

    private static Naming? Choose(int start, int end, ActorEntry[] entries, int? year)
    {
        if (year is null)
            return new Naming(start, end, entries[0]);
        foreach (var entry in entries)
        {
            if (entry.HoldsIn(year.Value))
                return new Naming(start, end, entry);
        }

        // Someone out of office is still the same person, but speaks for no government; a bare surname may be anyone's.
        var closest = entries[0];
        return closest.Alias.Contains(' ', StringComparison.Ordinal)
            ? new Naming(start, end, closest with { Actor = closest.Actor with { Sector = "ELI" }, Organisation = null })
            : null;
    }
}
