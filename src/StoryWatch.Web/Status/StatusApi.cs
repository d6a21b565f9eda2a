using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Status;

/// <summary>How the desk is, for people and for whoever restarts processes.</summary>
internal static class StatusApi
{
    public static void MapStatus(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/status", (DeskPulse pulse, CancellationToken cancellationToken) => pulse.FeelAsync(cancellationToken)).WithTags("Status").RequireRole(Role.Viewer)
            .WithName("Status").WithSummary("How the walk is: state, articles waiting, place in the journal.");

        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        // A bus that is away is away for every gateway alike: articles are taken, and pages catch up. Not a reason to ask another one.
        app.MapHealthChecks("/health/ready", new() { Predicate = check => !check.Tags.Contains("masstransit"), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new HealthView(
            report.Status.ToString(),
            report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString(), StringComparer.Ordinal)));
}
