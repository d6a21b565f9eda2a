namespace StoryWatch.Analysis.Actors;

/// <summary>Tells whether a name stands for a party, a place or an adjective, from the words beside it.</summary>
internal static class Usage
{
    private static readonly HashSet<string> Within = new(StringComparer.OrdinalIgnoreCase)
    {
        "in", "at", "near", "inside", "outside", "across", "around", "throughout", "within", "northern", "southern", "eastern", "western",
        "central", "via", "off", "visit", "visiting", "leave", "leaving", "left",
    };

    private static readonly HashSet<string> Towards = new(StringComparer.OrdinalIgnoreCase) { "to", "from", "into", "through", "toward", "towards" };

    // "every American", "ordinary Russians": people, not their state.
    private static readonly HashSet<string> AnyOne = new(StringComparer.OrdinalIgnoreCase)
    {
        "every", "each", "an", "a", "average", "ordinary", "many", "most", "some", "few", "young", "older", "million", "thousand", "fellow", "two", "three", "four", "five", "all",
    };

    private static readonly string[] Compounds =
    [
        "backed", "led", "based", "born", "brokered", "sponsored", "funded", "occupied", "controlled", "supported", "allied", "made", "trained",
        "style", "mediated", "held", "ruled", "linked", "friendly", "hosted",
    ];

    private static readonly HashSet<string> PlaceNouns = new(StringComparer.Ordinal)
    {
        "capital", "city", "town", "village", "resort", "island", "coast", "port", "airport", "newspaper", "daily", "magazine", "journalists",
        "soil", "waters", "hotel", "shore", "restaurant", "language",
    };

    public static MentionUse Of(string text, Naming naming)
    {
        if (IsCompound(text, naming.End))
            return MentionUse.Modifier;
        if (naming.Role is null && naming.Kind == ActorKind.Demonym && IsPlaceNoun(text, naming.End))
            return MentionUse.Place;
        if (naming is { Kind: ActorKind.Demonym, Role: null } && AnyOne.Contains(WordBefore(text, naming.Start).ToString()))
            return MentionUse.Modifier;
        var adjective = naming is { Kind: ActorKind.Demonym, Role: null } && IsAdjective(text, naming);
        var state = naming.Role is null && naming.Kind is ActorKind.State or ActorKind.Capital or ActorKind.Byname;
        if (state)
        {
            var before = WordBefore(text, naming.Start);
            if (Within.Contains(before.ToString()) || (naming.Kind == ActorKind.Capital && Towards.Contains(before.ToString())))
                return IsPossessive(text, naming.End) ? MentionUse.Modifier : MentionUse.Place;
        }

        return adjective ? MentionUse.Modifier : MentionUse.Party;
    }

    /// <summary>The word before a place, "the" skipped; empty at the start of a sentence.</summary>
    public static ReadOnlySpan<char> WordBefore(string text, int start)
    {
        while (true)
        {
            var end = start;
            while (end > 0 && text[end - 1] is ' ' or '\u00a0')
                end--;
            start = end;
            while (start > 0 && char.IsLetter(text[start - 1]))
                start--;
            var word = text.AsSpan(start, end - start);
            if (start == 0 || !word.Equals("the", StringComparison.OrdinalIgnoreCase))
                return word;
        }
    }

    public static bool IsPossessive(string text, int end) =>
        end + 1 < text.Length && text[end] is '\'' or '’' && (text[end + 1] is 's' or ' ');

    private static bool IsCompound(string text, int end)
    {
        if (end >= text.Length || text[end] != '-')
            return false;
        foreach (var word in Compounds)
        {
            if (text.AsSpan(end + 1).StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsPlaceNoun(string text, int end) =>
        end + 1 < text.Length && text[end] == ' ' && PlaceNouns.Contains(text[(end + 1)..AliasIndex.WordEnd(text, end + 1)]);

    private static bool IsAdjective(string text, Naming naming) =>
        text[naming.End - 1] != 's' && naming.End + 1 < text.Length && text[naming.End] == ' ' && char.IsLetter(text[naming.End + 1]);
}
