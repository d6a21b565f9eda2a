using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Filters;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Storage.Access;
using StoryWatch.Storage.Feeds;
using StoryWatch.Storage.Filters;
using StoryWatch.Storage.Intake;
using StoryWatch.Storage.Journal;
using StoryWatch.Storage.Postgres;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Relay;
using StoryWatch.Storage.Searching;
using StoryWatch.Storage.Sql;
using StoryWatch.Storage.Sqlite;
using StoryWatch.Storage.Subscriptions;

namespace StoryWatch.Storage;

/// <summary>Puts a store behind the newsroom's ports. It is opened, and migrated where needed, when the host starts.</summary>
public static class StorageServices
{
    /// <summary>A store for one process in <paramref name="folder"/>, made where there is none.</summary>
    /// <remarks>The host fails to start with a <see cref="StorageRefusedException"/> where the folder cannot be used.</remarks>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string folder) =>
        services.AddSingleton<Database>(_ => new SqliteDatabase(folder)).AddPorts();

    /// <summary>A store that several processes share, in a PostgreSQL database that exists; its tables are made where there are none.</summary>
    /// <remarks>While the server is away callers wait, up to a minute, and then get a <see cref="StorageUnavailableException"/>.</remarks>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString) => services
        .AddSingleton<Database>(_ => new PostgresDatabase(connectionString, PostgresDatabase.DefaultPatience, TimeProvider.System))
        .AddPorts();

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddHostedService<StorageOpening>()
        .AddSingleton<IJournal, SqlJournal>()
        .AddSingleton<ICheckpoints, SqlCheckpoints>()
        .AddSingleton<IInbox, SqlInbox>()
        .AddSingleton<IReadModels, SqlReadModels>()
        .AddSingleton<ILeases, SqlLeases>()
        .AddSingleton<IFeeds, SqlFeeds>()
        .AddSingleton<ISubscriptions, SqlSubscriptions>()
        .AddSingleton<IDeliveries, SqlDeliveries>()
        .AddSingleton<IAccessTokens, SqlAccessTokens>()
        .AddSingleton<ISavedFilters, SqlSavedFilters>()
        .AddSingleton<ISearchIndex, SqlSearchIndex>();
}
