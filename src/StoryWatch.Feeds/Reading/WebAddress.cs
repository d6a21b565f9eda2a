using StoryWatch.Feeds.Xml;

namespace StoryWatch.Feeds.Reading;

/// <summary>Addresses in a document, made absolute by xml:base and by where the document came from (RFC 3986, XML Base).</summary>
internal static class WebAddress
{
    /// <summary>As written where it cannot be made absolute; null for nothing.</summary>
    public static string? Resolve(string? written, Uri? against)
    {
        if (written?.Trim() is not { Length: > 0 } address)
            return null;
        if (against is null || IsAbsolute(address))
            return address;
        return Uri.TryCreate(against, address, out var absolute) ? absolute.AbsoluteUri : address;
    }

    public static string? Resolve(string? written, XmlElement element, Uri? document) =>
        written is null ? null
        : IsAbsolute(written.AsSpan().Trim()) ? written.Trim()
        : Resolve(written, BaseOf(element, document));

    private static Uri? BaseOf(XmlElement element, Uri? document)
    {
        // From the root down: each base is relative to the one around it.
        var bases = new Stack<string>();
        for (var at = element; at is not null; at = at.Parent)
        {
            // No base that a browser would run.
            if (at.Attribute(Vocabularies.Xml, "base") is { } stated && !(Uri.TryCreate(stated.Trim(), UriKind.Absolute, out var absolute) && !IsAbsolute(absolute.AbsoluteUri)))
                bases.Push(stated.Trim());
        }

        var against = document;
        foreach (var stated in bases)
        {
            against = against is null
                ? Uri.TryCreate(stated, UriKind.Absolute, out var first) ? first : null
                : Uri.TryCreate(against, stated, out var next) ? next : against;
        }

        return against;
    }

    private static bool IsAbsolute(ReadOnlySpan<char> address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
