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
            if (naming is not null && Shortened(text, naming, names, year) is { } other && (found.Count == 0 || found[^1].End <= other.Start))
                found.Add(other);
            if (naming is not null)
                found.Add(naming);
            start = naming is null ? wordEnd : end;
        }

        return found;
    }

    // "North and South Korea": the first has its second word from the other.
    private static Naming? Shortened(string text, Naming naming, AliasIndex names, int? year)
    {
        var word = AliasIndex.WordEnd(text, naming.Start);
        if (!naming.IsNation || naming.Start < 10 || word == naming.End || text[naming.Start..word] is not ("North" or "South" or "East" or "West"))
            return null;
        if (!text.AsSpan(0, naming.Start).EndsWith("th and ", StringComparison.Ordinal) && !text.AsSpan(0, naming.Start).EndsWith("st and ", StringComparison.Ordinal))
            return null;
        var end = naming.Start - " and ".Length;
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        var full = string.Concat(text.AsSpan(start, end - start), text.AsSpan(word, naming.End - word));
        return names.Match(full, 0, AliasIndex.WordEnd(full, 0), out var last) is { } entries && last == full.Length ? Choose(start, end, entries, year) : null;
    }

    // "the West Bank" is not "the West".
    private static bool LongerWithout(string text, int start, int end, AliasIndex names) =>
        names.Match(text, start, AliasIndex.WordEnd(text, start), out var longer) is not null && longer > end;

    private static readonly string[] Before = ["New ", "Gulf of ", "Sea of ", "Strait of ", "Bay of ", "Treaty of ", "Bank of "];

    private static readonly HashSet<string> After = new(StringComparer.Ordinal)
    {
        "Post", "Times", "Sea", "Group", "Convention", "Conventions", "Agreement", "Accord", "Accords", "Process", "Declaration", "Treaty",
        "Protocol", "Protocols", "Club", "University", "Airport", "Summit", "Conference", "Games", "Olympics", "Street", "Square", "Stadium",
        "Journal", "Herald", "Examiner", "Today", "TODAY", "Airlines", "Airways", "Radio", "Format", "Communique",
    };

    // "Minsk Group", "Gulf of Oman", "Washington Post": a name that is part of another one.
    private static bool IsInsideName(string text, int start, int end)
    {
        var before = text.AsSpan(0, start);
        foreach (var word in Before)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1])
            && After.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(end + 1, AliasIndex.WordEnd(text, end + 1) - end - 1));
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
