using System.Security.Cryptography;
using System.Text;

namespace StoryWatch.Newsroom.Feeds;

/// <summary>A feed that the desk reads.</summary>
/// <param name="Id">Derives from the address that it was added with.</param>
/// <param name="Url">Where it is fetched; another one than it was added with after it has moved for good.</param>
/// <param name="Scope">The address that it was added with: its item ids are unique in it, also after it has moved.</param>
public sealed record Feed(string Id, string Url, string Scope, FeedSettings Settings, FeedState State)
{
    /// <summary>When its articles come, by poll or push.</summary>
    public FeedRhythm Rhythm { get; init; } = FeedRhythm.Unknown;

    /// <summary>Null where the feed has no hub or this server no address that a hub could reach.</summary>
    public HubSubscription? Hub { get; init; }

    /// <summary>A feed that was never polled.</summary>
    public static Feed At(string url, FeedSettings settings) => new(IdOf(url), url, url, settings, FeedState.Initial);

    public static string IdOf(string url) => "feed-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)).AsSpan(0, 8));
}

/// <summary>What the desk decides about a feed.</summary>
/// <param name="Title">Its name on the page; null for the one that it gives itself.</param>
/// <param name="Outlet">The outlet that its articles are of; null for the one that the articles or the feed name.</param>
/// <param name="Format">One of <see cref="FeedFormats"/>; <see cref="FeedFormats.Auto"/> to tell it by its content.</param>
/// <param name="FetchArticles">Fetch an article's page where the feed gives a summary only.</param>
public sealed record FeedSettings(string? Title, string? Outlet, string Format, bool Paused, bool FetchArticles)
{
    public static readonly FeedSettings Default = new(null, null, FeedFormats.Auto, false, false);
}

/// <summary>The formats that a feed may be told to have.</summary>
public static class FeedFormats
{
    public const string Auto = "auto";
    public const string Xml = "xml";
    public const string JsonFeed = "jsonfeed";
    public const string Ninjs = "ninjs";
    public const string NewsMlG2 = "newsml-g2";
    public const string Nitf = "nitf";
    public const string JsonLines = "jsonl";

    public static readonly IReadOnlyList<string> All = [Auto, Xml, JsonFeed, Ninjs, NewsMlG2, Nitf, JsonLines];
}
