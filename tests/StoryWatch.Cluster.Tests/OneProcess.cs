using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Analysis;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Stories.Articles;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Cluster.Tests;

/// <summary>The walk in one process and undisturbed: what a cluster has to equal, whatever happened to it.</summary>
internal static class OneProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>The events that the articles give, taken in this order.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(IReadOnlyList<Article> articles, IArticleAnalyzer analyzer, Func<IRoutingIndex> createIndex)
    {
        var store = new InMemoryStore();
        var receipts = await store.AcceptAsync(articles, default);
        using var router = new RouterHost(createIndex, new InMemoryCheckpoints(), store, new RouterOptions(), NullLogger<RouterHost>.Instance);
        await using var threads = new KeyedThreads(store, new KeyedThreadsOptions());
        using var walk = new ArticleWalk(
            new WalkPorts(store, store, router, threads), new LocalAnalyses(analyzer), WalkOptions.Default, TimeProvider.System, NullLogger<ArticleWalk>.Instance);
        using var stop = new CancellationTokenSource();
        var running = walk.RunAsync(stop.Token);
        await walk.WhenSettledAsync(receipts.Max(receipt => receipt.Sequence), default).WaitAsync(Limit);
        await stop.CancelAsync();
        await running;
        return EventsByStory.Of(await store.ReadAsync(0, int.MaxValue, default));
    }
}
