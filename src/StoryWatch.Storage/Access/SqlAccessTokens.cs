using StoryWatch.Newsroom.Access;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Access;

/// <summary>The access tokens as a table of digests.</summary>
internal sealed class SqlAccessTokens(Database database) : IAccessTokens
{
    private const string Select =
        """
        select id, name, role, digest, created_at as CreatedAt, created_by as CreatedBy, expires_at as ExpiresAt, last_used_at as LastUsedAt, revoked_at as RevokedAt
        from access_token
        """;

    /// <remarks>Under the views' lock, which serialises the look for the name with the insert over all processes.</remarks>
    public Task<bool> AddAsync(AccessToken token, ReadOnlyMemory<byte> digest, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Views,
        async session => await session.ExecuteAsync(
            """
            insert into access_token (id, name, role, digest, created_at, created_by, expires_at)
            select @Id, @Name, @role, @digest, @createdAt, @CreatedBy, @expiresAt
            where not exists (select 1 from access_token where name = @Name and revoked_at is null and (expires_at is null or expires_at > @now))
            on conflict do nothing
            """,
            new
            {
                token.Id,
                Name = token.Name.Storable(),
                role = token.Role.Word(),
                digest = digest.ToArray(),
                createdAt = token.CreatedAt.UtcTicks,
                CreatedBy = token.CreatedBy.Storable(),
                expiresAt = token.ExpiresAt?.UtcTicks,
                now = now.UtcTicks,
            }).ConfigureAwait(false) == 1,
        cancellationToken);

    public async Task<KeptToken?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.SingleOrDefaultAsync<Row>($"{Select} where id = @id", new { id }, cancellationToken).ConfigureAwait(false))?.ToKept();

    public async Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await database.QueryAsync<Row>($"{Select} order by created_at, id", null, cancellationToken).ConfigureAwait(false)).Select(row => row.ToKept().Token)];

    public Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Rows,
        async session => await session.ExecuteAsync(
            "update access_token set revoked_at = @at where id = @id and revoked_at is null", new { at = at.UtcTicks, id }).ConfigureAwait(false) == 1,
        cancellationToken);

    public Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Rows,
        session => session.ExecuteAsync("update access_token set last_used_at = @at where id = @id", new { at = at.UtcTicks, id }),
        cancellationToken);

    private sealed record Row(
        string Id, string Name, string Role, byte[] Digest, long CreatedAt, string CreatedBy, long? ExpiresAt, long? LastUsedAt, long? RevokedAt)
    {
        public KeptToken ToKept() => new(
            new AccessToken(
                Id,
                Name,
                Roles.Of(Role) ?? throw new InvalidDataException($"The store has the role '{Role}', which this version does not know."),
                Ticks.ToTime(CreatedAt),
                CreatedBy,
                Time(ExpiresAt),
                Time(LastUsedAt),
                Time(RevokedAt)),
            Digest);

        private static DateTimeOffset? Time(long? ticks) => ticks is { } known ? Ticks.ToTime(known) : null;
    }
}
