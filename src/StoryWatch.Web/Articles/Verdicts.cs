using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Web.Articles;

internal static class Verdicts
{
    /// <summary>The word of the wire.</summary>
    public static string Word(this InboxVerdict verdict) => verdict switch
    {
        InboxVerdict.Accepted => "accepted",
        InboxVerdict.Revised => "revised",
        InboxVerdict.Known => "known",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
