using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Filters;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Filters;

/// <summary>Filters of the board: all use them, editors keep and forget them, and every page is told.</summary>
internal static class FiltersApi
{
    /// <summary>Filters of a desk, at most: each can be a column.</summary>
    public const int Most = 100;

    private const int LongestName = 40;
    private const int LongestQuery = 1000;

    public static void MapFilters(this IEndpointRouteBuilder app)
    {
        var filters = app.MapGroup("/api/filters").WithTags("Editor").RequireRole(Role.Viewer, Role.Editor);
        filters.MapGet("/", ListAsync).WithName("ListFilters").WithSummary("The saved filters of the board, with who saved them.");
        filters.MapPost("/", SaveAsync).WithName("SaveFilter").WithSummary("Keep a filter under a name, for all editors.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        filters.MapDelete("/", ForgetAsync).WithName("ForgetFilter").WithSummary("Forget the filter of a name, for all editors.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IReadOnlyList<SavedFilterView>> ListAsync(ISavedFilters filters, CancellationToken cancellationToken) =>
        FilterPush.Of(await filters.ListAsync(cancellationToken));

    private static async Task<Results<Ok<SavedFilterView>, ProblemHttpResult>> SaveAsync(
        SaveFilterRequest wanted, ClaimsPrincipal user, ISavedFilters filters, FilterPush push, TimeProvider clock, CancellationToken cancellationToken)
    {
        var name = wanted.Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return Problems.Bad("name", $"must be 1 to {LongestName} characters, without control characters");
        if (wanted.Query is not { Length: > 0 and <= LongestQuery } query || query.Any(char.IsControl))
            return Problems.Bad("query", $"must be 1 to {LongestQuery} characters of an address");
        if (EditorFields.ByFault(wanted.By) is { } fault)
            return fault;
        var filter = new SavedFilter(name, query, Caller.Of(user).NameOr(wanted.By), clock.GetUtcNow());
        if (!await filters.SaveAsync(filter, Most, cancellationToken))
            return Problems.Of(StatusCodes.Status409Conflict, $"There are {Most} filters already: forget one first.");
        await push.PushAsync(cancellationToken);
        return TypedResults.Ok(FilterPush.Of(filter));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ForgetAsync(
        string name, ISavedFilters filters, FilterPush push, CancellationToken cancellationToken)
    {
        if (!await filters.DeleteAsync(name, cancellationToken))
            return Problems.Missing("filter", name);
        await push.PushAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
