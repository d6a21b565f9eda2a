using StoryWatch.Testing.Suites;

namespace StoryWatch.Storage.Tests.Sqlite;

public sealed class SqliteAccessTokensTests : AccessTokensSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteSavedFiltersTests : SavedFiltersSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}

public sealed class SqliteSearchTests : SearchSuite
{
    protected override Task<StoreUnderTest> CreateAsync() => new SqliteFolder().OpenAsync();
}
