using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Searching;

/// <summary>Search over stories, headlines, actors, claims and quotes. What is found is marked by offsets; there is no markup to run.</summary>
internal static class SearchApi
{
    public static void MapSearch(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/search", SearchAsync).WithTags("Search").RequireRole(Role.Viewer)
            .WithName("Search").WithSummary("What holds all words of the query, newest first. Words match by their beginning, quoted phrases exactly.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<SearchPage>, ProblemHttpResult>> SearchAsync(
        ISearchIndex index, string? q, string? kind, string? story, long? before, int? take, CancellationToken cancellationToken)
    {
        if (Paging.Fault("before", before, take) is { } fault)
            return fault;
        if (q is null || q.Length > SearchQuery.MostCharacters)
            return Problems.Bad("q", $"must say what is searched for, in at most {SearchQuery.MostCharacters} characters");
        if (SearchQuery.Parse(q) is not { } query)
            return Problems.Bad("q", "holds no word");
        if (KindOf(kind) is not { } wanted)
            return Problems.Bad("kind", "must be story, article, actor, claim or quote");

        var most = take ?? Paging.Usual;
        var hits = await index.SearchAsync(
            query with { Kind = wanted.Kind, Story = story, Before = before ?? long.MaxValue, Take = most }, cancellationToken);
        return TypedResults.Ok(new SearchPage([.. hits.Select(hit => ToView(hit, query))], hits.Count == most ? hits[^1].Number : null));
    }

    private static (SearchKind? Kind, bool IsAll)? KindOf(string? word) => word switch
    {
        null or "" => (null, true),
        "story" => (SearchKind.Story, false),
        "article" => (SearchKind.Article, false),
        "actor" => (SearchKind.Actor, false),
        "claim" => (SearchKind.Claim, false),
        "quote" => (SearchKind.Quote, false),
        _ => null,
    };

    private static SearchHitView ToView(SearchHit hit, SearchQuery query)
    {
        var entry = hit.Entry;
        return new(
            entry.Kind.ToString().ToLowerInvariant(),
            entry.Story,
            hit.Title,
            entry.At,
            entry.Text,
            [.. query.MarksIn(entry.Text).Select(mark => new MarkView(mark.Start, mark.End))],
            entry.Article,
            entry.Outlet,
            entry.Speaker,
            entry.Shift,
            entry.Kind is SearchKind.Claim ? entry.Key : null);
    }
}
