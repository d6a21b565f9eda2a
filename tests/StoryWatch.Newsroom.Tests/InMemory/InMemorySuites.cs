using StoryWatch.Testing.InMemory;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Newsroom.Tests.InMemory;

/// <summary>The fakes keep the same promises as the stores, or tests over them would prove nothing.</summary>
internal static class InMemoryStores
{
    public static Task<StoreUnderTest> CreateAsync()
    {
        var store = new InMemoryStore();
        return Task.FromResult(new StoreUnderTest(store, store, new InMemoryCheckpoints(), new EmptyReadModels(store), new InMemoryLeases(TimeProvider.System))
        {
            Feeds = new InMemoryFeeds(),
        });
    }
}

public sealed class InMemoryJournalTests : JournalSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => InMemoryStores.CreateAsync();
}

public sealed class InMemoryInboxTests : InboxSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => InMemoryStores.CreateAsync();
}

public sealed class InMemoryCheckpointsTests : CheckpointsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => InMemoryStores.CreateAsync();
}

public sealed class InMemoryLeasesTests : LeasesSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => InMemoryStores.CreateAsync();
}

public sealed class InMemoryFeedsTests : FeedsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => InMemoryStores.CreateAsync();
}
