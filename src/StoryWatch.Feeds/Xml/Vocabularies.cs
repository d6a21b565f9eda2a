namespace StoryWatch.Feeds.Xml;

/// <summary>The vocabularies that feeds mix, each under one short name whatever prefix a document gives it.</summary>
internal static class Vocabularies
{
    /// <summary>Of elements in a feed that is not Atom: they link and date as Atom's do.</summary>
    public const string Atom = "atom";

    public const string Dc = "dc";
    public const string DcTerms = "dcterms";
    public const string Content = "content";
    public const string Media = "media";
    public const string Itunes = "itunes";
    public const string Xhtml = "xhtml";
    public const string Xml = "xml";
    public const string Rdf = "rdf";

    /// <summary>Of an extension that is not known.</summary>
    public const string Other = "?";

    private static readonly Dictionary<string, string> ByNamespace = new(StringComparer.OrdinalIgnoreCase)
    {
        ["http://www.w3.org/2005/Atom"] = Atom,
        ["http://purl.org/atom/ns#"] = Atom,
        ["http://purl.org/dc/elements/1.1/"] = Dc,
        ["http://purl.org/dc/elements/1.0/"] = Dc,
        ["http://purl.org/dc/terms/"] = DcTerms,
        ["http://purl.org/rss/1.0/modules/content/"] = Content,
        ["http://search.yahoo.com/mrss"] = Media,
        ["http://search.yahoo.com/mrss/"] = Media,
        ["http://www.itunes.com/DTDs/PodCast-1.0.dtd"] = Itunes,
        ["http://www.w3.org/1999/xhtml"] = Xhtml,
        ["http://www.w3.org/XML/1998/namespace"] = Xml,
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = Rdf,
    };

    // What a prefix means that a document uses and does not declare.
    private static readonly Dictionary<string, string> ByPrefix = new(StringComparer.OrdinalIgnoreCase)
    {
        ["atom"] = Atom,
        ["a10"] = Atom,
        ["dc"] = Dc,
        ["dcterms"] = DcTerms,
        ["content"] = Content,
        ["media"] = Media,
        ["itunes"] = Itunes,
        ["xhtml"] = Xhtml,
        ["xml"] = Xml,
        ["rdf"] = Rdf,
    };

    private static readonly string[] OfFeeds =
    [
        "http://backend.userland.com/rss", "http://blogs.law.harvard.edu/tech/rss", "http://cyber.law.harvard.edu/rss", "http://my.netscape.com/rdf/simple/",
        "http://my.netscape.com/publish/formats/rss", "http://channel.netscape.com/rdf/simple/",
    ];

    /// <param name="own">The namespace of the document's root: its own words.</param>
    public static string Of(string space, string own) =>
        space.Length == 0 || space == own ? ""
        : ByNamespace.TryGetValue(space, out var known) ? known == Rdf && own.Length == 0 ? "" : known
        : IsOfFeeds(space) ? ""
        : Other;

    public static string OfUndeclared(string prefix) => ByPrefix.GetValueOrDefault(prefix, Other);

    // RSS was given a namespace by many, none of them the right one.
    private static bool IsOfFeeds(string space) => space is "http://purl.org/rss/1.0/" or "http://purl.org/net/rss1.1#" or "http://purl.org/rss/1.0/modules/rss091#"
        || OfFeeds.Any(beginning => space.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
}
