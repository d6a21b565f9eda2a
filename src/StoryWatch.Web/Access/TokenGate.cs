using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace StoryWatch.Web.Access;

/// <summary>Lets only requests with the token through to the API and the hub, where one is configured. Page files and health stay open.</summary>
internal sealed class TokenGate(RequestDelegate next, IOptions<WebAccess> access)
{
    private static readonly PathString[] Guarded = ["/api", "/hub", "/openapi"];

    private readonly byte[]? _expected = string.IsNullOrWhiteSpace(access.Value.Token) ? null : Digest(access.Value.Token.Trim());

    public Task InvokeAsync(HttpContext context)
    {
        if (_expected is null || !Guarded.Any(path => context.Request.Path.StartsWithSegments(path)) || IsAllowed(context.Request))
            return next(context);

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(StatusCodes.Status401Unauthorized, "The access token is missing or wrong.").ExecuteAsync(context);
    }

    // Digests are of one length, so that the comparison takes the same time for every wrong token.
    private bool IsAllowed(HttpRequest request) =>
        TokenOf(request) is { } token && CryptographicOperations.FixedTimeEquals(Digest(token), _expected);

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return header["Bearer ".Length..].Trim();

        // A browser cannot give a websocket a header; nothing else may carry the token in its address, where logs would keep it.
        var isWebSocket = request.Path.StartsWithSegments("/hub") && request.Headers.Upgrade.ToString().Equals("websocket", StringComparison.OrdinalIgnoreCase);
        return isWebSocket ? request.Query["access_token"].ToString() : null;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
