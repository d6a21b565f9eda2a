using StoryWatch.Newsroom.Journal;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Journal;

internal sealed class SqlCheckpoints(Database database) : ICheckpoints
{
    public Task<long> LoadAsync(string name, CancellationToken cancellationToken) =>
        database.SingleOrDefaultAsync<long>("select sequence from checkpoint where name = @name", new { name }, cancellationToken);

    public Task SaveAsync(string name, long sequence, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Lane.Rows,
            session => session.ExecuteAsync(
                "insert into checkpoint (name, sequence) values (@name, @sequence) on conflict (name) do update set sequence = excluded.sequence",
                new { name, sequence }),
            cancellationToken);

    public async Task<Snapshot?> LoadSnapshotAsync(string name, CancellationToken cancellationToken) =>
        await database.SingleOrDefaultAsync<SnapshotRow>("select sequence, data from snapshot where name = @name", new { name }, cancellationToken)
            .ConfigureAwait(false) is { } row
            ? new Snapshot(row.Sequence, row.Data)
            : null;

    public Task SaveSnapshotAsync(string name, Snapshot snapshot, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Lane.Rows,
            session => session.ExecuteAsync(
                """
                insert into snapshot (name, sequence, data) values (@name, @Sequence, @Data)
                on conflict (name) do update set sequence = excluded.sequence, data = excluded.data
                """,
                new { name, snapshot.Sequence, Data = snapshot.Data.ToArray() }),
            cancellationToken);

    private sealed record SnapshotRow(long Sequence, byte[] Data);
}
