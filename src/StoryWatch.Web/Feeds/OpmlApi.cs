using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Web.Articles;

namespace StoryWatch.Web.Feeds;

/// <summary>Lists of feeds in and out, as other feed readers have them.</summary>
internal static class OpmlApi
{
    private const int Limit = 4 * 1024 * 1024;

    private static readonly string[] MediaTypes = [Opml.MediaType, "text/xml", "application/xml"];

    public static void MapOpml(this RouteGroupBuilder feeds)
    {
        feeds.MapGet("/opml", ExportAsync).WithName("ExportFeeds").WithSummary("All feeds as OPML.")
            .Produces<string>(StatusCodes.Status200OK, Opml.MediaType);
        feeds.MapPost("/opml", ImportAsync).WithName("ImportFeeds").WithSummary("Read the feeds of an OPML file too; those that are there stay as they are.")
            .Accepts<string>(MediaTypes[0], MediaTypes[1..])
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async Task<ContentHttpResult> ExportAsync(IFeeds feeds, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Content(Opml.Write(await feeds.ListAsync(cancellationToken), clock.GetUtcNow()), $"{Opml.MediaType}; charset=utf-8");

    private static async Task<Results<Ok<OpmlReceipt>, ProblemHttpResult>> ImportAsync(
        HttpRequest request, IFeeds feeds, CancellationToken cancellationToken)
    {
        if (!RequestBody.Is(request, MediaTypes))
            return Problems.WrongType(string.Join(" or ", MediaTypes));
        if (await RequestBody.ReadAsync(request, Limit, cancellationToken) is not { } body)
            return Problems.TooLarge(Limit);
        try
        {
            var (listed, faults) = Opml.Read(new MemoryStream(body.ToArray(), writable: false));
            var added = 0;
            foreach (var feed in listed)
                added += await feeds.AddAsync(feed, cancellationToken) ? 1 : 0;
            return TypedResults.Ok(new OpmlReceipt(added, listed.Count - added, faults));
        }
        catch (FormatException broken)
        {
            return Problems.Bad(null, broken.Message);
        }
    }
}
