using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Storage.Reading;
using StoryWatch.Storage.Sql;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Storage.Searching;

/// <summary>The search index as two tables: what is shown, and the words that it is found by.</summary>
internal sealed class SqlSearchIndex(Database database) : ISearchIndex
{
    private const string Checkpoint = "search";

    public Task<long> PositionAsync(CancellationToken cancellationToken) =>
        database.SingleOrDefaultAsync<long>("select sequence from checkpoint where name = @Checkpoint", new { Checkpoint }, cancellationToken);

    public Task IndexAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        entries.Count == 0 ? Task.CompletedTask : database.WriteAsync(Lane.Views, session => IndexAsync(session, entries), cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken) => database.WriteAsync(
        Lane.Views,
        async session =>
        {
            await DeleteAsync(session, "1 = 1", new { }).ConfigureAwait(false);
            return await session.ExecuteAsync("delete from checkpoint where name = @Checkpoint", new { Checkpoint }).ConfigureAwait(false);
        },
        cancellationToken);

    public async Task<IReadOnlyList<SearchHit>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            $"""
            select e.id, e.kind, e.story, e.item, e.at, e.text, e.article, e.outlet, e.speaker, e.shift, s.title
            from search_words join search_entry e on e.id = search_words.rowid left join story_view s on s.id = e.story
            where {database.Search.Matches} and search_words.rowid < @Before
                {(query.Kind is null ? "" : "and e.kind = @kind")} {(query.Story is null ? "" : "and e.story = @Story")}
            order by search_words.rowid desc limit @Take
            """,
            new { query = database.Search.Query(query), query.Before, kind = query.Kind is { } kind ? Word(kind) : null, query.Story, query.Take },
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToHit())];
    }

    private async Task<bool> IndexAsync(WriteSession session, IReadOnlyList<JournalEntry> entries)
    {
        var position = await session.SingleOrDefaultAsync<long>("select sequence from checkpoint where name = @Checkpoint", new { Checkpoint }).ConfigureAwait(false);
        foreach (var entry in entries.Where(entry => entry.Position.Sequence > position))
        {
            foreach (var found in SearchEntries.Of(entry))
                await PutAsync(session, found).ConfigureAwait(false);

            // What an outlet has withdrawn is not to be found by its words any more.
            if (entry.Event is ArticleWithdrawn withdrawn)
                await DeleteAsync(session, "story = @Story and article = @Id", new { Story = entry.Story.Value, withdrawn.Article.Id }).ConfigureAwait(false);
        }

        if (entries[^1].Position.Sequence <= position)
            return false;
        await session.ExecuteAsync(
            "insert into checkpoint (name, sequence) values (@Checkpoint, @Sequence) on conflict (name) do update set sequence = excluded.sequence",
            new { Checkpoint, entries[^1].Position.Sequence }).ConfigureAwait(false);
        return true;
    }

    /// <summary>A thing that is there already keeps its place; a quote learns of its shift, a title of its change.</summary>
    private async Task PutAsync(WriteSession session, SearchEntry entry)
    {
        var text = entry.Text.Storable()!;
        var kind = Word(entry.Kind);
        var known = await session.SingleOrDefaultAsync<KnownRow>(
            "select id, text, shift from search_entry where story = @Story and kind = @kind and item = @Key", new { entry.Story, kind, entry.Key }).ConfigureAwait(false);
        if (known is not null && known.Text == text && (entry.Shift is null || known.Shift == entry.Shift))
            return;

        var id = known?.Id ?? await session.NextSequenceAsync("search_entry", "id").ConfigureAwait(false);
        await session.ExecuteAsync(
            """
            insert into search_entry (id, kind, story, item, at, text, article, outlet, speaker, shift)
            values (@id, @kind, @Story, @Key, @at, @text, @Article, @outlet, @speaker, @Shift)
            on conflict (id) do update set text = excluded.text, shift = coalesce(excluded.shift, search_entry.shift)
            """,
            new
            {
                id,
                kind,
                entry.Story,
                entry.Key,
                at = entry.At.UtcTicks,
                text,
                entry.Article,
                outlet = entry.Outlet.Storable(),
                speaker = entry.Speaker.Storable(),
                entry.Shift,
            }).ConfigureAwait(false);
        if (known?.Text == text)
            return;
        if (known is not null)
            await session.ExecuteAsync("delete from search_words where rowid = @id", new { id }).ConfigureAwait(false);
        await session.ExecuteAsync(
            $"insert into search_words (rowid, words) values (@id, {database.Search.Words})",
            new { id, words = database.Search.Document(SearchWords.Of(text)) }).ConfigureAwait(false);
    }

    private static async Task DeleteAsync(WriteSession session, string which, object arguments)
    {
        await session.ExecuteAsync($"delete from search_words where rowid in (select id from search_entry where {which})", arguments).ConfigureAwait(false);
        await session.ExecuteAsync($"delete from search_entry where {which}", arguments).ConfigureAwait(false);
    }

    private static string Word(SearchKind kind) => kind switch
    {
        SearchKind.Story => "story",
        SearchKind.Article => "article",
        SearchKind.Actor => "actor",
        SearchKind.Claim => "claim",
        SearchKind.Quote => "quote",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private sealed record KnownRow(long Id, string Text, string? Shift);

    private sealed record Row(
        long Id, string Kind, string Story, string Item, long At, string Text, string? Article, string? Outlet, string? Speaker, string? Shift, string? Title)
    {
        public SearchHit ToHit() => new(
            Id,
            Title ?? "",
            new(Enum.Parse<SearchKind>(Kind, ignoreCase: true), Story, Item, Ticks.ToTime(At), Text) { Article = Article, Outlet = Outlet, Speaker = Speaker, Shift = Shift });
    }
}
