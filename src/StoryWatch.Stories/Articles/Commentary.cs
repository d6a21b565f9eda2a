using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Articles;

/// <summary>Tells opinion columns from reports by what outlets mark them with. A column retells and judges what parties did; it reports no position of theirs.</summary>
internal static class Commentary
{
    private static readonly string[] Headings = ["opinion", "editorial", "commentary", "op-ed", "column", "analysis/opinion"];

    private static readonly string[] Sections = ["/opinion/", "/opinions/", "/editorial/", "/editorials/", "/commentary/", "/op-ed/", "/commentisfree/"];

    /// <summary>A title such as "OPINION: ...", an outlet's pages such as "The Courier - Opinion", or an address in such a section.</summary>
    public static bool Is(ArticleRef article) =>
        Array.Exists(Headings, heading => StartsWith(article.Title, heading) || EndsWith(article.Outlet, heading))
        || (article.Url is { } url && Array.Exists(Sections, section => url.Contains(section, StringComparison.OrdinalIgnoreCase)));

    private static bool StartsWith(string? title, string heading) =>
        title is not null && title.Length > heading.Length && title.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && title[heading.Length] is ':' or '|';

    private static bool EndsWith(string? outlet, string heading) =>
        outlet is not null && outlet.Length > heading.Length && outlet.EndsWith(heading, StringComparison.OrdinalIgnoreCase) && outlet[^(heading.Length + 1)] == ' ';
}
