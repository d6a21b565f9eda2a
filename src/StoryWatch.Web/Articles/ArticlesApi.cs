using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Articles;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Articles;

/// <summary>Pushing articles in, and reading one with the quotes in it.</summary>
internal static class ArticlesApi
{
    public const int SingleLimit = ArticleLimits.RecordBytes;
    public const int BatchLimit = 32 * 1024 * 1024;

    private const string Json = "application/json";
    private static readonly string[] Lines = ["application/x-ndjson", "application/jsonl", "application/x-jsonlines", "application/json-lines"];

    public static void MapArticles(this IEndpointRouteBuilder app)
    {
        var articles = app.MapGroup("/api/articles").WithTags("Articles");

        articles.MapPost("/", PushAsync).RequireRole(Role.Editor)
            .WithName("PushArticle").WithSummary("Push one article; answered when it is on disk.")
            .Accepts<PushedArticle>(Json)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        articles.MapPost("/batch", PushBatchAsync).RequireRole(Role.Editor)
            .WithName("PushArticles").WithSummary("Push many articles as JSON Lines or a JSON array; a line at fault does not stop the rest.")
            .Accepts<IReadOnlyList<PushedArticle>>(Json, Lines)
            .Produces<BatchReceipt>(StatusCodes.Status202Accepted).Produces<BatchReceipt>(StatusCodes.Status207MultiStatus)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

        articles.MapGet("/{**id}", FindAsync).RequireRole(Role.Viewer)
            .WithName("FindArticle").WithSummary("An article's text, with the quotes that the shifts of a story rest on. Escape the id.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Accepted<ArticleReceipt>, Ok<ArticleReceipt>, ProblemHttpResult>> PushAsync(
        HttpRequest request, IInbox inbox, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!RequestBody.Is(request, Json))
            return Problems.WrongType(Json);
        if (await RequestBody.ReadAsync(request, SingleLimit, cancellationToken) is not { } body)
            return Problems.TooLarge(SingleLimit);
        var read = ArticleRecord.Read(1, body, clock.GetUtcNow());
        if (read.Article is null)
            return Problems.Bad(read.Fault!.Field, read.Fault.Reason);

        var receipt = (await inbox.AcceptAsync([read.Article], cancellationToken))[0];
        var answer = new ArticleReceipt(receipt.ArticleId, receipt.Revision, receipt.Verdict.Word(), receipt.Sequence);
        return receipt.Verdict is InboxVerdict.Known
            ? TypedResults.Ok(answer)
            : TypedResults.Accepted($"/api/articles/{Uri.EscapeDataString(receipt.ArticleId)}", answer);
    }

    private static async Task<IResult> PushBatchAsync(HttpRequest request, IInbox inbox, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (!RequestBody.Is(request, [Json, .. Lines]))
            return Problems.WrongType($"{Lines[0]} (one article a line) or {Json} (an array)");
        if (await RequestBody.ReadAsync(request, BatchLimit, cancellationToken) is not { } body)
            return Problems.TooLarge(BatchLimit);

        try
        {
            if (await new ArticleBatch(inbox, clock).TakeAsync(body, cancellationToken) is not { } receipt)
                return Problems.TooMany(ArticleBatch.Most);
            if (receipt.Items.Count == 0)
                return Problems.Bad(null, "holds no article");
            return receipt.Rejected == 0 ? TypedResults.Json(receipt, statusCode: StatusCodes.Status202Accepted)
                : receipt.Rejected < receipt.Items.Count ? TypedResults.Json(receipt, statusCode: StatusCodes.Status207MultiStatus)
                : NoneTaken(receipt);
        }
        catch (JsonException broken)
        {
            return Problems.Bad(null, $"is no JSON array: line {broken.LineNumber + 1 ?? 1}: {ArticleRecord.Reason(broken)}");
        }
    }

    private static ProblemHttpResult NoneTaken(BatchReceipt receipt)
    {
        var first = receipt.Items[0];
        return TypedResults.Problem(
            $"No article of {receipt.Items.Count} could be read. Line {first.Line}: {new ArticleFault(first.Field, first.Reason!)}.",
            statusCode: StatusCodes.Status400BadRequest,
            extensions: [new("items", receipt.Items)]);
    }

    private static async Task<Results<Ok<ArticleText>, ProblemHttpResult>> FindAsync(
        HttpContext context, IInbox inbox, IReadModels models, TimeProvider clock, int? revision, CancellationToken cancellationToken)
    {
        var id = ArticleIdOf(context);
        if (await inbox.FindAsync(id, revision, cancellationToken) is not { } article)
            return Problems.Missing("article", id);
        if (article.Embargo > clock.GetUtcNow() || article.Status is ArticleStatus.Withheld)
            return Problems.Of(StatusCodes.Status404NotFound, "The article is not to be shown yet.");

        var story = (await inbox.FindSettlementAsync(id, long.MaxValue, cancellationToken)) is { HasStory: true } settled ? settled.Story.Value : null;
        var shifts = story is null ? null : (await models.FindAsync(story, cancellationToken))?.Shifts;
        return TypedResults.Ok(new ArticleText(
            article.Id, article.Revision, article.Source, article.Title, article.Byline, article.Url, article.At, story, article.Text,
            ArticleQuotes.Of(article, shifts ?? [])));
    }

    // Ids may be addresses: the router leaves an escaped slash escaped, so the id is taken from the request line.
    private static string ArticleIdOf(HttpContext context)
    {
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2)[0];
        const string Prefix = "/api/articles/";
        var start = path.IndexOf(Prefix, StringComparison.OrdinalIgnoreCase);
        return Uri.UnescapeDataString(start < 0 ? path : path[(start + Prefix.Length)..]);
    }
}
