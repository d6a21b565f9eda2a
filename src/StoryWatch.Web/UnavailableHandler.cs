using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StoryWatch.Newsroom;

namespace StoryWatch.Web;

/// <summary>Answers 503 while the store or the silos are away: a client is to ask again, not to give up.</summary>
internal sealed class UnavailableHandler(ILogger<UnavailableHandler> log) : IExceptionHandler
{
    /// <summary>When to ask again: the server has waited for long before it says so.</summary>
    public const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not UnavailableException)
            return false;
        log.LogWarning("{Path} was answered with 503: {Reason}", context.Request.Path, exception.Message);
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        await Problems.Of(StatusCodes.Status503ServiceUnavailable, "The desk cannot reach its store now. Try again.").ExecuteAsync(context);
        return true;
    }
}
