using System.Data.Common;
using System.Globalization;
using Dapper;

namespace StoryWatch.Storage.Sql;

/// <summary>Creates the schema and brings an older one up to date, by the numbered scripts embedded in this assembly.</summary>
internal static class Migrator
{
    private static readonly IReadOnlyList<Migration> Migrations = ReadMigrations();

    public static long LatestVersion => Migrations[^1].Version;

    /// <summary>Runs inside the given transaction, which must keep other migrators out.</summary>
    /// <returns>The journal's epoch, drawn once when the store is created.</returns>
    /// <exception cref="StorageRefusedException">A newer program has written the store.</exception>
    public static async Task<long> MigrateAsync(DbConnection connection, DbTransaction transaction, Dialect dialect, string where, long newEpoch)
    {
        await connection.ExecuteAsync(
            "create table if not exists schema_version (version bigint primary key, name text not null)", null, transaction).ConfigureAwait(false);
        await connection.ExecuteAsync(
            "create table if not exists journal_epoch (only_row bigint primary key check (only_row = 1), epoch bigint not null)", null, transaction).ConfigureAwait(false);
        var current = await connection.ExecuteScalarAsync<long>("select coalesce(max(version), 0) from schema_version", null, transaction).ConfigureAwait(false);
        if (current > LatestVersion)
            throw new StorageRefusedException(
                $"{where} has schema version {current}, this version of StoryWatch knows up to {LatestVersion}: run the version that wrote it, or a newer one.");

        foreach (var migration in Migrations.Where(migration => migration.Version > current))
        {
            await connection.ExecuteAsync(dialect.Translate(migration.Script), null, transaction).ConfigureAwait(false);
            await connection.ExecuteAsync(
                "insert into schema_version (version, name) values (@Version, @Name)", new { migration.Version, migration.Name }, transaction).ConfigureAwait(false);
        }

        await connection.ExecuteAsync(
            "insert into journal_epoch (only_row, epoch) values (1, @newEpoch) on conflict do nothing", new { newEpoch }, transaction).ConfigureAwait(false);
        return await connection.ExecuteScalarAsync<long>("select epoch from journal_epoch", null, transaction).ConfigureAwait(false);
    }

    private static Migration[] ReadMigrations()
    {
        var assembly = typeof(Migrator).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return new Migration(long.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
            }),
        ];
    }

    private sealed record Migration(long Version, string Name, string Script);
}
