using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Walk;

/// <summary>A walk on stores that outlive it: made again, it is the program after a restart.</summary>
internal sealed class WalkRig
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public InMemoryStore Store { get; init; } = new();

    public InMemoryCheckpoints Checkpoints { get; init; } = new();

    public RouterOptions Router { get; init; } = new(CheckpointEvery: 5);

    public Func<TagIndex> CreateIndex { get; init; } = () => new TagIndex();

    public WalkOptions Options { get; init; } = new(2);

    /// <summary>Stands between the walk and its router.</summary>
    public Func<IStoryRouter, IStoryRouter> Reach { get; init; } = router => router;

    /// <summary>The index of the last run.</summary>
    public TagIndex Index { get; private set; } = new();

    /// <summary>Articles of three stories, some with a change of stance.</summary>
    public static IEnumerable<Article> Articles(int count) => Enumerable.Range(1, count).Select(n => Some.Article(
        $"a-{n}", n % 4 == 0 ? $"Northland refuses talks, says report {n}." : $"Northland is ready for talks, says report {n}.") with
    {
        Title = $"tag-{n % 3} report {n}",
        Published = Some.Day.AddHours(n),
    });

    /// <summary>Walks until the sequence is settled, or until <paramref name="killed"/>.</summary>
    public Task RunAsync(long through, CancellationToken killed = default) => RunAsync(through, null, killed);

    /// <param name="then">What comes in once all up to <paramref name="through"/> is settled, and up to where the run goes on with it.</param>
    public async Task RunAsync(long through, (Func<Task> Accept, long Through)? then, CancellationToken killed = default)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, killed);
        Index = CreateIndex();
        using var router = new RouterHost(() => Index, Checkpoints, Store, Router, NullLogger<RouterHost>.Instance);
        await using var threads = new KeyedThreads(Store, new KeyedThreadsOptions(MostLoaded: 2));
        using var walk = new ArticleWalk(
            new WalkPorts(Store, Store, Reach(router), threads), new LocalAnalyses(new WordAnalyzer()), Options, TimeProvider.System, NullLogger<ArticleWalk>.Instance);
        var running = walk.RunAsync(stop.Token);
        await walk.WhenSettledAsync(through, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (then is { } later)
        {
            await later.Accept();
            await walk.WhenSettledAsync(later.Through, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await stop.CancelAsync();
        await running;
        limit.IsCancellationRequested.ShouldBeFalse("the walk did not come to its end in time");
    }

    public async Task<IReadOnlyList<JournalEntry>> EntriesAsync() => await Store.ReadAsync(0, int.MaxValue, default);

    public async Task<IReadOnlyDictionary<StoryId, StoryEvent[]>> StoriesAsync() => (await EntriesAsync())
        .GroupBy(entry => entry.Story)
        .ToDictionary(story => story.Key, story => story.Select(entry => entry.Event).ToArray());
}
