using System.Collections.Frozen;

namespace StoryWatch.Analysis.Text;

/// <summary>Words that end in a period of their own.</summary>
internal static class Abbreviations
{
    // Before a name: a sentence never ends after them.
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "hon", "pres", "sen", "sens", "rep", "reps", "gov", "govs", "lt", "col", "gen",
        "maj", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "brig", "amb", "atty", "supt", "det", "insp", "st", "ste", "mt", "ft", "no", "nos",
        "vs", "vol", "fig", "art", "sec", "messrs", "mme", "mlle", "sr", "dir", "min", "dep", "asst", "assoc", "spc",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // A sentence may end after them.
    private static readonly FrozenSet<string> Others = new[]
    {
        "jr", "inc", "corp", "co", "ltd", "llc", "plc", "bros", "etc", "est", "dept", "univ", "assn", "ave", "blvd", "rd", "hwy",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri",
        "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla", "ga", "ill", "ind", "kan", "ky", "la", "mass", "md", "mich", "minn",
        "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ph.d", "approx",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> TitleLookup = Titles.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherLookup = Others.GetAlternateLookup<ReadOnlySpan<char>>();

    // "No." and the months are words too: they take their period only with a capital.
    private static readonly FrozenSet<string> AlsoWords = new[]
    {
        "no", "art", "fig", "min", "dir", "mass", "miss", "wash", "ore", "ill", "ind", "mar", "jun", "sun", "la", "pa", "ark", "wed", "fri", "mon",
        "del", "det", "sec", "vol", "rd", "ms", "ga", "co",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = AlsoWords.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a period right after <paramref name="word"/> (written without it) belongs to the word.</summary>
    public static bool TakesPeriod(ReadOnlySpan<char> word) =>
        word.Length == 1 ? char.IsAsciiLetterUpper(word[0])
        : HasInnerPeriods(word) || ((TitleLookup.Contains(word) || OtherLookup.Contains(word)) && !WordLookup.Contains(word));

    /// <summary>Whether <paramref name="token"/>, period and all, is a title or an initial, which a name follows.</summary>
    public static bool PrecedesName(ReadOnlySpan<char> token) =>
        token.Length > 1 && token[^1] == '.' && (TitleLookup.Contains(token[..^1]) || (token.Length == 2 && char.IsAsciiLetterUpper(token[0])));

    private static bool HasInnerPeriods(ReadOnlySpan<char> word) => word.Length is > 2 and < 12 && word[1] == '.' && char.IsLetter(word[0]) && char.IsLetter(word[^1]) && word[^2] == '.';
}
