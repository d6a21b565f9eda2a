using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace StoryWatch.Web.Access;

/// <summary>
/// The proxies whose <c>X-Forwarded-For</c> is believed. Without any, and from everyone else, a request comes from where its connection
/// comes from, whatever its headers say.
/// </summary>
public static class TrustedProxies
{
    /// <summary>The setting: addresses and networks (CIDR), separated by commas; none by default.</summary>
    public const string Setting = $"{WebAccess.Section}:TrustedProxies";

    /// <summary>Why the setting cannot be used; null where it can.</summary>
    public static string? Malformed(IConfiguration configuration) =>
        Named(configuration).FirstOrDefault(name => Parse(name) is null) is { } malformed
            ? $"{Setting} names '{malformed}': addresses or networks are wanted, such as 10.0.0.5 or 10.0.0.0/24, separated by commas."
            : null;

    /// <summary>To be called before anything looks at where a request comes from.</summary>
    /// <exception cref="InvalidOperationException">The setting cannot be used (<see cref="Malformed"/>).</exception>
    internal static void UseTrustedProxies(this WebApplication app)
    {
        if (Malformed(app.Configuration) is { } reason)
            throw new InvalidOperationException(reason);
        var trusted = Named(app.Configuration).Select(name => Parse(name)!.Value).ToList();
        if (trusted.Count == 0)
            return;

        // As many hops as are trusted, from the last one back.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        trusted.ForEach(options.KnownIPNetworks.Add);
        app.UseForwardedHeaders(options);
    }

    private static string[] Named(IConfiguration configuration) =>
        (configuration[Setting] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A network of all addresses would trust whoever comes.
    private static System.Net.IPNetwork? Parse(string name) =>
        IPAddress.TryParse(name, out var address) ? new System.Net.IPNetwork(address, 8 * address.GetAddressBytes().Length)
        : System.Net.IPNetwork.TryParse(name, out var network) && network.PrefixLength > 0 ? network
        : null;
}
