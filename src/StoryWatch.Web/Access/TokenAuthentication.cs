using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

/// <summary>Finds the caller of a request by its token, and says in words why one is not let in.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessDoor door)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    private bool _isGuessing;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var token = TokenOf(Request);
        if (!string.IsNullOrEmpty(token))
        {
            var answer = await door.FindAsync(token, Context.Connection.RemoteIpAddress?.ToString() ?? "", Context.RequestAborted);
            if (answer.Caller is { } caller)
                return LetIn(caller);
            _isGuessing = answer.IsGuessing;
        }

        return await door.IsOpenAsync(Context.RequestAborted) ? LetIn(Caller.Local) : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_isGuessing)
        {
            Response.Headers.RetryAfter = "60";
            return Problems.Of(StatusCodes.Status429TooManyRequests, "Too many wrong access tokens came from this address. Try again in a minute.").ExecuteAsync(Context);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "The access token is missing or wrong.").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var named = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<LeastRole>() ?? [];
        var least = named.DefaultIfEmpty(LeastRole.Unnamed).Max(one => one.Of(Request));
        return Problems.Of(StatusCodes.Status403Forbidden, string.Create(
            CultureInfo.InvariantCulture, $"This needs the role {least.Word()}; the access token has {Caller.Of(Context.User).Role.Word()}.")).ExecuteAsync(Context);
    }

    private static AuthenticateResult LetIn(Caller caller) => AuthenticateResult.Success(new AuthenticationTicket(caller.ToPrincipal(), Caller.Scheme));

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();

        // A browser cannot give a websocket a header; nothing else may carry the token in its address, where logs would keep it.
        var isWebSocket = request.Path.StartsWithSegments("/hub") && request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
        return isWebSocket ? request.Query["access_token"].ToString() : null;
    }
}
