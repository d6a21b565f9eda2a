using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Newsroom.Feeds;

/// <summary>What an editor says about a feed, checked: the same for the API, the command line and OPML.</summary>
public static class FeedRequests
{
    /// <summary>Of a title or an outlet.</summary>
    public const int NameLimit = 200;

    /// <summary>A feed to add, or why it cannot be one.</summary>
    public static (Feed? Feed, ArticleFault? Fault) Read(string? url, string? title, string? outlet, string? format, bool paused, bool fetchArticles)
    {
        if (string.IsNullOrWhiteSpace(url) || url.Length > ArticleLimits.Field)
            return (null, new("url", "must be the address of a feed"));
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return (null, new("url", "must be an address of http or https"));
        if (address.UserInfo.Length > 0)
            return (null, new("url", "must not hold a user name or password: they would be shown and logged"));
        var (settings, fault) = Change(FeedSettings.Default, title, outlet, format, paused, fetchArticles);
        return settings is null ? (null, fault) : (Feed.At(Bare(address), settings), null);
    }

    /// <summary>Settings with what is given changed, or why that cannot be. Null leaves as it is; an empty name takes it away.</summary>
    public static (FeedSettings? Settings, ArticleFault? Fault) Change(
        FeedSettings settings, string? title, string? outlet, string? format, bool? paused, bool? fetchArticles)
    {
        if (NameFault("title", title) is { } titleFault)
            return (null, titleFault);
        if (NameFault("outlet", outlet) is { } outletFault)
            return (null, outletFault);
        var known = format is null ? settings.Format : FeedFormats.All.FirstOrDefault(known => known.Equals(format.Trim(), StringComparison.OrdinalIgnoreCase));
        return known is null
            ? (null, new("format", $"must be one of {string.Join(", ", FeedFormats.All)}"))
            : (new FeedSettings(Named(title, settings.Title), Named(outlet, settings.Outlet), known, paused ?? settings.Paused, fetchArticles ?? settings.FetchArticles), null);
    }

    // A fragment is never sent; two addresses that differ in it are one feed.
    private static string Bare(Uri address) => new UriBuilder(address) { Fragment = "" }.Uri.AbsoluteUri;

    private static string? Named(string? given, string? before) => given is null ? before : given.Trim() is { Length: > 0 } name ? name : null;

    private static ArticleFault? NameFault(string field, string? name) =>
        name?.Length > NameLimit ? new(field, $"must be at most {NameLimit} characters long")
        : name?.Any(char.IsControl) == true ? new(field, "must not hold control characters")
        : null;
}
