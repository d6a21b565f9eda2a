using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

/// <summary>Who the caller is, and the tokens of the desk.</summary>
internal static class AccessApi
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/me", MeAsync).WithTags("Access").RequireRole(Role.Viewer)
            .WithName("Me").WithSummary("Who the caller is, and what it may do.");

        var tokens = app.MapGroup("/api/tokens").WithTags("Access").RequireRole(Role.Admin);
        tokens.MapGet("/", ListAsync).WithName("ListTokens").WithSummary("All access tokens, revoked ones included; never their secrets.");
        tokens.MapPost("/", CreateAsync).WithName("CreateToken").WithSummary("Make an access token. The answer shows it this once.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        tokens.MapDelete("/{id}", RevokeAsync).WithName("RevokeToken").WithSummary("End an access token, and the connections that it opened.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<MeView> MeAsync(ClaimsPrincipal user, AccessDoor door, CancellationToken cancellationToken)
    {
        var caller = Caller.Of(user);
        return new(caller.Name, caller.Role.Word(), await door.IsOpenAsync(cancellationToken));
    }

    private static async Task<IReadOnlyList<TokenView>> ListAsync(IAccessTokens tokens, CancellationToken cancellationToken) =>
    [
        .. (await tokens.ListAsync(cancellationToken)).Select(token => new TokenView(
            token.Id, token.Name, token.Role.Word(), token.CreatedAt, token.CreatedBy, token.ExpiresAt, token.LastUsedAt, token.RevokedAt)),
    ];

    private static async Task<Results<Created<TokenReceipt>, ProblemHttpResult>> CreateAsync(
        TokenRequest wanted, ClaimsPrincipal user, TokenIssue issue, AccessDoor door, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (TokenIssue.NameFault(wanted.Name) is { } reason)
            return Problems.Bad("name", reason);
        if (Roles.Of(wanted.Role) is not { } role)
            return Problems.Bad("role", "must be viewer, editor or admin");
        if (wanted.ExpiresAt <= clock.GetUtcNow())
            return Problems.Bad("expiresAt", "must be in the future");
        if (await issue.CreateAsync(wanted.Name, role, Caller.Of(user).Name, wanted.ExpiresAt?.ToUniversalTime(), cancellationToken) is not { } issued)
            return Problems.Of(StatusCodes.Status409Conflict, "An active token has that name: revoke it first, or give another name.");
        door.Forget();
        var token = issued.Token;
        return TypedResults.Created(
            $"/api/tokens/{token.Id}", new TokenReceipt(token.Id, token.Name, role.Word(), token.CreatedAt, token.ExpiresAt, issued.Secret.Text));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string id, IAccessTokens tokens, AccessDoor door, HubSessions sessions, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var active = door.HasConfigured ? [] : (await tokens.ListAsync(cancellationToken)).Where(token => token.IsActive(now)).ToList();
        if (active.Count(token => token.Role is Role.Admin) == 1 && active.Exists(token => token.Id == id && token.Role is Role.Admin))
            return Problems.Of(StatusCodes.Status409Conflict, "It is the last admin's token: make another one first.");
        if (!await tokens.RevokeAsync(id, now, cancellationToken))
            return Problems.Missing("active token", id);
        door.Forget();
        await sessions.CloseEndedAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
