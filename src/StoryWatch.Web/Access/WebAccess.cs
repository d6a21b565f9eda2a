using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace StoryWatch.Web.Access;

/// <summary>Who may talk to the server.</summary>
public sealed class WebAccess
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Access";

    /// <summary>Names that a request may address the server by where no token guards it: a page of a rebound DNS name is none of them.</summary>
    public static readonly IReadOnlyList<string> LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>An admin's token that is configured, not made at the desk; null or blank for none.</summary>
    public string? Token { get; set; }

    /// <summary>True where everyone must sign in, whatever tokens there are: other machines reach the server.</summary>
    public bool Required { get; set; }

    /// <summary>All addresses that the server would listen on: those it is told, and Kestrel's endpoints of the configuration, which override them.</summary>
    public static IReadOnlyList<string> Addresses(IEnumerable<string> urls, IConfiguration configuration) =>
        [.. urls, .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>()];

    /// <summary>Why the server cannot listen on one of these addresses; null where it can on all.</summary>
    public static string? Malformed(IEnumerable<string> urls) =>
        urls.FirstOrDefault(url => Parse(url) is null) is { } malformed ? $"'{malformed}' is no address to listen on: http://HOST:PORT is wanted." : null;

    /// <summary>
    /// Why a server that makes no token by itself must not listen on these addresses, or null where it may: each must be one that can be
    /// listened on, and anything but loopback needs a token.
    /// </summary>
    public static string? Refusal(IReadOnlyList<string> urls, string? token) =>
        Malformed(urls) is { } malformed ? malformed
        : string.IsNullOrWhiteSpace(token) && OpenToOthers(urls) is { } open
            ? $"{open} can be reached from other machines: set an access token, or listen on localhost."
        : null;

    /// <summary>The first of the addresses that can be reached from other machines; null where all are loopback, or none that can be listened on.</summary>
    public static string? OpenToOthers(IEnumerable<string> urls) =>
        urls.FirstOrDefault(url => Parse(url) is { } address && !IsLoopback(address));

    private static BindingAddress? Parse(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            var listens = address.Scheme is "http" or "https" && address.PathBase.Length == 0
                && (address.IsUnixPipe || address.IsNamedPipe || address.Port is >= 0 and <= IPEndPoint.MaxPort);
            return listens ? address : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsLoopback(BindingAddress address)
    {
        var host = address.Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var parsed) && IPAddress.IsLoopback(parsed));
    }
}
