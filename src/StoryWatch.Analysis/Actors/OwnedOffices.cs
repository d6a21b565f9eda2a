using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>
/// Offices that a pronoun gives to a state: "Ruritania denied it. Its foreign minister said ..." is the Ruritanian foreign minister.
/// </summary>
internal static class OwnedOffices
{
    private const int MostSentence = 400;

    // Those who speak for it: whom a state recalls and moves ("its ambassador", "its troops") it does not name with this.
    private static readonly HashSet<string> Speaking = new(StringComparer.Ordinal)
    {
        "foreign ministry", "defence ministry", "ministry", "president", "prime minister", "foreign minister", "defence minister", "finance minister", "minister", "leader",
        "spokesman", "parliament", "government",
    };

    public static void Resolve(string text, List<Naming> namings, Dictionary<string, string> demonyms)
    {
        for (var i = 0; i < namings.Count; i++)
        {
            var role = namings[i];
            if (role.Kind != ActorKind.Role || !Speaking.Contains(role.Role!) || !IsOwned(text, role.Start) || OwnerOf(i, text, namings) is not { } owner)
                continue;
            var demonym = demonyms.GetValueOrDefault(owner.Actor.Country!, owner.Actor.Name);
            (role.Kind, role.Actor) = (owner.Kind, new Actor($"{demonym} {role.Role}", owner.Actor.Country, role.Actor.Sector));
        }
    }

    private static bool IsOwned(string text, int start) =>
        text.AsSpan(0, start).EndsWith("its ", StringComparison.OrdinalIgnoreCase) && (start == "its ".Length || !char.IsLetterOrDigit(text[start - "its ".Length - 1]));

    // The state that its sentence names first, or else the sentence before.
    private static Naming? OwnerOf(int at, string text, List<Naming> namings)
    {
        var here = StartOfSentence(text, namings[at].Start);
        return First(at, here, namings) ?? First(at, StartOfSentence(text, here - 2), namings);
    }

    private static Naming? First(int at, int from, List<Naming> namings)
    {
        Naming? first = null;
        for (var i = at - 1; i >= 0 && namings[i].Start >= from; i--)
        {
            if (namings[i] is { Kind: ActorKind.State or ActorKind.Capital or ActorKind.Byname, Role: null, Actor.Country: not null } nation)
                first = nation;
        }

        return first;
    }

    // After the last full stop that ends no abbreviation ("U.S.", "Jan."); not farther back than a sentence is long.
    private static int StartOfSentence(string text, int from)
    {
        var least = Math.Max(0, from - MostSentence);
        for (var i = from; i > least; i--)
        {
            if (i < text.Length && text[i] == '\n')
                return i + 1;
            if (i < text.Length && text[i] == ' ' && EndsSentence(text, text[i - 1] is '"' or '”' ? i - 2 : i - 1))
                return i + 1;
        }

        return least;
    }

    private static bool EndsSentence(string text, int mark) =>
        mark >= 2 && text[mark] is '.' or '!' or '?' && char.IsLower(text[mark - 1]) && char.IsLower(text[mark - 2]);
}
