using System.Collections.Concurrent;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Walk;

/// <summary>A row and where it goes.</summary>
internal sealed record PlacedRow(ReadRow Read, Settlement Place, IReadOnlyList<RoutingProposal> Proposals);

/// <summary>
/// Says where rows go: a first text by the router, a revision or withdrawal to the story of its article. Rows that are settled are told
/// to the router as they were decided.
/// </summary>
internal sealed class Placing(IInbox inbox, IStoryRouter router)
{
    private readonly ConcurrentDictionary<string, Settlement> _underWay = new(StringComparer.Ordinal);
    private long _position;

    public void Reset(long position)
    {
        _underWay.Clear();
        _position = position;
    }

    /// <summary>Places rows of different articles. Returns those that are not settled yet, in order.</summary>
    /// <exception cref="RouterMovedException">The router lost its memory: go on from where it stands.</exception>
    public async Task<IReadOnlyList<PlacedRow>> PlaceAsync(List<ReadRow> rows, long settledThrough, CancellationToken cancellationToken)
    {
        var places = new Settlement?[rows.Count];
        var asked = new List<int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            places[i] = await FindPlaceAsync(rows[i], cancellationToken).ConfigureAwait(false);
            if (places[i] is null)
                asked.Add(i);
        }

        var batch = new RouterBatch(
            _position,
            rows[^1].Row.Sequence,
            settledThrough,
            [.. asked.Select(i => new RoutingRow(rows[i].Row.Sequence, rows[i].Article, rows[i].Row.Settled))]);
        RouterReply reply;
        using (StoryWatchTelemetry.Start("routing"))
            reply = await router.RouteAsync(batch, cancellationToken).ConfigureAwait(false);
        var routings = reply.Routings ?? throw new RouterMovedException();
        _position = batch.Through;

        var proposals = new IReadOnlyList<RoutingProposal>[rows.Count];
        for (var k = 0; k < asked.Count; k++)
        {
            var (i, routing) = (asked[k], routings[k]);
            places[i] = routing.Story == default
                ? Settlement.ToNoStory(rows[i].Row.Sequence)
                : new Settlement(rows[i].Row.Sequence, routing.Story, routing.Development, routing.CopyOf, routing.SourceGroup);
            proposals[i] = routing.Proposals;
        }

        var placed = new List<PlacedRow>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Row.Settled is not null)
                continue;
            if (places[i]!.HasStory)
                _underWay[rows[i].Article.Id] = places[i]!;
            placed.Add(new PlacedRow(rows[i], places[i]!, proposals[i] ?? []));
        }

        return placed;
    }

    /// <summary>The row is settled: from now on the inbox knows its place.</summary>
    public void Forget(PlacedRow placed) => _underWay.TryRemove(new(placed.Read.Article.Id, placed.Place));

    /// <summary>The place of a row that the router is not asked for; null where it is.</summary>
    private async Task<Settlement?> FindPlaceAsync(ReadRow read, CancellationToken cancellationToken)
    {
        var (row, article) = (read.Row, read.Article);

        // Withheld after it was shown, an article is to be taken back (NewsML-G2): it goes to its story, which withdraws it.
        var isWithdrawn = article.Status is ArticleStatus.Canceled or ArticleStatus.Withheld;
        if (row.Settled is { HasStory: false } || (!read.MayBeShown && !(isWithdrawn && article.Revision > 1)))
            return Settlement.ToNoStory(row.Sequence);

        // Asked for settled rows too: the router must be told of the same rows after a restart as it was before.
        var before = article.Revision > 1
            ? _underWay.GetValueOrDefault(article.Id)
                ?? await inbox.FindSettlementAsync(article.Id, row.Sequence, cancellationToken).ConfigureAwait(false)
            : null;
        if (before is not null)
            return before with { Sequence = row.Sequence };
        return isWithdrawn ? Settlement.ToNoStory(row.Sequence) : null;
    }
}

/// <summary>The router does not stand where the walk believed.</summary>
internal sealed class RouterMovedException : Exception;
