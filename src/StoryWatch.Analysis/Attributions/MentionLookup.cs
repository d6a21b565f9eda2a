namespace StoryWatch.Analysis.Attributions;

/// <summary>Finds the names of one text by where they stand, how they end and what title they bear, without looking through all of them.</summary>
/// <param name="mentions">In text order, none overlapping.</param>
internal sealed class MentionLookup(List<Mention> mentions)
{
    private readonly Dictionary<int, Dictionary<string, List<Mention>>> _byTitleEnd = [];
    private Dictionary<string, List<Mention>>? _byLastWord;

    /// <summary>The place of the first name that begins at a token or after it.</summary>
    public int PlaceOf(int token) => PlaceOf(mentions, token);

    /// <summary>The first name within the tokens <c>[from, to)</c> that passes a test; null for none.</summary>
    public Mention? Find(int from, int to, Predicate<Mention> test)
    {
        for (var i = PlaceOf(from); i < mentions.Count && mentions[i].End <= to; i++)
        {
            if (test(mentions[i])) return mentions[i];
        }

        return null;
    }

    /// <summary>The last name before a token whose last word is this one, in whatever case; null for none.</summary>
    public Mention? LastNamed(string word, int before)
    {
        _byLastWord ??= Group(mentions, m => m.LastWord);
        return Last(_byLastWord.GetValueOrDefault(word), before);
    }

    /// <summary>The last name before a token whose title ends so, in whatever case; null for none.</summary>
    public Mention? LastTitled(string ending, int before)
    {
        if (!_byTitleEnd.TryGetValue(ending.Length, out var titled))
            _byTitleEnd[ending.Length] = titled = Group(mentions.Where(m => m.Title?.Length >= ending.Length), m => m.Title![^ending.Length..]);
        return Last(titled.GetValueOrDefault(ending), before);
    }

    private static Dictionary<string, List<Mention>> Group(IEnumerable<Mention> mentions, Func<Mention, string> key) =>
        mentions.GroupBy(key, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.ToList(), StringComparer.OrdinalIgnoreCase);

    private static Mention? Last(List<Mention>? mentions, int before) =>
        mentions is not null && PlaceOf(mentions, before) is > 0 and var place ? mentions[place - 1] : null;

    private static int PlaceOf(List<Mention> mentions, int token)
    {
        var (low, high) = (0, mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (mentions[middle].First < token) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
