using System.Net;
using Microsoft.AspNetCore.Http;

namespace StoryWatch.Web.Access;

/// <summary>Who may talk to the server.</summary>
public sealed class WebAccess
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Access";

    /// <summary>Names that a request may address the server by where no token guards it: a page of a rebound DNS name is none of them.</summary>
    public static readonly IReadOnlyList<string> LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The access token; null or blank for none.</summary>
    public string? Token { get; set; }

    /// <summary>Why the server must not listen on these addresses, or null where it may: anything but loopback needs a token.</summary>
    public static string? Refusal(IEnumerable<string> urls, string? token)
    {
        if (!string.IsNullOrWhiteSpace(token))
            return null;
        return urls.FirstOrDefault(url => !IsLoopback(url)) is { } open
            ? $"{open} can be reached from other machines: set an access token (Access__Token=...) or listen on localhost."
            : null;
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
