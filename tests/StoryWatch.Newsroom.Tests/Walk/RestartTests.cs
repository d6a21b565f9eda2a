using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Walk;

public sealed class RestartTests
{
    private const int Count = 40;

    [Theory]
    [InlineData(1, 5)]
    [InlineData(7, 5)]
    [InlineData(13, 3)]
    [InlineData(29, 1000)]
    [InlineData(38, 5)]
    public async Task Killed_at_any_append_and_restarted_the_stories_have_the_same_events(int killedAt, int checkpointEvery)
    {
        var undisturbed = new WalkRig();
        await undisturbed.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await undisturbed.RunAsync(Count);

        var rig = new WalkRig { Router = new RouterOptions(checkpointEvery) };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await KillAtAsync(rig, killedAt);
        await rig.RunAsync(Count);

        var expected = await undisturbed.StoriesAsync();
        var actual = await rig.StoriesAsync();
        actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        foreach (var (story, events) in expected)
            actual[story].ShouldBe(events);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(30)]
    public async Task Killed_at_any_append_and_restarted_the_proposals_are_the_same_too(int killedAt)
    {
        var undisturbed = new WalkRig { CreateIndex = Proposing };
        await undisturbed.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await undisturbed.RunAsync(Count);

        var rig = new WalkRig { CreateIndex = Proposing };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await KillAtAsync(rig, killedAt);
        await rig.RunAsync(Count);

        var actual = await rig.StoriesAsync();
        foreach (var (story, events) in await undisturbed.StoriesAsync())
            actual[story].ShouldBe(events);
        actual.Values.SelectMany(events => events).OfType<MergeProposed>().Count().ShouldBe(9);
    }

    [Fact]
    public async Task After_a_checkpoint_only_later_rows_are_told_to_the_router_again()
    {
        var rig = new WalkRig { Router = new RouterOptions(CheckpointEvery: 5) };
        var articles = WalkRig.Articles(Count).ToList();
        await rig.Store.AcceptAsync([.. articles.Take(Count / 2)], default);
        // A checkpoint is kept with the first batch after all of it is settled.
        await rig.RunAsync(Count / 2, (() => rig.Store.AcceptAsync([.. articles.Skip(Count / 2)], default), Count));
        await rig.Store.AcceptAsync([Some.Article("late") with { Title = "tag-1 late" }], default);

        await rig.RunAsync(Count + 1);

        rig.Index.Told.Count.ShouldBeLessThan(Count);
        rig.Index.Told[^1].ShouldBe("route late");
        rig.Index.Told.SkipLast(1).ShouldAllBe(told => told.StartsWith("restore "));
    }

    [Fact]
    public async Task Where_all_is_settled_a_further_run_finds_it_so_and_writes_nothing()
    {
        var rig = new WalkRig { Router = new RouterOptions(CheckpointEvery: 1000) };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await rig.RunAsync(Count);
        var entries = await rig.EntriesAsync();

        await rig.RunAsync(Count);

        (await rig.EntriesAsync()).ShouldBe(entries);
    }

    [Fact]
    public async Task A_damaged_checkpoint_costs_time_and_nothing_else()
    {
        var rig = new WalkRig { Router = new RouterOptions(CheckpointEvery: 5) };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await rig.RunAsync(Count);
        await rig.Checkpoints.SaveSnapshotAsync("router", new(20, new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 0xFF }), default);
        await rig.Store.AcceptAsync([Some.Article("late") with { Title = "tag-1 late" }], default);

        await rig.RunAsync(Count + 1);

        rig.Index.Told.Count.ShouldBe(Count + 1);
        (await rig.StoriesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Merges_in_the_journal_are_told_to_a_new_router_before_it_decides()
    {
        var rig = new WalkRig();
        await rig.Store.AcceptAsync([.. WalkRig.Articles(6)], default);
        await rig.RunAsync(6);
        var story = StoryId.OpenedBy("a-1");
        var version = (await rig.Store.LoadAsync(story, default)).Count;
        await rig.Store.AppendAsync(new(story, version, [new StoryMerged(StoryId.OpenedBy("a-2"), "editor", Some.Day)], null), default);
        await rig.Store.AcceptAsync([Some.Article("late") with { Title = "tag-1 late" }], default);

        await rig.RunAsync(7);

        rig.Index.Told.TakeLast(2).ShouldBe([$"StoryMerged {story}", "route late"]);
    }

    [Fact]
    public async Task A_store_that_is_away_for_a_while_costs_time_and_nothing_else()
    {
        var rig = new WalkRig();
        var failures = 6;
        rig.Store.BeforeAppend = _ =>
        {
            if (Interlocked.Decrement(ref failures) >= 0)
                throw new IOException("The disk is away.");
        };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);

        await rig.RunAsync(Count);

        var undisturbed = new WalkRig();
        await undisturbed.Store.AcceptAsync([.. WalkRig.Articles(Count)], default);
        await undisturbed.RunAsync(Count);
        var actual = await rig.StoriesAsync();
        foreach (var (story, events) in await undisturbed.StoriesAsync())
            actual[story].ShouldBe(events);
    }

    // On the article's own story and on another one; never on a story that the article opens.
    private static TagIndex Proposing() => new()
    {
        Propose = (article, story) => int.Parse(article.Id[2..], null) is var n && n % 4 == 0 && n < Count
            ? [new RoutingProposal(n % 8 == 0 ? StoryId.OpenedBy("a-1") : story, new ProposeMerge(new($"s-other-{n}"), "same actors", article.At))]
            : [],
    };

    /// <summary>The run ends at its n-th append: that one and all that would follow do not reach the store.</summary>
    private static async Task KillAtAsync(WalkRig rig, int append)
    {
        using var killed = new CancellationTokenSource();
        var appends = 0;
        rig.Store.BeforeAppend = _ =>
        {
            if (Interlocked.Increment(ref appends) < append)
                return;
            killed.Cancel();
            throw new IOException("The process is gone.");
        };
        await rig.RunAsync(Count, killed.Token);
        appends.ShouldBeGreaterThanOrEqualTo(append);
        rig.Store.BeforeAppend = _ => { };
    }
}
