using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class RouterHostTests
{
    private static readonly StoryId Story = new("s-1");

    private readonly InMemoryStore _store = new();
    private readonly InMemoryCheckpoints _checkpoints = new();
    private readonly TagIndex _index = new();

    [Fact]
    public async Task A_merge_that_the_router_was_not_told_of_before_its_checkpoint_is_read_after_a_restart()
    {
        using (var host = Host(new TagIndex()))
        {
            await host.OpenAsync(default);
            await MergeAsync();
            await RouteAsync(host, 1);
        }

        (await _checkpoints.LoadSnapshotAsync("router", default)).ShouldNotBeNull().Sequence.ShouldBe(1);
        using var restarted = Host(_index);
        await restarted.OpenAsync(default);
        await RouteAsync(restarted, 2);

        _index.Told.ShouldBe([$"StoryMerged {Story}", "route a-2"]);
    }

    [Fact]
    public async Task A_merge_that_is_in_the_checkpoint_is_not_told_again()
    {
        using (var host = Host(new TagIndex()))
        {
            await MergeAsync();
            await host.OpenAsync(default);
            await RouteAsync(host, 1);
        }

        using var restarted = Host(_index);
        await restarted.OpenAsync(default);
        await RouteAsync(restarted, 2);

        _index.Told.ShouldBe(["route a-2"]);
    }

    [Fact]
    public async Task What_it_is_told_twice_it_takes_once()
    {
        using var host = Host(_index);
        await host.OpenAsync(default);
        await MergeAsync();
        var entries = await _store.ReadAsync(0, 10, default);

        await host.RestructureAsync(entries, default);
        await RouteAsync(host, 1);
        await host.RestructureAsync(entries, default);
        await RouteAsync(host, 2);

        _index.Told.ShouldBe([$"StoryMerged {Story}", "route a-1", "route a-2"]);
    }

    private static async Task RouteAsync(RouterHost host, long row)
    {
        var batch = new RouterBatch(row - 1, row, row, [new RoutingRow(row, Some.Article($"a-{row}") with { Title = "tag" }, null)]);
        (await host.RouteAsync(batch, default)).Routings.ShouldNotBeNull();
    }

    private RouterHost Host(TagIndex index) =>
        new(() => index, _checkpoints, _store, new RouterOptions(CheckpointEvery: 1), NullLogger<RouterHost>.Instance);

    private async Task MergeAsync() => await _store.AppendAsync(
        new(Story, 0, [new StoryOpened("one", Some.Day), new StoryMerged(new("s-2"), "editor", Some.Day)], null), default);
}
