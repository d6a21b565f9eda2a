using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Tests;

/// <summary>Events of a story about talks, for tests that look at how they are shown.</summary>
internal static class Told
{
    public static readonly DateTimeOffset Noon = new(2021, 3, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Actor Northland = new("Northland", null, "GOV");

    public static Article Article(string id, string text) => new(id, text, Noon) { Title = $"About {id}", Source = "The Ledger", Published = Noon };

    public static ArticleRef Ref(string id, int hour = 0) => new(id, 1, "The Ledger", $"About {id}", $"https://ledger.example/{id}", Noon.AddHours(hour), id);

    public static StoryOpened Opened(string title) => new(title, Noon);

    public static ArticleAdded Added(string id, int hour = 0, string development = "d-1") => new(Ref(id, hour), development, null, Noon.AddHours(hour));

    public static PositionReported Reported(string issue)
    {
        var ready = new Position(Northland, null, issue, Stance.Willing, PloverEvent.Consult, Modality.Asserted, new Evidence("ready to talk", 0, 13));
        return new PositionReported(ready, LedgerKey.Of(ready), Ref("a"), false, Noon);
    }

    public static PositionShifted Shifted(string shift, string after = "b", string quote = "no plans for a dialogue", int start = 0, int hour = 0) => new(
        new Shift(
            shift, new LedgerKey("Northland", "talks", "Southland", LedgerTrack.Stand), ShiftKind.Changed, Northland, new Actor("Southland"), "talks", Stance.Willing,
            Stance.Unwilling, PloverEvent.Reject, Modality.Asserted,
            new Statement(Ref(after, hour), new Evidence(quote, start, start + quote.Length), Stance.Unwilling, Voice.Own, Northland),
            new Statement(Ref("a"), new Evidence("ready to talk", 0, 13), Stance.Willing, Voice.Own, Northland),
            3, 0.8, "its own words"),
        Noon.AddHours(hour));
}
