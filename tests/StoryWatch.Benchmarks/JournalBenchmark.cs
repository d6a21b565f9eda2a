using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Benchmarks;

/// <summary>
/// What group commit saves: the same appends and articles one after another (each waits for the disk alone) and by many callers at once.
/// On SQLite, in a temporary folder. The baseline is one caller; judge by the ratio.
/// </summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 2, iterationCount: 8)]
public class JournalBenchmark
{
    private const int Items = 512;

    private readonly string _text = string.Join(' ', Enumerable.Range(0, 700).Select(i => $"word{i}"));
    private DirectoryInfo? _folder;
    private ServiceProvider? _services;
    private IJournal? _journal;
    private IInbox? _inbox;
    private int _round;

    [Params(1, 16, 128)]
    public int Callers { get; set; }

    [GlobalSetup]
    public void Open()
    {
        _folder = Directory.CreateTempSubdirectory("storywatch-bench-");
        _services = new ServiceCollection().AddSqliteStorage(_folder.FullName).BuildServiceProvider();
        _journal = _services.GetRequiredService<IJournal>();
        _inbox = _services.GetRequiredService<IInbox>();
    }

    [GlobalCleanup]
    public async Task CloseAsync()
    {
        await _services!.DisposeAsync();
        _folder!.Delete(recursive: true);
    }

    [IterationSetup]
    public void NextRound() => _round++;

    /// <summary>One append opens a story with four events.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public Task Append() => Parallel.ForEachAsync(
        Enumerable.Range(0, Items),
        new ParallelOptions { MaxDegreeOfParallelism = Callers },
        async (i, cancellationToken) => await _journal!.AppendAsync(new Append(new StoryId($"s-{_round}-{i}"), 0, Events(i), null), cancellationToken));

    /// <summary>One article of some 5,000 characters a call.</summary>
    [Benchmark(OperationsPerInvoke = Items)]
    public Task Accept() => Parallel.ForEachAsync(
        Enumerable.Range(0, Items),
        new ParallelOptions { MaxDegreeOfParallelism = Callers },
        async (i, cancellationToken) => await _inbox!.AcceptAsync([new Article($"a-{_round}-{i}", _text, DateTimeOffset.UnixEpoch)], cancellationToken));

    private static StoryEvent[] Events(int i)
    {
        var at = DateTimeOffset.UnixEpoch.AddMinutes(i);
        return
        [
            new StoryOpened("Talks", at),
            .. Enumerable.Range(0, 3).Select(n =>
                new ArticleAdded(new ArticleRef($"a-{i}-{n}", 1, "The Harbour Post", "Envoys meet", $"https://harbour.example/{i}", at, $"g-{n}"), "d-1", null, at)),
        ];
    }
}
