using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Storage.Intake;
using StoryWatch.Storage.Journal;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Relay;
using StoryWatch.Storage.Sql;
using StoryWatch.Storage.Sqlite;

namespace StoryWatch.Storage;

/// <summary>Puts a store behind the newsroom's ports. It is opened, and migrated where needed, when the host starts.</summary>
public static class StorageServices
{
    /// <summary>A store for one process in <paramref name="folder"/>, made where there is none.</summary>
    /// <remarks>The host fails to start with a <see cref="StorageRefusedException"/> where the folder cannot be used.</remarks>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string folder) =>
        services.AddSingleton<Database>(_ => new SqliteDatabase(folder)).AddPorts();

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddHostedService<StorageOpening>()
        .AddSingleton<IJournal, SqlJournal>()
        .AddSingleton<ICheckpoints, SqlCheckpoints>()
        .AddSingleton<IInbox, SqlInbox>()
        .AddSingleton<IReadModels, SqlReadModels>()
        .AddSingleton<ILeases, SqlLeases>();
}
