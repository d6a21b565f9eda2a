using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Postgres;

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresAccessTokensTests(PostgresServer server) : AccessTokensSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresSavedFiltersTests(PostgresServer server) : SavedFiltersSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}

[Collection(PostgresServer.Collection), Requires(Server.PostgreSql)]
public sealed class PostgresSearchTests(PostgresServer server) : SearchSuite
{
    private readonly PostgresStore _store = new(server);

    protected override Task<StoreUnderTest> CreateAsync() => _store.OpenAsync();

    protected override async Task<StoreUnderTest?> CreateAnotherAsync() => await _store.OpenAsync();
}
