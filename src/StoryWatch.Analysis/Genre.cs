using System.Text.RegularExpressions;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis;

/// <summary>Tells columns and explainers from reports, by what their headline or address calls them.</summary>
/// <remarks>What they say of a party's stance is an opinion or a retelling: it fills the ledger and is no news.</remarks>
internal static partial class Genre
{
    public static bool IsRetelling(Article article) =>
        (article.Title is { } title && Named().IsMatch(title)) || (article.Url is { } url && Section().IsMatch(url));

    [GeneratedRegex(@"^\W*(?:opinion|commentary|comment|editorial|column|op-ed|viewpoint|perspective|letters?|explainer|explained|timeline|fact ?box|backgrounder|q ?(?:&|and) ?a|quotes|review|podcast|profile)\s*[:|\-–—]|\bexplained$|: how .{3,60} got here$|[|\-–—]\s*(?:opinion|commentary|editorial|comment)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"/(?:opinions?|commentisfree|comment|commentary|editorials?|op-?ed|columnists?|columns?|blogs?|letters)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Section();
}
