using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Sqlite;

public sealed class SqliteJournalTests : JournalSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteInboxTests : InboxSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteCheckpointsTests : CheckpointsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteLeasesTests : LeasesSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteReadModelsTests : ReadModelsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteFeedsTests : FeedsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteSubscriptionsTests : SubscriptionsSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteDeliveriesTests : DeliveriesSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}
