using StoryWatch.Newsroom.Relay;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Relay;

/// <summary>Leases as rows, by the database's own clock: the clocks of the processes need not agree.</summary>
internal sealed class SqlLeases(Database database) : ILeases
{
    public Task<bool> TryHoldAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Lane.Rows,
            async session => await session.ExecuteAsync(
                """
                insert into lease (name, holder, until_ms) values (@name, @holder, {now} + @milliseconds)
                on conflict (name) do update set holder = excluded.holder, until_ms = excluded.until_ms
                where lease.holder = excluded.holder or lease.until_ms <= {now}
                """,
                new { name, holder, milliseconds = (long)duration.TotalMilliseconds }).ConfigureAwait(false) == 1,
            cancellationToken);

    public Task ReleaseAsync(string name, string holder, CancellationToken cancellationToken) =>
        database.WriteAsync(
            Lane.Rows,
            session => session.ExecuteAsync("delete from lease where name = @name and holder = @holder", new { name, holder }),
            cancellationToken);
}
