using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Testing.Suites;

/// <summary>Events and articles for the suites of the stores: their content matters only where a test names it.</summary>
internal static class SampleEvents
{
    public static readonly DateTimeOffset Noon = new(2021, 3, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Actor Russia = new("Russia", "RUS", "GOV");
    private static readonly Actor UnitedStates = new("United States", "USA", "GOV");

    public static Article Text(string id, string text = "The envoys met on Monday.") => new(id, text, Noon) { Title = "Envoys meet", Source = "The Harbour Post" };

    public static ArticleRef Ref(string id, int revision = 1, int hour = 0, string? group = null) =>
        new(id, revision, "The Harbour Post", $"About {id}", $"https://harbour.example/{id}", Noon.AddHours(hour), group ?? id);

    public static StoryOpened Opened(string title = "Talks", int hour = 0) => new(title, Noon.AddHours(hour));

    public static ArticleAdded Added(string id, int hour = 0, string? copyOf = null, string? group = null) =>
        new(Ref(id, 1, hour, group), "d-1", copyOf, Noon.AddHours(hour));

    public static PositionShifted Shifted(string shiftId, int hour = 0)
    {
        var evidence = new Evidence("no plans for a dialogue", 10, 33);
        var after = new Statement(Ref("a-2", 1, hour), evidence, Stance.Unwilling, Voice.Own, Russia);
        var before = new Statement(Ref("a-1"), evidence with { Text = "ready to talk tomorrow", End = 32 }, Stance.Willing, Voice.Own, Russia);
        return new PositionShifted(
            new Shift(
                shiftId, new LedgerKey("RUS", "talks", "USA", LedgerTrack.Stand), ShiftKind.Changed, Russia, UnitedStates, "talks", Stance.Willing, Stance.Unwilling,
                PloverEvent.Reject, Modality.Asserted, after, before, 3, 0.8, "its own words"),
            Noon.AddHours(hour));
    }

    public static JournalEntry Entry(long sequence, string story, int version, StoryEvent happened) =>
        new(new JournalPosition(1, sequence), new StoryId(story), version, happened);

    public static Task<AppendResult> AppendAsync(this IJournal journal, string story, int expectedVersion, params StoryEvent[] events) =>
        journal.AppendAsync(new Append(new StoryId(story), expectedVersion, events, null), CancellationToken.None);

    /// <summary>All entries, read page by page.</summary>
    public static async Task<List<JournalEntry>> ReadAllAsync(this IJournal journal, int page, CancellationToken cancellationToken)
    {
        var entries = new List<JournalEntry>();
        while (true)
        {
            var next = await journal.ReadAsync(entries.Count == 0 ? 0 : entries[^1].Position.Sequence, page, cancellationToken);
            if (next.Count == 0)
                return entries;
            entries.AddRange(next);
        }
    }
}
