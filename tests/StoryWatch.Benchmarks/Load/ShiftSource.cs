using System.Collections.Concurrent;
using System.Diagnostics;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Benchmarks.Load;

/// <summary>Puts shifts into a server's journal as its stories would, at an even rate, and notes when each was committed.</summary>
internal sealed class ShiftSource(IJournal journal, IReadModels models)
{
    private const int Stories = 50;

    private static readonly DateTimeOffset Day = new(2021, 3, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly int[] _versions = new int[Stories];
    private readonly ConcurrentDictionary<string, long> _committed = new(StringComparer.Ordinal);

    /// <summary>Timestamps of the commits, by the shift's id.</summary>
    public IReadOnlyDictionary<string, long> Committed => _committed;

    /// <summary>Shifts a second, as they came to be.</summary>
    public double Rate { get; private set; }

    /// <summary>Opens the stories; the place in the journal that pages follow from.</summary>
    public async Task<JournalPosition> BeginAsync(CancellationToken cancellationToken)
    {
        for (var story = 0; story < Stories; story++)
            await AppendAsync(story, [new StoryOpened($"Talks number {story}", Day)], cancellationToken);
        var head = await journal.HeadAsync(cancellationToken);
        while ((await models.PositionAsync(cancellationToken)).Sequence < head.Sequence)
            await Task.Delay(20, cancellationToken);
        return head;
    }

    /// <summary>A story waits for its own last shift; stories do not wait for each other.</summary>
    public async Task TellAsync(int rate, int count, CancellationToken cancellationToken)
    {
        var last = new Task[Stories];
        Array.Fill(last, Task.CompletedTask);
        var started = Stopwatch.GetTimestamp();
        for (var n = 0; n < count; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, cancellationToken);
            last[n % Stories] = TellAfterAsync(last[n % Stories], n, cancellationToken);
        }

        await Task.WhenAll(last);
        Rate = count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private async Task TellAfterAsync(Task before, int n, CancellationToken cancellationToken)
    {
        await before;
        var id = $"load-{n}";
        await AppendAsync(n % Stories, [Shifted(id, n)], cancellationToken);
        _committed[id] = Stopwatch.GetTimestamp();
    }

    public async Task<long> LastAsync(CancellationToken cancellationToken) => (await journal.HeadAsync(cancellationToken)).Sequence;

    private async Task AppendAsync(int story, IReadOnlyList<StoryEvent> events, CancellationToken cancellationToken)
    {
        var append = new Append(new StoryId($"s-load-{story}"), _versions[story], events, null);
        if (await journal.AppendAsync(append, cancellationToken) is not AppendResult.Appended)
            throw new InvalidOperationException("Somebody else writes to the stories of the load.");
        _versions[story] += events.Count;
    }

    private static PositionShifted Shifted(string id, int n)
    {
        var (one, other) = (new Actor("Northland", null, "GOV"), new Actor("Southland", null, "GOV"));
        var article = new ArticleRef($"a-{n}", 1, "The Harbour Post", $"Northland on the talks, report {n}", $"https://harbour.example/{n}", Day.AddMinutes(n), $"a-{n}");
        var evidence = new Evidence("\"We have no plans for a dialogue under these conditions,\" the foreign minister said on Monday.", 120, 214);
        return new PositionShifted(
            new Shift(
                id, new LedgerKey("Northland", "talks", "Southland", LedgerTrack.Stand), ShiftKind.Changed, one, other, "talks", Stance.Willing, Stance.Unwilling,
                PloverEvent.Reject, Modality.Asserted, new Statement(article, evidence, Stance.Unwilling, Voice.Own, one),
                new Statement(article, evidence, Stance.Willing, Voice.Own, one), 3, 0.8, "Its own words, in a headline sentence; the other side."),
            article.At);
    }
}
