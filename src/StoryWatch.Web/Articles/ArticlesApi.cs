using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Articles;

/// <summary>Pushing articles in, and reading one with the quotes in it, or its revisions.</summary>
internal static class ArticlesApi
{
    public const int SingleLimit = ArticleLimits.RecordBytes;
    public const int BatchLimit = 32 * 1024 * 1024;

    private const int MostRevisions = 50;
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
    }

    /// <param name="desk">The group under which a desk's articles are.</param>
    /// <param name="named">Ends the endpoints' names, which are one of a kind.</param>
    public static void MapArticleReading(this IEndpointRouteBuilder desk, string named)
    {
        desk.MapGet("/articles/{**id}", FindAsync).WithTags("Articles")
            .WithName("FindArticle" + named).WithSummary("An article's text, with the quotes that the shifts of a story rest on. Escape the id.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        desk.MapGet("/article-revisions/{**id}", RevisionsAsync).WithTags("Articles")
            .WithName("ListRevisionsOfArticle" + named).WithSummary("The revisions of an article, newest first; the text of one is the article's with ?revision=. Escape the id.")
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
        HttpContext context, DeskPorts desk, TimeProvider clock, int? revision, CancellationToken cancellationToken)
    {
        var id = ArticleIdOf(context, "/articles/");
        if (await desk.Inbox.FindAsync(id, revision, cancellationToken) is not { } article)
            return Problems.Missing("article", id);
        if (!MayBeShown(article, clock))
            return Problems.Of(StatusCodes.Status404NotFound, "The article is not to be shown yet.");

        var story = (await desk.Inbox.FindSettlementAsync(id, long.MaxValue, cancellationToken)) is { HasStory: true } settled ? settled.Story.Value : null;
        var shifts = story is null ? null : (await desk.Models.FindAsync(story, cancellationToken))?.Shifts;
        return TypedResults.Ok(new ArticleText(
            article.Id, article.Revision, article.Source, article.Title, article.Byline, article.Url, article.At, story, article.Text,
            ArticleQuotes.Of(article, shifts ?? [])));
    }

    private static async Task<Results<Ok<ArticleRevisions>, ProblemHttpResult>> RevisionsAsync(
        HttpContext context, DeskPorts desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = ArticleIdOf(context, "/article-revisions/");
        var revisions = new List<RevisionView>();
        for (var article = await desk.Inbox.FindAsync(id, null, cancellationToken);
             article is not null && revisions.Count < MostRevisions;
             article = article.Revision == 1 ? null : await desk.Inbox.FindAsync(id, article.Revision - 1, cancellationToken))
        {
            // What is withheld now is not shown by its past either.
            if (revisions.Count == 0 && !MayBeShown(article, clock))
                break;
            if (MayBeShown(article, clock))
                revisions.Add(new(article.Revision, article.At, article.Received, article.Title, article.Status.ToString().ToLowerInvariant(), article.Text.Length));
        }

        return revisions.Count == 0 ? Problems.Missing("article", id) : TypedResults.Ok(new ArticleRevisions(id, revisions));
    }

    private static bool MayBeShown(Article article, TimeProvider clock) =>
        !(article.Embargo > clock.GetUtcNow()) && article.Status is not ArticleStatus.Withheld;

    // Ids may be addresses: the router leaves an escaped slash escaped, so the id is taken from the request line.
    private static string ArticleIdOf(HttpContext context, string after)
    {
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?', 2)[0];
        var start = path.IndexOf(after, StringComparison.OrdinalIgnoreCase);
        return Uri.UnescapeDataString(start < 0 ? path : path[(start + after.Length)..]);
    }
}
