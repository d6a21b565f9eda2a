using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories;

namespace StoryWatch.Web.Webhooks;

/// <summary>What a request asks a webhook to be, checked field by field.</summary>
internal sealed record WebhookDraft(Uri Url, string? Description, SubscriptionFilter Filter, Pace Pace, bool Chat)
{
    private const int MostItems = 100;
    private const int LongestItem = 200;
    private const int LongestUrl = 2000;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The draft, or the problem of the first field at fault.</summary>
    public static (WebhookDraft? Draft, ProblemHttpResult? Fault) Read(WebhookRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Url) || request.Url.Length > LongestUrl || !Uri.TryCreate(request.Url, UriKind.Absolute, out var url)
            || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0)
            return (null, Problems.Bad("url", "must be an https or http address without a user in it"));
        if (request.Description is { Length: > LongestItem } || request.Description?.Any(char.IsControl) == true)
            return (null, Problems.Bad("description", $"must be at most {LongestItem} characters, without control characters"));
        var (filter, filterFault) = ReadFilter(request.Filter);
        var (pace, paceFault) = ReadPace(request.Pace);
        return (filterFault ?? paceFault) is { } fault ? (null, fault) : (new(url, request.Description, filter!, pace!, request.Chat ?? false), null);
    }

    public static (SubscriptionFilter? Filter, ProblemHttpResult? Fault) ReadFilter(WebhookFilter? filter)
    {
        if (filter is null)
            return (SubscriptionFilter.Alerts, null);
        foreach (var (name, list) in Lists(filter))
        {
            if (list is { Count: > MostItems } || list?.Any(item => string.IsNullOrWhiteSpace(item) || item.Length > LongestItem) == true)
                return (null, Problems.Bad($"filter.{name}", $"must be at most {MostItems} texts of 1 to {LongestItem} characters"));
        }

        if (filter.Events?.FirstOrDefault(name => !EventSchemas.IsEvent(name)) is { } unknown)
            return (null, Problems.Bad("filter.events", $"must be * or wire names, as /api/schemas lists them; '{EventEnvelopes.Cut(unknown, 60)}' is none"));
        if (filter.MinSeverity is < 1 or > 3)
            return (null, Problems.Bad("filter.minSeverity", "must be from 1 to 3"));
        if (filter.MinSources is < 1 or > 100)
            return (null, Problems.Bad("filter.minSources", "must be from 1 to 100"));
        var read = new SubscriptionFilter(
            Read(filter.Events), Read(filter.Stories), Read(filter.Actors), Read(filter.Issues), Read(filter.Kinds), Read(filter.Outlets),
            filter.MinSeverity ?? 0, filter.MinSources ?? 0);
        return (read, null);
    }

    public static (Pace? Pace, ProblemHttpResult? Fault) ReadPace(WebhookPace? pace)
    {
        if (pace is null)
            return (Pace.AtOnce, null);
        var (debounce, digest) = (TimeSpan.FromSeconds(pace.DebounceSeconds ?? 0), TimeSpan.FromMinutes(pace.DigestMinutes ?? 0));
        if (debounce < TimeSpan.Zero || debounce > Day)
            return (null, Problems.Bad("pace.debounceSeconds", "must be from 0 to 86400"));
        if (digest < TimeSpan.Zero || digest > Day)
            return (null, Problems.Bad("pace.digestMinutes", "must be from 0 to 1440"));
        if (pace.QuietHours is not { } hours)
            return (new(debounce, digest, null), null);
        var (quiet, fault) = ReadQuiet(hours);
        return fault is null ? (new(debounce, digest, quiet), null) : (null, fault);
    }

    private static (QuietHours? Quiet, ProblemHttpResult? Fault) ReadQuiet(WebhookQuietHours hours)
    {
        if (!TimeOnly.TryParseExact(hours.From, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
            return (null, Problems.Bad("pace.quietHours.from", "must be a time such as 22:00"));
        if (!TimeOnly.TryParseExact(hours.To, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var to) || to == from)
            return (null, Problems.Bad("pace.quietHours.to", "must be a time such as 07:00, and another one than from"));
        var zone = hours.TimeZone ?? "UTC";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return (null, Problems.Bad("pace.quietHours.timeZone", "must be a time zone of IANA that this machine knows, such as Europe/Berlin"));
        return hours.BypassSeverity is < 1 or > 4
            ? (null, Problems.Bad("pace.quietHours.bypassSeverity", "must be from 1 to 3, or 4 for none"))
            : (new(from, to, zone, hours.BypassSeverity ?? 3), null);
    }

    private static (string Name, IReadOnlyList<string>? List)[] Lists(WebhookFilter filter) =>
    [
        ("events", filter.Events), ("stories", filter.Stories), ("actors", filter.Actors), ("issues", filter.Issues), ("kinds", filter.Kinds),
        ("outlets", filter.Outlets),
    ];

    private static ValueList<string> Read(IReadOnlyList<string>? list) => list is null ? [] : list.Select(item => item.Trim()).ToValueList();
}
