using Npgsql;

namespace StoryWatch.Cluster.Membership;

/// <summary>Creates what Orleans keeps of its silos, before the first silo or gateway looks for it.</summary>
internal static class MembershipSchema
{
    // Silos that start together must not create tables together. Any number does that nothing else in this database uses.
    private const long AdvisoryLock = 0x53746F7279;

    private static readonly string Script = ReadScript();

    /// <summary>Creates the tables where they are missing, and puts this version's statements in. May run again and again.</summary>
    public static async Task EnsureAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync($"select pg_advisory_xact_lock({AdvisoryLock})");
        await ExecuteAsync(Script);
        await transaction.CommitAsync(cancellationToken);

        async Task ExecuteAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(MembershipSchema).Assembly.GetManifestResourceStream("membership.sql")!);
        return reader.ReadToEnd();
    }
}
