using Microsoft.AspNetCore.Routing;
using StoryWatch.Web.Articles;
using StoryWatch.Web.Journal;

namespace StoryWatch.Web.Stories;

/// <summary>All that is read of a desk, the live one or a replay's: the same addresses under another beginning.</summary>
internal static class DeskReading
{
    /// <param name="named">Ends the endpoints' names, which are one of a kind.</param>
    public static void MapDesk(this IEndpointRouteBuilder desk, string named)
    {
        desk.MapStories(named);
        desk.MapLedger(named);
        desk.MapStoryEvents(named);
        desk.MapArticleReading(named);
    }
}
