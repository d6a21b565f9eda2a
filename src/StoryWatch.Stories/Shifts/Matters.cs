namespace StoryWatch.Stories.Shifts;

/// <summary>Which issues move front pages. The names are those of the analysis's dictionary of issues.</summary>
internal static class Matters
{
    private static readonly HashSet<string> Grave = new(StringComparer.Ordinal)
    {
        "ambassador", "border", "ceasefire", "missile tests", "nuclear deal", "nuclear programme", "recognition", "relations", "sanctions", "talks",
        "tariffs", "treaty", "troops", "war", "withdrawal",
    };

    public static bool AreGrave(string issue) => Grave.Contains(issue);
}
