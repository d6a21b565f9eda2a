using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Webhooks;

/// <summary>Webhooks: made, changed, tried before they are saved, and taken away.</summary>
internal static class WebhooksApi
{
    private static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(1);

    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/api/webhooks").WithTags("Webhooks").RequireRole(Role.Viewer, Role.Admin);

        webhooks.MapGet("/", ListAsync).WithName("ListWebhooks").WithSummary("All webhooks, with how they do. Secrets are masked.");

        webhooks.MapPost("/", CreateAsync)
            .WithName("CreateWebhook").WithSummary("Makes a webhook, which is told what happens from now on. Its secret is shown this once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);

        webhooks.MapPost("/preview", PreviewAsync)
            .WithName("PreviewWebhook").WithSummary("What a filter and pace would have told of the newest events.")
            .ProducesProblem(StatusCodes.Status400BadRequest);

        webhooks.MapGet("/{id}", FindAsync).WithName("FindWebhook").WithSummary("One webhook.").ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapPut("/{id}", UpdateAsync)
            .WithName("UpdateWebhook").WithSummary("Replaces address, filter and pace. The secret stays.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteWebhook").WithSummary("Takes a webhook away with its messages.").ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapPost("/{id}/rotate", RotateAsync)
            .WithName("RotateWebhookSecret").WithSummary("A new secret, shown this once; for a while both sign.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapPost("/{id}/enable", (string id, WebhookDesk desk, IDeliveries deliveries, CancellationToken cancellationToken) =>
                SwitchAsync(id, desk, deliveries, desk.EnableAsync, cancellationToken))
            .WithName("EnableWebhook").WithSummary("Tells a disabled webhook what happens from now on; recover brings what it missed.")
            .ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapPost("/{id}/disable", (string id, WebhookDesk desk, IDeliveries deliveries, CancellationToken cancellationToken) =>
                SwitchAsync(id, desk, deliveries, desk.DisableAsync, cancellationToken))
            .WithName("DisableWebhook").WithSummary("Tells a webhook nothing any more; what waits becomes dead letters.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<IReadOnlyList<WebhookView>>> ListAsync(
        WebhookDesk desk, IDeliveries deliveries, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var counts = await deliveries.CountAsync(cancellationToken);
        var all = await desk.ListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<WebhookView>>(
            [.. all.OrderBy(webhook => webhook.CreatedAt).Select(webhook => webhook.ToView(counts.GetValueOrDefault(webhook.Id)).For(user))]);
    }

    private static async Task<Results<Created<WebhookCreated>, ProblemHttpResult>> CreateAsync(
        WebhookRequest request, WebhookDesk desk, CancellationToken cancellationToken)
    {
        var (draft, fault) = WebhookDraft.Read(request);
        if (draft is null)
            return fault!;
        if ((await desk.ListAsync(cancellationToken)).Count >= WebhookDesk.MostWebhooks)
            return Problems.Of(StatusCodes.Status409Conflict, $"There are {WebhookDesk.MostWebhooks} webhooks already.");
        var made = await desk.CreateAsync(draft.Url, draft.Description, draft.Filter, draft.Pace, draft.Chat, cancellationToken);
        return TypedResults.Created($"/api/webhooks/{made.Id}", new WebhookCreated(made.ToView(null), made.Secrets.Current));
    }

    private static async Task<Results<Ok<PreviewView>, ProblemHttpResult>> PreviewAsync(
        PreviewRequest request, Preview preview, CancellationToken cancellationToken)
    {
        var (filter, filterFault) = WebhookDraft.ReadFilter(request.Filter);
        var (pace, paceFault) = WebhookDraft.ReadPace(request.Pace);
        if ((filterFault ?? paceFault) is { } fault)
            return fault;
        if (request.Events is < 1 or > Preview.Most)
            return Problems.Bad("events", $"must be from 1 to {Preview.Most}");
        return TypedResults.Ok(await preview.RunAsync(filter!, pace!, request.Events ?? Preview.Usual, cancellationToken));
    }

    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> FindAsync(
        string id, WebhookDesk desk, IDeliveries deliveries, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await desk.FindAsync(id, cancellationToken) is { } found
            ? TypedResults.Ok((await ViewAsync(found, deliveries, cancellationToken)).For(user))
            : Problems.Missing("webhook", id);

    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> UpdateAsync(
        string id, WebhookRequest request, WebhookDesk desk, IDeliveries deliveries, CancellationToken cancellationToken)
    {
        var (draft, fault) = WebhookDraft.Read(request);
        if (draft is null)
            return fault!;
        var changed = await desk.ChangeAsync(
            id, old => old with { Url = draft.Url, Description = draft.Description, Filter = draft.Filter, Pace = draft.Pace, Chat = draft.Chat }, cancellationToken);
        return changed is null ? Problems.Missing("webhook", id) : TypedResults.Ok(await ViewAsync(changed, deliveries, cancellationToken));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string id, WebhookDesk desk, CancellationToken cancellationToken) =>
        await desk.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : Problems.Missing("webhook", id);

    private static async Task<Results<Ok<WebhookSecret>, ProblemHttpResult>> RotateAsync(
        string id, RotateRequest request, WebhookDesk desk, CancellationToken cancellationToken)
    {
        if (request.OverlapHours is < 0 or > 24 * 30)
            return Problems.Bad("overlapHours", "must be from 0 to 720");
        var overlap = request.OverlapHours is { } hours ? TimeSpan.FromHours(hours) : UsualOverlap;
        return await desk.RotateAsync(id, overlap, cancellationToken) is { } secrets
            ? TypedResults.Ok(new WebhookSecret(secrets.Current, secrets.PreviousUntil!.Value))
            : Problems.Missing("webhook", id);
    }

    private static async Task<Results<Ok<WebhookView>, ProblemHttpResult>> SwitchAsync(
        string id, WebhookDesk desk, IDeliveries deliveries, Func<Subscription, CancellationToken, Task> change, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found)
            return Problems.Missing("webhook", id);
        await change(found, cancellationToken);
        return TypedResults.Ok(await ViewAsync((await desk.FindAsync(id, cancellationToken))!, deliveries, cancellationToken));
    }

    private static async Task<WebhookView> ViewAsync(Subscription webhook, IDeliveries deliveries, CancellationToken cancellationToken) =>
        webhook.ToView((await deliveries.CountAsync(cancellationToken)).GetValueOrDefault(webhook.Id));
}
