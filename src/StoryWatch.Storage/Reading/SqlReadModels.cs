using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Storage.Sql;

namespace StoryWatch.Storage.Reading;

/// <summary>The read models as tables, read with one query a kind.</summary>
internal sealed class SqlReadModels(Database database) : IReadModels
{
    private const string SelectStory =
        """
        select s.id, s.title, s.opened_at as OpenedAt, s.last_article_at as LastArticleAt, s.last_shift_at as LastShiftAt, s.articles, s.sources,
            s.shifts, s.last_sequence as LastSequence, s.merged_into as MergedInto,
            h.sources as ShiftSources, h.severity as ShiftSeverity, h.corrected as ShiftCorrected, h.dismissed as ShiftDismissed, h.data as ShiftData
        from story_view s left join shift_view h on h.sequence = s.last_shift
        """;

    private const string SelectShift = "select sources, severity, corrected, dismissed, data from shift_view";

    public Task ProjectAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        entries.Count == 0 ? Task.CompletedTask : database.WriteAsync(Lane.Views, session => Projection.ProjectAsync(session, entries), cancellationToken);

    public async Task<JournalPosition> PositionAsync(CancellationToken cancellationToken)
    {
        var sequence = await database.SingleOrDefaultAsync<long>(
            "select sequence from checkpoint where name = @Checkpoint", new { Projection.Checkpoint }, cancellationToken).ConfigureAwait(false);
        return new JournalPosition(database.Epoch, sequence);
    }

    public async Task<IReadOnlyList<StorySummary>> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        var stories = await database.QueryAsync<StoryRow>(
            $"{SelectStory} order by s.last_shift_at desc, s.last_article_at desc, s.id limit @take offset @skip",
            new { skip, take }, cancellationToken).ConfigureAwait(false);

        // Few stories are marked: read by themselves they cost the list nothing.
        var marks = (await MarksAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(mark => mark.Story, StringComparer.Ordinal);
        return [.. stories.Select(row => row.ToSummary() with { Mark = marks.GetValueOrDefault(row.Id) })];
    }

    public async Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken)
    {
        var arguments = new { story };
        if (await database.SingleOrDefaultAsync<StoryRow>($"{SelectStory} where s.id = @story", arguments, cancellationToken).ConfigureAwait(false) is not { } row)
            return null;
        var articles = await database.QueryAsync<ArticleRow>(
            """
            select id, revision, outlet, title, url, at, development, copy_of as CopyOf, state
            from article_view where story = @story order by sequence
            """, arguments, cancellationToken).ConfigureAwait(false);
        var shifts = await database.QueryAsync<ShiftRow>($"{SelectShift} where story = @story order by sequence", arguments, cancellationToken).ConfigureAwait(false);
        var proposals = await database.QueryAsync<ProposalRow>(
            "select kind, other, developments, evidence, state, at from proposal_view where story = @story order by sequence",
            arguments, cancellationToken).ConfigureAwait(false);
        return new StoryDetail(
            await WithMarkAsync(row.ToSummary(), cancellationToken).ConfigureAwait(false),
            [.. articles.Select(article => article.ToView())],
            [.. shifts.Select(shift => shift.ToView())],
            [.. proposals.Select(proposal => proposal.ToView())]);
    }

    public async Task<ShiftView?> FindShiftAsync(string shift, CancellationToken cancellationToken) =>
        (await database.SingleOrDefaultAsync<ShiftRow>(
            $"{SelectShift} where id = @shift order by sequence limit 1", new { shift }, cancellationToken).ConfigureAwait(false))?.ToView();

    public async Task<IReadOnlyList<ShiftView>> ShiftsAsync(string? story, long after, int take, CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<ShiftRow>(
            $"{SelectShift} where {(story is null ? "" : "story = @story and ")}sequence > @after order by sequence limit @take",
            new { story, after, take }, cancellationToken).ConfigureAwait(false)).Select(row => row.ToView()),
    ];

    public async Task<IReadOnlyList<StoryMark>> MarksAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.QueryAsync<MarkRow>($"{MarkRow.Select} order by story", null, cancellationToken).ConfigureAwait(false))
            .Select(row => row.ToView()).OfType<StoryMark>(),
    ];

    private async Task<StorySummary> WithMarkAsync(StorySummary summary, CancellationToken cancellationToken) =>
        await database.SingleOrDefaultAsync<MarkRow>($"{MarkRow.Select} where story = @Id", new { summary.Id }, cancellationToken).ConfigureAwait(false) is { } row
            ? summary with { Mark = row.ToView() }
            : summary;
}
