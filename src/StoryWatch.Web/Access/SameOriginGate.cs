using Microsoft.AspNetCore.Http;

namespace StoryWatch.Web.Access;

/// <summary>
/// Refuses what another site's page sends from an editor's browser: writes, and websockets, which browsers open across origins without asking;
/// and, where the browser says so (Fetch Metadata), what it only embeds. Programs send none of these headers and pass.
/// </summary>
internal sealed class SameOriginGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var origin = request.Headers.Origin.ToString();
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        var isData = request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/hub");
        var isAllowed = origin.Length > 0
            ? (isRead && !request.Path.StartsWithSegments("/hub")) || IsOurs(origin, request)
            : !isData || request.Headers["Sec-Fetch-Site"] != "cross-site";
        if (isAllowed)
            return next(context);

        return Problems.Of(StatusCodes.Status403Forbidden, "The request comes from the page of another site.").ExecuteAsync(context);
    }

    private static bool IsOurs(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Authority.Equals(new Uri($"{uri.Scheme}://{request.Host}").Authority, StringComparison.OrdinalIgnoreCase);
}
