using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Web.Access;
using StoryWatch.Web.Stories;

namespace StoryWatch.Web.Webhooks;

/// <summary>What became of the messages of webhooks, and how to have them sent again.</summary>
internal static class DeliveriesApi
{
    public static void MapDeliveries(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/api/webhooks").WithTags("Webhooks").RequireRole(Role.Viewer, Role.Admin);

        webhooks.MapGet("/{id}/attempts", AttemptsAsync)
            .WithName("ListAttempts").WithSummary("Tries to deliver, newest first.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapGet("/{id}/deliveries", DeliveriesAsync)
            .WithName("ListDeliveries").WithSummary("Messages, newest first; state=pending, delivered or dead (the dead letters).")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        webhooks.MapPost("/{id}/test", TestAsync)
            .WithName("TestWebhook").WithSummary("Sends a message that says nothing but that it came.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        webhooks.MapPost("/{id}/deliveries/{delivery:long}/resend", ResendAsync)
            .WithName("ResendDelivery").WithSummary("Sends one message again, under the same id.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        webhooks.MapPost("/{id}/recover", RecoverAsync)
            .WithName("RecoverWebhook").WithSummary("Sends again what died since a time, and what was missed while it was disabled.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        webhooks.MapGet("/set-aside", async (ISubscriptions subscriptions, CancellationToken cancellationToken) =>
                TypedResults.Ok(await subscriptions.SetAsideAsync(cancellationToken)))
            .WithName("ListSetAside").WithSummary("Events that could not be told, with the reason.");

        webhooks.MapPost("/set-aside/{sequence:long}/retry", RetryAsync)
            .WithName("RetrySetAside").WithSummary("Tries an event that was set aside again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);

        app.MapGet("/api/operator-events", OperatorEventsAsync).WithTags("Status").RequireRole(Role.Viewer)
            .WithName("ListOperatorEvents").WithSummary("What operators have to know, newest first: endpoints that fail, were disabled, work again.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<AttemptPage>, ProblemHttpResult>> AttemptsAsync(
        string id, long? before, int? take, WebhookDesk desk, IDeliveries deliveries, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (Paging.Fault("before", before, take) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("webhook", id);
        var most = take ?? Paging.Usual;
        var attempts = await deliveries.AttemptsAsync(id, before, most, cancellationToken);
        return TypedResults.Ok(new AttemptPage([.. attempts.Select(attempt => attempt.For(user))], attempts.Count == most ? attempts[^1].Sequence : null));
    }

    private static async Task<Results<Ok<DeliveryPage>, ProblemHttpResult>> DeliveriesAsync(
        string id, string? state, long? before, int? take, WebhookDesk desk, IDeliveries deliveries, CancellationToken cancellationToken)
    {
        if (Paging.Fault("before", before, take) is { } fault)
            return fault;
        DeliveryState? wanted = state switch
        {
            "pending" => DeliveryState.Pending,
            "delivered" => DeliveryState.Delivered,
            "dead" => DeliveryState.Dead,
            _ => null,
        };
        if (state is not null && wanted is null)
            return Problems.Bad("state", "must be pending, delivered or dead");
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("webhook", id);
        var most = take ?? Paging.Usual;
        var page = await deliveries.ListAsync(id, wanted, before, most, cancellationToken);
        return TypedResults.Ok(new DeliveryPage([.. page.Select(delivery => delivery.ToView())], page.Count == most ? page[^1].Sequence : null));
    }

    private static async Task<Results<Ok<DeliveryView>, ProblemHttpResult>> TestAsync(string id, WebhookDesk desk, CancellationToken cancellationToken)
    {
        var (found, fault) = await FindEnabledAsync(id, desk, cancellationToken);
        return found is null ? fault! : TypedResults.Ok((await desk.TestAsync(found, cancellationToken)).ToView());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ResendAsync(string id, long delivery, WebhookDesk desk, CancellationToken cancellationToken)
    {
        var (found, fault) = await FindEnabledAsync(id, desk, cancellationToken);
        if (found is null)
            return fault!;
        return await desk.ResendAsync(id, delivery, cancellationToken) == 0
            ? Problems.Of(StatusCodes.Status404NotFound, "The webhook has no such message.")
            : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<RecoverReceipt>, ProblemHttpResult>> RecoverAsync(
        string id, RecoverRequest request, WebhookDesk desk, CancellationToken cancellationToken)
    {
        var (found, fault) = await FindEnabledAsync(id, desk, cancellationToken);
        return found is null ? fault! : TypedResults.Ok(new RecoverReceipt(await desk.RecoverAsync(found, request.Since, cancellationToken)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        long sequence, WebhookDesk desk, ISubscriptions subscriptions, CancellationToken cancellationToken)
    {
        if ((await subscriptions.SetAsideAsync(cancellationToken)).FirstOrDefault(aside => aside.Sequence == sequence) is not { } aside)
            return Problems.Of(StatusCodes.Status404NotFound, "No event of this sequence is set aside.");
        return await desk.RetryAsync(aside, cancellationToken) is { } reason
            ? Problems.Of(StatusCodes.Status409Conflict, $"It cannot be told now either: {reason}")
            : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<IReadOnlyList<OperatorEventView>>, ProblemHttpResult>> OperatorEventsAsync(
        long? before, int? take, ISubscriptions subscriptions, CancellationToken cancellationToken) =>
        Paging.Fault("before", before, take) is { } fault
            ? fault
            : TypedResults.Ok(await subscriptions.OperatorEventsAsync(before, take ?? Paging.Usual, cancellationToken));

    private static async Task<(Subscription? Found, ProblemHttpResult? Fault)> FindEnabledAsync(string id, WebhookDesk desk, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } found)
            return (null, Problems.Missing("webhook", id));
        return found.IsEnabled ? (found, null) : (null, Problems.Of(StatusCodes.Status409Conflict, "The webhook is disabled: enable it first."));
    }
}
