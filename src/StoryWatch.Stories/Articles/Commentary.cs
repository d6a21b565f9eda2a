using System.Text.RegularExpressions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Articles;

/// <summary>
/// Tells opinion columns and explainers from reports by what outlets mark them with. They retell and judge what parties did; they report no position of theirs.
/// </summary>
internal static partial class Commentary
{
    /// <summary>A title such as "OPINION: ..." or "How we got here", an outlet's pages such as "The Courier - Opinion", or an address in such a section.</summary>
    public static bool Is(ArticleRef article) =>
        (article.Title is { } title && Heading().IsMatch(title))
        || (article.Outlet is { } outlet && Pages().IsMatch(outlet))
        || (article.Url is { } url && Section().IsMatch(url));

    [GeneratedRegex(@"^\W*(?:(?:analysis/)?opinion|commentary|editorial|column|op-ed|viewpoint|explainer|explained|timeline|fact ?box|backgrounder|letters)(?:\s*[:|]|\s+[-\u2013\u2014]\s)|: how .{3,60} got here$|\s[-|\u2013\u2014]\s(?:opinion|commentary|editorial)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?:\s[-|\u2013\u2014]|:)\s(?:opinion|editorial|commentary|op-ed|columns?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Pages();

    [GeneratedRegex(@"/(?:opinions?|commentisfree|commentary|editorials?|op-?ed|columnists?)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
