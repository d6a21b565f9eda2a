using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>
/// Joins the name of a state with the words for its organs and people around it: "Iranian Foreign Minister Javad Zarif",
/// "the president of France", "Trump's administration", "Ivan Petrov, a Russian diplomat".
/// </summary>
internal sealed class RoleJoiner(string text, List<Naming> namings, Dictionary<string, string> demonyms)
{
    private const int MostNameWords = 4;

    private static readonly HashSet<string> Between = new(StringComparer.OrdinalIgnoreCase)
    {
        "senior", "top", "deputy", "chief", "new", "former", "outgoing", "state", "national", "supreme", "federal", "special", "acting",
        "interim", "communist", "ruling", "conservative", "hardline", "lead", "permanent", "assistant", "first", "vice", "joint", "army",
        "air", "ground", "armed", "naval", "and", "other", "young", "local", "central", "democratic", "nuclear", "military", "political",
        "muslim", "islamic", "then", "most", "main", "s", "high", "ranking", "ethnic", "trade", "peace", "radical", "leftist", "own",
        "elite", "combat", "occupation", "reserve", "opposition", "government", "anti", "pro", "regular", "allied", "visiting", "rival",
    };

    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December", "The", "In", "On", "At", "I", "He", "She", "It", "But", "And", "Mr",
    };

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "al", "bin", "de", "van", "von", "der", "el", "ul", "ben", "bint", "da", "la", "den", "abu", "ibn",
    };

    public void Join()
    {
        for (var i = 0; i < namings.Count; i++)
        {
            if (namings[i] is { Gone: false, Kind: not ActorKind.Role } naming)
                JoinRight(i, naming);
        }

        for (var i = 0; i < namings.Count; i++)
        {
            if (namings[i] is { Gone: false, Kind: ActorKind.Role } role)
                JoinRole(i, role);
        }

        for (var i = 0; i < namings.Count; i++)
        {
            if (namings[i] is { Gone: false, Role: not null, Kind: not ActorKind.Role } naming)
                AddName(i, naming);
            else if (namings[i] is { Gone: false, Kind: ActorKind.Org } body && Next(i) is { Kind: ActorKind.Person } head)
                JoinHead(body, head);
        }
    }

    // "Russian" + "Foreign Ministry" + "spokeswoman": the words of the state's organ after its name.
    private void JoinRight(int at, Naming naming)
    {
        for (var i = at + 1; i < namings.Count && namings[i].Kind == ActorKind.Role && OnlyBetween(naming.End, namings[i].Start); i++)
        {
            var role = namings[i];
            var retired = text.AsSpan(naming.End, role.Start - naming.End).Contains("former", StringComparison.OrdinalIgnoreCase);
            Take(naming, role, retired);
            naming.End = role.End;
            role.Gone = true;
        }
    }

    // "President" + "Vladimir Putin"; "president" + "of" + "France".
    private void JoinRole(int at, Naming role)
    {
        if (Next(at) is not { } next || next.Kind == ActorKind.Role)
            return;
        var gap = text.AsSpan(role.End, next.Start - role.End);
        if (next.Kind == ActorKind.Person && gap is " ")
        {
            next.Start = role.Start;
            next.Role ??= role.Role;
            next.Weak = false;
            role.Gone = true;
        }
        else if (gap is " of " or " of the " && (next.IsNation || next.Kind == ActorKind.Org) && next.Role is null)
        {
            Take(next, role, retired: false);
            next.Start = role.Start;
            role.Gone = true;
        }
    }

    private void Take(Naming naming, Naming role, bool retired)
    {
        if (naming.Kind == ActorKind.Person)
        {
            // "Trump's administration" acts for the state as he does.
            naming.Role ??= role.Role;
            return;
        }

        if (naming.Role is null || naming.Actor.Sector is null)
        {
            var sector = retired ? "ELI" : naming.Kind is ActorKind.Org ? naming.Actor.Sector : role.Actor.Sector;
            var country = naming.Actor.Country;
            var owner = country is not null && demonyms.TryGetValue(country, out var demonym) ? demonym : naming.Actor.Name;
            var name = naming.IsNation ? $"{owner} {role.Role}" : naming.Actor.Name;
            naming.Actor = new Actor(name, country, naming.IsNation || naming.Kind == ActorKind.Org ? sector : naming.Actor.Sector);
        }

        naming.Role = role.Role;
    }

    // "... Foreign Minister" + "Javad Zarif": a name the dictionary has, or one that this text introduces.
    private void AddName(int at, Naming naming)
    {
        if (naming.Kind == ActorKind.Person || naming.Actor.Sector is "CVL" or "MED" or "BUS" || naming.End >= text.Length)
            return;
        if (Next(at) is { Kind: ActorKind.Person } person)
        {
            var gap = text.AsSpan(naming.End, person.Start - naming.End);
            if (gap is " " or ", " && (naming.Actor.Country == person.Actor.Country || naming.Kind == ActorKind.Org))
            {
                person.Start = naming.Start;
                person.Weak = false;
                person.Role ??= naming.Role;
                // The text says that the office is held, whatever the years in the dictionary.
                if (person.Actor.Sector == "ELI")
                    person.Actor = person.Actor with { Sector = naming.Actor.Sector };
                naming.Gone = true;
                return;
            }
        }

        if (text[naming.End] == ' ' && NameEnd(naming.End + 1) is var end && end > naming.End + 1)
            Introduce(at, naming, naming.End + 1, end, naming.Start, end);
        else if (NameInCommas(at, naming) is { } apposed)
            Introduce(at, naming, apposed.Start, apposed.End, naming.Start, naming.End);
        else if (NameBefore(naming.Start) is { } before && !TakesOffice(at, before, naming))
            Introduce(at, naming, before.Start, before.End, before.Start, naming.End);
    }

    // "the ambassador of Ruritania to Freedonia, Rudolf Rassendyll, said": the full name between the commas after an office that one holds.
    private (int Start, int End)? NameInCommas(int at, Naming office)
    {
        if (office.Role is not ("president" or "prime minister" or "foreign minister" or "defence minister" or "finance minister" or "minister" or "ambassador" or "national security adviser" or "spokesman"))
            return null;
        var end = Next(at) is { IsNation: true, Role: null } host && host.Start >= office.End && text.AsSpan(office.End, host.Start - office.End) is " to " or " to the " ? host.End : office.End;
        if (!text.AsSpan(end).StartsWith(", ", StringComparison.Ordinal))
            return null;
        var (start, last) = (end + 2, NameEnd(end + 2));
        return last < text.Length && text[last] == ',' && text.AsSpan(start, last - start).Contains(' ') ? (start, last) : null;
    }

    // "EU foreign policy chief" + "Federica Mogherini".
    private void JoinHead(Naming body, Naming head)
    {
        if (head.Organisation?.Name != body.Actor.Name || head.Start != body.End + 1 || text[body.End] != ' ')
            return;
        head.Start = body.Start;
        head.Weak = false;
        body.Gone = true;
    }

    private Naming? Next(int at)
    {
        for (var i = at + 1; i < namings.Count; i++)
        {
            if (!namings[i].Gone)
                return namings[i];
        }

        return null;
    }

    // "Sergei Lavrov, the Russian foreign minister": one whom the dictionary knows.
    private bool TakesOffice(int at, (int Start, int End) name, Naming office)
    {
        Naming? person = null;
        for (var i = at - 1; i >= 0 && (namings[i].Gone || namings[i].End > name.Start); i--)
        {
            if (namings[i] is { Gone: false, Kind: ActorKind.Person } other && other.Start < name.End)
                person = other;
        }

        if (person is null)
            return false;
        person.Role ??= office.Role;
        return true;
    }

    private void Introduce(int at, Naming naming, int nameStart, int nameEnd, int start, int end)
    {
        if (IsTaken(at, nameStart, nameEnd, out var namesake))
            return;
        if (namesake is not null)
            namesake.Gone = true;
        if (naming.Kind == ActorKind.Org)
            naming.Organisation = naming.Actor;
        naming.Kind = ActorKind.Person;
        naming.Actor = naming.Actor with { Name = text[nameStart..nameEnd] };
        naming.Start = start;
        naming.End = end;
    }

    // The names that are left stand in text order and apart from each other: only the neighbours can be in the way.
    // A bare surname that the dictionary knows of somebody else is not: "Ambassador John Roe", where it knows a Jane Roe.
    private bool IsTaken(int at, int start, int end, out Naming? namesake)
    {
        namesake = null;
        for (var i = at - 1; i >= 0 && (namings[i].Gone || namings[i].End > start); i--)
        {
            if (!namings[i].Gone && namings[i].Start < end)
                return true;
        }

        for (var i = at + 1; i < namings.Count && (namings[i].Gone || namings[i].Start < end); i++)
        {
            if (namings[i].Gone || namings[i].End <= start)
                continue;
            if (namings[i] is not { Kind: ActorKind.Person, Weak: true } weak || weak.Start != weak.CoreStart || weak.End != end)
                return true;
            namesake = weak;
        }

        return false;
    }

    private int NameEnd(int start)
    {
        var end = start;
        for (var words = 0; words < MostNameWords && end < text.Length; words++)
        {
            var next = words == 0 ? end : text[end] is ' ' or '-' ? end + 1 : text.Length;
            if (next >= text.Length || !char.IsLetter(text[next]))
                break;
            var wordEnd = AliasIndex.WordEnd(text, next);
            var word = text[next..wordEnd];
            if (NoNames.Contains(word) || !(char.IsUpper(word[0]) || Particles.Contains(word)))
                break;
            end = wordEnd;
        }

        return end > start && char.IsUpper(text[start]) ? end : start;
    }

    // "Ivan Petrov, a Russian diplomat": the capitalised words before the comma.
    private (int Start, int End)? NameBefore(int start)
    {
        var end = start;
        foreach (var article in new[] { "the ", "a ", "an " })
        {
            if (text.AsSpan(0, end).EndsWith(article, StringComparison.Ordinal))
                end -= article.Length;
        }

        if (end < 2 || text[end - 1] != ' ' || text[end - 2] != ',')
            return null;
        end -= 2;
        var begin = end;
        for (var words = 0; words < MostNameWords; words++)
        {
            var wordStart = begin == end ? begin : begin - 1;
            var last = wordStart;
            while (wordStart > 0 && char.IsLetter(text[wordStart - 1]))
                wordStart--;
            if (wordStart == last || !char.IsUpper(text[wordStart]) || NoNames.Contains(text[wordStart..last]))
                break;
            begin = wordStart;
            if (begin == 0 || text[begin - 1] is not (' ' or '-'))
                break;
        }

        return text.AsSpan(begin, end - begin).Contains(' ') ? (begin, end) : null;
    }

    private bool OnlyBetween(int start, int end)
    {
        if (end - start is < 1 or > 30)
            return false;
        for (var i = start; i < end;)
        {
            if (!char.IsLetter(text[i]))
            {
                if (text[i] is not (' ' or '\'' or '’' or '-'))
                    return false;
                i++;
                continue;
            }

            var wordEnd = AliasIndex.WordEnd(text, i);
            if (!Between.Contains(text[i..wordEnd]))
                return false;
            i = wordEnd;
        }

        return true;
    }
}
