using StoryWatch.Newsroom.Filters;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Filters;

/// <summary>The saved filters as a table.</summary>
internal sealed class SqlSavedFilters(Database database) : ISavedFilters
{
    public async Task<IReadOnlyList<SavedFilter>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            "select name, query, saved_by as SavedBy, saved_at as SavedAt from saved_filter", null, cancellationToken).ConfigureAwait(false);

        // Both databases sort by rules of their own.
        return [.. rows.Select(row => new SavedFilter(row.Name, row.Query, row.SavedBy, Ticks.ToTime(row.SavedAt))).OrderBy(filter => filter.Name, StringComparer.Ordinal)];
    }

    /// <remarks>Under the views' lock, which serialises the count with the insert over all processes.</remarks>
    public Task<bool> SaveAsync(SavedFilter filter, int most, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Views,
        async session => await session.ExecuteAsync(
            """
            insert into saved_filter (name, query, saved_by, saved_at)
            select @name, @query, @by, @at
            where (select count(*) from saved_filter where name <> @name) < @most
            on conflict (name) do update set query = excluded.query, saved_by = excluded.saved_by, saved_at = excluded.saved_at
            """,
            new { name = filter.Name.Storable(), query = filter.Query.Storable(), by = filter.By.Storable(), at = filter.At.UtcTicks, most }).ConfigureAwait(false) == 1,
        cancellationToken);

    public Task<bool> DeleteAsync(string name, CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Rows,
        async session => await session.ExecuteAsync("delete from saved_filter where name = @name", new { name = name.Storable() }).ConfigureAwait(false) == 1,
        cancellationToken);

    private sealed record Row(string Name, string Query, string SavedBy, long SavedAt);
}
