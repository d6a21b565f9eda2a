using Microsoft.AspNetCore.Http.HttpResults;

namespace StoryWatch.Web.Stories;

/// <summary>Fields of an editor's requests: the journal keeps them for ever, so they are short and plain. Each gives the problem, or null.</summary>
internal static class EditorFields
{
    private const int Limit = 200;

    public static ProblemHttpResult? ByFault(string? by) => by is null ? null : Of("by", by);

    public static ProblemHttpResult? StoryFault(string? into) =>
        string.IsNullOrWhiteSpace(into) ? Problems.Bad("into", "must name a story") : Of("into", into);

    public static ProblemHttpResult? IssueFault(string field, string? issue) =>
        string.IsNullOrWhiteSpace(issue) ? Problems.Bad(field, "must name an issue") : Of(field, issue);

    public static ProblemHttpResult? DevelopmentsFault(IReadOnlyList<string?>? developments)
    {
        if (developments is not { Count: > 0 } || developments.Any(string.IsNullOrWhiteSpace))
            return Problems.Bad("developments", "must name developments of the story");
        return developments.Select(development => Of("developments", development!)).FirstOrDefault(fault => fault is not null);
    }

    public static ProblemHttpResult? NameFault(string field, string? name) => name is null ? null : Of(field, name);

    private static ProblemHttpResult? Of(string field, string value) =>
        value.Length > Limit ? Problems.Bad(field, $"must be at most {Limit} characters long")
        : value.Any(char.IsControl) ? Problems.Bad(field, "must not hold control characters")
        : null;
}
