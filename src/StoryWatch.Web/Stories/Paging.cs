using Microsoft.AspNetCore.Http.HttpResults;

namespace StoryWatch.Web.Stories;

/// <summary>How much of a list is asked for.</summary>
internal static class Paging
{
    public const int Most = 500;
    public const int Usual = 100;

    /// <summary>The problem of the first parameter at fault, or null.</summary>
    public static ProblemHttpResult? Fault(string from, long? start, int? take)
    {
        if (start < 0)
            return Problems.Bad(from, "must not be negative");
        return take is < 1 or > Most ? Problems.Bad("take", $"must be from 1 to {Most}") : null;
    }
}
