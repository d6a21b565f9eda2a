namespace StoryWatch.Newsroom.Searching;

/// <summary>
/// What is searched for. Every part must be found. A word is found by its beginning, from two characters on; words in double quotes are found
/// only in their order, one after the other.
/// </summary>
public sealed record SearchQuery(IReadOnlyList<SearchPart> Parts)
{
    /// <summary>Characters of a query, at most.</summary>
    public const int MostCharacters = 200;

    private const int MostParts = 12;

    /// <summary>Of the kinds of <see cref="SearchKind"/>; null for all.</summary>
    public SearchKind? Kind { get; init; }

    /// <summary>In one story only; null for all.</summary>
    public string? Story { get; init; }

    /// <summary>Older than this entry: where the last page ended.</summary>
    public long Before { get; init; } = long.MaxValue;

    public int Take { get; init; } = 50;

    /// <summary>The query that an editor typed; null where it holds no word.</summary>
    public static SearchQuery? Parse(string text)
    {
        var parts = new List<SearchPart>();
        var isQuoted = false;
        foreach (var piece in text.Split('"'))
        {
            // What a quotation mark opens and none closes is still meant as it stands.
            if (isQuoted)
                Add(piece, isPrefix: false);
            else
                foreach (var word in piece.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    Add(word, isPrefix: true);
            isQuoted = !isQuoted;
        }

        return parts.Count == 0 ? null : new(parts);

        void Add(string piece, bool isPrefix)
        {
            var words = SearchWords.Of(piece).Select(word => word.Word).Where(word => word.Length > 0).ToList();
            if (words.Count > 0 && parts.Count < MostParts)
                parts.Add(new(words, isPrefix && words[^1].Length >= 2));
        }
    }

    /// <summary>Where its parts stand in a text; overlapping ones as one.</summary>
    public IReadOnlyList<SearchMark> MarksIn(string text)
    {
        var words = SearchWords.Of(text);
        var found = new List<SearchMark>();
        foreach (var part in Parts)
            for (var first = 0; first + part.Words.Count <= words.Count; first++)
                if (part.StandsAt(words, first))
                    found.Add(new(words[first].Start, words[first + part.Words.Count - 1].End));
        found.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));

        var marks = new List<SearchMark>();
        foreach (var mark in found)
        {
            if (marks.Count > 0 && mark.Start < marks[^1].End)
                marks[^1] = marks[^1] with { End = Math.Max(marks[^1].End, mark.End) };
            else
                marks.Add(mark);
        }

        return marks;
    }
}

/// <param name="Words">In their order, one after the other.</param>
/// <param name="IsPrefix">The last word may go on.</param>
public sealed record SearchPart(IReadOnlyList<string> Words, bool IsPrefix)
{
    internal bool StandsAt(IReadOnlyList<SearchWord> text, int first)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            var word = text[first + i].Word;
            var fits = IsPrefix && i == Words.Count - 1 ? word.StartsWith(Words[i], StringComparison.Ordinal) : word == Words[i];
            if (!fits)
                return false;
        }

        return true;
    }
}

/// <summary>A piece of a text that the query is found by; UTF-16 offsets.</summary>
public readonly record struct SearchMark(int Start, int End);
