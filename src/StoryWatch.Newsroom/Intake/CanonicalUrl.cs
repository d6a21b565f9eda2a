namespace StoryWatch.Newsroom.Intake;

/// <summary>One form for all the addresses that a web page goes by.</summary>
public static class CanonicalUrl
{
    private static readonly string[] TrackingParameters = ["fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid", "smid", "ref_src", "igshid"];

    /// <summary>
    /// Host and path without scheme, default port, fragment, trailing slash and tracking parameters; other parameters keep their order.
    /// Null where it is no http or https address.
    /// </summary>
    public static string? Of(string url)
    {
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
            return null;
        var host = uri.IdnHost.ToLowerInvariant();
        var authority = uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(IsContent);
        var path = uri.AbsolutePath.TrimEnd('/');
        return string.Join('&', query) is { Length: > 0 } kept ? $"{authority}{path}?{kept}" : authority + path;
    }

    private static bool IsContent(string parameter)
    {
        var name = parameter.Split('=')[0];
        return !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) && !TrackingParameters.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
