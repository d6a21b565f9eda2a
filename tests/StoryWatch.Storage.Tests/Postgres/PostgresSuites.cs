using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Postgres;

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresJournalTests(PostgresServer server) : JournalSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresInboxTests(PostgresServer server) : InboxSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresCheckpointsTests(PostgresServer server) : CheckpointsSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresLeasesTests(PostgresServer server) : LeasesSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresReadModelsTests(PostgresServer server) : ReadModelsSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresFeedsTests(PostgresServer server) : FeedsSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresSubscriptionsTests(PostgresServer server) : SubscriptionsSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresDeliveriesTests(PostgresServer server) : DeliveriesSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}
