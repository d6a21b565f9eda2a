using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Cluster.Grains;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Newsroom.Walk;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Cluster.Tests.Grains;

public sealed class GrainTests : IClassFixture<GrainCluster>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly GrainCluster _grains;
    private readonly GrainThreads _threads;

    public GrainTests(GrainCluster grains)
    {
        _grains = grains;
        _threads = new GrainThreads(grains.Cluster.Client);
    }

    [Fact]
    public async Task The_events_of_a_command_are_in_the_journal_when_the_call_returns()
    {
        var story = StoryId.OpenedBy("one");

        await _threads.HandleAsync(story, Take("one"), null, default);

        (await _grains.Store.LoadAsync(story, default)).OfType<ArticleAdded>().ShouldHaveSingleItem().Article.Id.ShouldBe("one");
    }

    [Fact]
    public async Task A_story_put_out_of_memory_goes_on_from_the_journal()
    {
        var story = StoryId.OpenedBy("two");
        await _threads.HandleAsync(story, Take("two"), null, default);
        await _grains.Cluster.DeactivateAsync(_grains.Cluster.Client.GetGrain<IStoryGrain>(story.Value));

        await _threads.HandleAsync(story, Take("two-b"), null, default);

        (await _grains.Store.LoadAsync(story, default)).OfType<ArticleAdded>().Select(added => added.Article.Id).ShouldBe(["two", "two-b"]);
    }

    [Fact]
    public async Task A_command_that_cannot_be_decided_fails_as_in_one_process()
    {
        var broken = Take("three") with { Positions = [Some.Position("Northland is ready.") with { Actor = null! }] };

        await Should.ThrowAsync<StoryDecisionException>(() => _threads.HandleAsync(StoryId.OpenedBy("three"), broken, null, default));
    }

    [Fact]
    public async Task An_analysis_from_another_silo_equals_one_made_here()
    {
        var analyses = new GrainAnalyses(_grains.Cluster.Client, 4, TimeProvider.System, NullLogger<GrainAnalyses>.Instance);
        var article = Some.Article(text: "Southland refuses talks with Northland.");

        var analysis = await analyses.AnalyzeAsync(article, default);

        analysis.ShouldBe(new WordAnalyzer().Analyze(article));
    }

    [Fact]
    public async Task An_article_that_cannot_be_analysed_is_told_so_once()
    {
        var analyses = new GrainAnalyses(_grains.Cluster.Client, 4, TimeProvider.System, NullLogger<GrainAnalyses>.Instance);

        var fault = await Should.ThrowAsync<AnalysisFailedException>(() => analyses.AnalyzeAsync(Some.Article(text: "unreadable"), default).WaitAsync(Limit));

        fault.Message.ShouldContain("fell over");
    }

    [Fact]
    public async Task The_walk_over_grains_gives_the_events_of_the_walk_in_one_process()
    {
        Article[] articles = [.. Enumerable.Range(1, 60).Select(n => Some.Article(
            $"w-{n % 50}", n % 4 == 0 ? $"Northland refuses talks, says report {n}." : $"Northland is ready for talks, says report {n}.") with
        {
            Title = $"walk-{n % 5} report",
            Published = Some.Day.AddHours(n),
        })];
        var alone = await OneProcess.EventsAsync(articles, new WordAnalyzer(), () => new TagIndex());
        var before = (await _grains.Store.ReadAsync(0, int.MaxValue, default)).Count;
        var receipts = await _grains.Store.AcceptAsync(articles, default);
        using var walk = new ArticleWalk(
            new WalkPorts(_grains.Store, _grains.Store, new GrainRouter(_grains.Cluster.Client, "desk"), _threads),
            new GrainAnalyses(_grains.Cluster.Client, 8, TimeProvider.System, NullLogger<GrainAnalyses>.Instance),
            new WalkOptions(8),
            TimeProvider.System,
            NullLogger<ArticleWalk>.Instance);
        using var stop = new CancellationTokenSource();
        var running = walk.RunAsync(stop.Token);
        await walk.WhenSettledAsync(receipts[^1].Sequence, default).WaitAsync(Limit);
        await stop.CancelAsync();
        await running;

        var entries = await _grains.Store.ReadAsync(0, int.MaxValue, default);
        EventsByStory.Of(entries.Skip(before)).ShouldEqual(alone);
    }

    private static TakeArticle Take(string id) => new(
        new ArticleRef(id, 1, "The Ledger", "Talks", null, Some.Day, $"g-{id}"), ArticleStatus.Usable, "d-1", null, "Northland is ready.", [], []);
}
