using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>Names that a text may use because it introduced them: a surname alone, "the foreign ministry", "the president".</summary>
internal static class EarlierNames
{
    private const int LongestFamily = 5;

    private static readonly HashSet<string> Offices = new(StringComparer.Ordinal)
    {
        "foreign ministry", "defence ministry", "president", "prime minister", "foreign minister", "ministry", "monarch", "ambassador", "minister", "leader", "national security adviser",
    };

    public static void Resolve(string text, List<Naming> namings)
    {
        ResolveOffices(text, namings);
        AddSurnames(text, namings);
    }

    // "the Foreign Ministry": that of the state whose foreign ministry was named last; so for the other offices.
    private static void ResolveOffices(string text, List<Naming> namings)
    {
        // How far the names were looked through for an office, and for words that call it, and the last one found: none is looked at twice.
        var holders = new Dictionary<string, Latest>(StringComparer.Ordinal);
        var called = new Dictionary<string, Dictionary<string, Latest>>(StringComparer.Ordinal);
        for (var i = 0; i < namings.Count; i++)
        {
            var role = namings[i];
            if (role.Kind != ActorKind.Role || !Offices.Contains(role.Role!) || !IsDefinite(text, role.Start))
                continue;
            // "The crown prince" is the one that the text called so, not the emir, though both are monarchs.
            var words = text[role.Start..role.End];
            var office = role.Role!;
            if (!called.TryGetValue(office, out var byWords))
                called[office] = byWords = new(StringComparer.OrdinalIgnoreCase);
            var earlier = Of(byWords, words).Before(i, namings, other =>
                other.Kind != ActorKind.Role && (Holds(other, office) || other is { Kind: ActorKind.Person, Role: null, Actor.Country: not null }) && IsCalled(text, other, words));
            if (earlier < 0)
                earlier = Of(holders, office).Before(i, namings, other => other.Kind != ActorKind.Role && Holds(other, office));
            if (earlier < 0)
                continue;
            role.Kind = namings[earlier].Kind;
            role.Actor = namings[earlier].Actor;
            role.Organisation = namings[earlier].Organisation;
            role.Role = namings[earlier].Role;
        }
    }

    private static Latest Of(Dictionary<string, Latest> all, string key)
    {
        if (!all.TryGetValue(key, out var latest))
            all[key] = latest = new Latest();
        return latest;
    }

    private static bool Holds(Naming naming, string role) =>
        naming.Role is { } held && naming.Actor.Country is not null
        && (held == role || (role is "ministry" or "minister" && held.EndsWith(role, StringComparison.Ordinal)));

    private static bool IsCalled(string text, Naming naming, string words) =>
        text.AsSpan(naming.Start, naming.End - naming.Start).Contains(words, StringComparison.OrdinalIgnoreCase);

    private static bool IsDefinite(string text, int start) =>
        text.AsSpan(0, start).EndsWith("the ", StringComparison.OrdinalIgnoreCase);

    private static void AddSurnames(string text, List<Naming> namings)
    {
        var bySurname = new Dictionary<string, Naming>(StringComparer.Ordinal);
        var latest = new Dictionary<string, Naming>(StringComparer.Ordinal);
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var naming in namings)
        {
            if (naming.Kind != ActorKind.Person || Surname(naming.Actor) is not { Length: > 2 } surname)
                continue;
            bySurname.TryAdd(surname, naming);
            // "Ambassador John Roe ... Roe": not the Jane Roe of the dictionary, whom this text has not named yet.
            if (!naming.Weak || naming.Start < naming.CoreStart)
            {
                latest[surname] = naming;
                named.Add(naming.Actor.Name);
            }
            else if (naming.End - naming.Start == surname.Length && !named.Contains(naming.Actor.Name) && latest.TryGetValue(surname, out var namesake))
                (naming.Actor, naming.Organisation, naming.Role) = (namesake.Actor, namesake.Organisation, namesake.Role);
        }

        if (bySurname.Count == 0)
            return;
        var added = new List<Naming>();
        var lookup = bySurname.GetAlternateLookup<ReadOnlySpan<char>>();
        var next = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = AliasIndex.WordEnd(text, start);
            if (end == start)
            {
                start++;
                continue;
            }

            while (next < namings.Count && namings[next].End <= start)
                next++;
            var free = next == namings.Count || namings[next].Start >= end;
            if (free && char.IsUpper(text[start]) && lookup.TryGetValue(text.AsSpan(start, end - start), out var known) && IsSingle(text, start, end))
                added.Add(Copy(start, end, known));
            start = end;
        }

        if (added.Count == 0)
            return;
        namings.AddRange(added);
        namings.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    // A bare surname that no other capitalised word stands beside, but for the first word of a sentence.
    private static bool IsSingle(string text, int start, int end)
    {
        if (end + 1 < text.Length && text[end] == ' ' && char.IsUpper(text[end + 1]))
            return false;
        if (start < 2 || text[start - 1] is not (' ' or '-') || !char.IsLetter(text[start - 2]))
            return true;
        var word = start - 2;
        while (word > 0 && char.IsLetter(text[word - 1]))
            word--;
        return !char.IsUpper(text[word]) || (text[start - 1] == ' ' && (word < 2 || text[word - 1] is '"' or '“' or '\n' || text[word - 2] is '.' or '!' or '?'));
    }

    private static Naming Copy(int start, int end, Naming known) =>
        new(start, end, new ActorEntry(known.Actor.Name, ActorKind.Person, known.Actor) { Organisation = known.Organisation }) { Role = known.Role };

    private static string Surname(Actor person)
    {
        var name = person.Name;
        // "Hong Gil-dong", "Zhang San": the family name stands first, and is short; not in "Joseph Wen".
        if (person.Country is "KOR" or "PRK" or "CHN" or "TWN" && name.IndexOf(' ') is > 0 and <= LongestFamily and var space)
            return name[..space];
        return name[(name.LastIndexOfAny([' ', '-']) + 1)..];
    }

    /// <summary>The last name that passes a test, from the first one on to where it was last asked for.</summary>
    private sealed class Latest
    {
        private int _seen;
        private int _found = -1;

        // Names before the place do not change any more; the one at it is still an office without a holder.
        public int Before(int place, List<Naming> namings, Predicate<Naming> test)
        {
            var later = namings.FindLastIndex(place, place - _seen + 1, test);
            (_seen, _found) = (place, later < 0 ? _found : later);
            return _found;
        }
    }
}
