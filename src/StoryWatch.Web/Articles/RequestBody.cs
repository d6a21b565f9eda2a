using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StoryWatch.Web.Articles;

/// <summary>Reads a body whole, up to a limit that is known before the first byte where the client says the length.</summary>
internal static class RequestBody
{
    private const int FirstCapacity = 64 * 1024;

    /// <summary>The bytes; null where the body is larger than the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        // The limit is kept here: the server's own would close the connection under a client that is still sending, before it reads the answer.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (request.ContentLength > limit)
            return null;

        // What a client says that it will send costs it nothing: memory is taken as it comes.
        using var whole = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, FirstCapacity));
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (whole.Length + read > limit)
                return null;
            whole.Write(buffer, 0, read);
        }

        return whole.GetBuffer().AsMemory(0, (int)whole.Length);
    }

    /// <summary>True where the media type is one of these and the charset, if any, is UTF-8.</summary>
    public static bool Is(HttpRequest request, params ReadOnlySpan<string> types) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType is { } media
        && types.Contains(media.ToLowerInvariant())
        && type.CharSet?.Trim('"') is null or "utf-8" or "UTF-8" or "utf8";
}
