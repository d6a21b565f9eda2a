namespace StoryWatch.Analysis.Positions;

/// <summary>A light stemmer: joins the forms of an English word well enough to look it up; not meant to be read.</summary>
internal static class Stem
{
    public static string Of(string lower)
    {
        var length = lower.Length;
        if (length <= 3)
            return lower;
        if (lower.EndsWith("ies", StringComparison.Ordinal) && length > 4)
            return lower[..^3] + "y";
        if (lower.EndsWith("ied", StringComparison.Ordinal) && length > 4)
            return lower[..^3] + "y";
        if (lower.EndsWith("sses", StringComparison.Ordinal))
            return lower[..^2];
        if (lower.EndsWith("ing", StringComparison.Ordinal) && length > 5)
            return Undouble(lower[..^3]);
        if (lower.EndsWith("ed", StringComparison.Ordinal) && length > 4)
            return Undouble(lower[..^2]);
        if (lower.EndsWith("es", StringComparison.Ordinal) && length > 4)
            return Undouble(lower[..^2]);
        if (lower[^1] == 's' && lower[^2] is not ('s' or 'u' or 'i'))
            return Undouble(lower[..^1]);
        return lower[^1] == 'e' ? lower[..^1] : lower;
    }

    private static string Undouble(string stem) =>
        stem[^1] == 'e' ? stem[..^1]
        : stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'e' or 'o') ? stem[..^1]
        : stem;
}
