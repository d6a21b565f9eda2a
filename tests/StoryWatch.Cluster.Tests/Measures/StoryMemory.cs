using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.TestingHost;
using StoryWatch.Cluster.Grains;
using StoryWatch.Cluster.Tests.Drills;
using StoryWatch.Cluster.Wire;
using StoryWatch.Composition;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Tests.Measures;

/// <summary>What a story costs in a silo's memory: active (a grain with its state) and idle (put away after STORYWATCH_STORY_IDLE).</summary>
internal static class StoryMemory
{
    private static readonly Lazy<PackedCommand[]> Commands = new(CreateCommands);

    public static async Task RunAsync(int stories)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services.AddSingleton<IJournal, ForgetfulJournal>());
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        await TellAsync(new GrainThreads(cluster.Client), 1000, "warm-up");
        var management = cluster.Client.GetGrain<IManagementGrain>(0);
        await management.ForceActivationCollection(TimeSpan.Zero);
        var empty = Used();
        await TellAsync(new GrainThreads(cluster.Client), stories, "story");
        var active = Used();
        await management.ForceActivationCollection(TimeSpan.Zero);
        var idle = Used();
        Report("active story, as a grain", active - empty, stories);
        Report("idle story, put away by its silo", idle - empty, stories);
        await cluster.StopAllSilosAsync();

        var before = Used();
        await using var threads = new KeyedThreads(new ForgetfulJournal(), new KeyedThreadsOptions(MostLoaded: stories));
        await TellAsync(threads, stories, "story");
        Report("active story, in the program in one process", Used() - before, stories);
    }

    private static async Task TellAsync(IStoryThreads threads, int stories, string run)
    {
        var commands = Commands.Value;
        await Parallel.ForEachAsync(Enumerable.Range(0, stories), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (n, cancellationToken) =>
        {
            // Unpacked anew: stories of different articles share no text.
            var take = (TakeArticle)commands[n % commands.Length].ToCommand();
            var article = take.Article with { Id = $"{run}-{n}", SourceGroup = $"g-{n}" };
            await threads.HandleAsync(StoryId.OpenedBy(article.Id), take with { Article = article }, null, cancellationToken);
        });
    }

    private static PackedCommand[] CreateCommands()
    {
        var analyzer = Models.CreateAnalyzer();
        return [.. Enumerable.Range(0, 112).Select(n => DrillArticles.Create("memory", 3 * n)).Select(article =>
        {
            var analysis = analyzer.Analyze(article);
            var kept = new ArticleRef(article.Id, 1, article.Source, article.Title, article.Url, article.At, article.Id);
            return PackedCommand.From(new TakeArticle(kept, article.Status, $"d-{article.Id}", null, article.Text, analysis.Attributions, analysis.Positions));
        })];
    }

    private static long Used()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Report(string what, long bytes, int stories) =>
        Console.WriteLine(FormattableString.Invariant($"{what}: {(double)bytes / stories / 1024:0.00} KiB ({bytes / 1048576.0:0.0} MiB for {stories} stories of one article)"));

    /// <summary>Keeps nothing, so that what is measured are the stories.</summary>
    private sealed class ForgetfulJournal : IJournal
    {
        public Task<IReadOnlyList<StoryEvent>> LoadAsync(StoryId story, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StoryEvent>>([]);

        public Task<AppendResult> AppendAsync(Append append, CancellationToken cancellationToken) => Task.FromResult(AppendResult.Appended);

        public Task<IReadOnlyList<JournalEntry>> ReadAsync(long after, int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<JournalEntry>>([]);

        public Task<IReadOnlyList<JournalEntry>> ReadStoryAsync(StoryId story, long after, int max, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<JournalEntry>>([]);

        public Task<JournalPosition> HeadAsync(CancellationToken cancellationToken) => Task.FromResult(default(JournalPosition));

        public Task WaitAsync(long after, CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
