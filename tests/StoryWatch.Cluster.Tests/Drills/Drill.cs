using System.Diagnostics;
using StoryWatch.Composition;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Intake and pages on a running cluster, a fault in the middle, and what must hold afterwards.</summary>
internal sealed class Drill : IAsyncDisposable
{
    private const double PerSecond = 30;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly RunningCluster _cluster;
    private readonly string _run;
    private readonly Intake _intake;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Onlooker> _onlookers = [];
    private Task _feeding = Task.CompletedTask;

    /// <param name="run">Names the articles of this drill.</param>
    /// <param name="doors">Where articles are pushed; the gateways where null.</param>
    public Drill(RunningCluster cluster, string run, IReadOnlyList<Uri>? doors = null)
    {
        (_cluster, _run) = (cluster, run);
        _intake = new Intake(doors ?? [.. cluster.Gateways.Select(gateway => gateway.Url)]);
    }

    public int Failures => _intake.Failures;

    public string? LastFailure => _intake.LastFailure;

    /// <summary>Feeds until something happened, while it happens, and until articles pushed after it are on the pages again.</summary>
    /// <returns>Time from the fault to the first article, pushed after it, that a page of a living gateway got; and the slowest of all articles.</returns>
    public async Task<Recovery> RunAsync(TimeSpan before, Func<Task> fault, TimeSpan after, params ClusterProcess[] watched)
    {
        var head = await _cluster.Journal.HeadAsync(default);
        foreach (var gateway in watched)
            _onlookers.Add(new Onlooker(gateway.Url, head.Epoch, head.Sequence));
        _feeding = _intake.RunAsync(Enumerable.Range(1, int.MaxValue).Select(n => DrillArticles.Create(_run, n)), PerSecond, _stop.Token);
        await Task.Delay(before);
        var struck = Stopwatch.GetTimestamp();
        await fault();
        var away = Stopwatch.GetElapsedTime(struck);
        await Task.Delay(after);
        await _stop.CancelAsync();
        await _feeding.WaitAsync(Limit);

        await _cluster.UntilSettledAsync(Limit);
        var end = await _cluster.Journal.HeadAsync(default);
        foreach (var onlooker in _onlookers)
            await onlooker.UntilAsync(end.Sequence, Limit);
        await CheckAsync(head.Sequence, end.Sequence);
        return Measure(struck, away);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var onlooker in _onlookers)
            await onlooker.DisposeAsync();
        _intake.Dispose();
        _stop.Dispose();
    }

    private async Task CheckAsync(long from, long through)
    {
        var journal = await _cluster.ReadJournalAsync();
        var rows = await _cluster.ReadInboxAsync();

        // No accepted article lost, none twice.
        var added = journal.Select(entry => entry.Event).OfType<ArticleAdded>().Select(added => added.Article.Id).ToList();
        added.Where(id => id.StartsWith($"{_run}-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(_intake.Accepted.Keys.Order(StringComparer.Ordinal));

        // What an undisturbed walk makes of the same inbox, event by event.
        var undisturbed = await OneProcess.EventsAsync([.. rows.Select(row => row.Article)], Models.CreateAnalyzer(), Models.CreateRoutingIndex);
        EventsByStory.Of(journal).ShouldEqual(undisturbed);

        // Every page was sent every event once, in order.
        var expected = journal.Select(entry => entry.Position.Sequence).Where(sequence => sequence > from && sequence <= through).ToList();
        foreach (var onlooker in _onlookers)
            onlooker.Sequences.TakeWhile(sequence => sequence <= through).ShouldBe(expected);
    }

    private Recovery Measure(long struck, TimeSpan away)
    {
        var ways = _onlookers.SelectMany(onlooker => onlooker.Seen).Where(seen => _intake.Accepted.ContainsKey(seen.Key))
            .Select(seen => (Pushed: _intake.Accepted[seen.Key], Seen: seen.Value)).ToList();
        var first = ways.Where(way => way.Pushed > struck).Min(way => way.Seen);
        return new Recovery(
            away,
            Stopwatch.GetElapsedTime(struck, first),
            ways.Max(way => Stopwatch.GetElapsedTime(way.Pushed, way.Seen)),
            _intake.Accepted.Count,
            _intake.Failures);
    }
}

/// <param name="Away">How long the fault itself lasted: until a server was back, or a process gone.</param>
/// <param name="Time">From the fault to the first article pushed after it on a page.</param>
/// <param name="Slowest">The longest that any article took from its acceptance to a page.</param>
/// <param name="Articles">Articles accepted.</param>
/// <param name="Retried">Requests that had to be made again.</param>
internal sealed record Recovery(TimeSpan Away, TimeSpan Time, TimeSpan Slowest, int Articles, int Retried)
{
    public override string ToString() =>
        FormattableString.Invariant($"the fault lasted {Away.TotalSeconds:0.0} s; on the pages again {Time.TotalSeconds:0.0} s after its start; {Articles} articles, the slowest {Slowest.TotalSeconds:0.0} s; {Retried} requests retried");
}
