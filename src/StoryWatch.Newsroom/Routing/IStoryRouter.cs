using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Routing;

/// <summary>
/// The desk's one routing writer, where the walk reaches it: in this process (<see cref="RouterHost"/>) or in a grain per desk that
/// hosts the same. It knows where it stands, so that a host that lost its memory, or took what its caller does not know of, is found out and fed again.
/// </summary>
public interface IStoryRouter
{
    /// <summary>
    /// Opens the router from its checkpoint, whatever it had in memory: the rows after it are to be fed again. Returns the sequence of the
    /// checkpoint's last row; every row up to it is settled.
    /// </summary>
    Task<long> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes the next rows, in inbox order.</summary>
    Task<RouterReply> RouteAsync(RouterBatch batch, CancellationToken cancellationToken);

    /// <summary>Tells merges and splits that are in the journal, in journal order. May tell one twice; other events are passed over.</summary>
    Task RestructureAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);
}

/// <summary>Inbox rows for the router.</summary>
/// <param name="After">The row that the caller believes the router to stand at.</param>
/// <param name="Through">Where the router stands after the batch: the last row of it, or a later one that is none of the router's business.</param>
/// <param name="SettledThrough">Every row up to this one is settled: a checkpoint up to here may be kept.</param>
public sealed record RouterBatch(long After, long Through, long SettledThrough, IReadOnlyList<RoutingRow> Rows);

/// <param name="Settled">Null: decide. Else what was decided before, which is learnt and not decided again.</param>
public sealed record RoutingRow(long Sequence, Article Article, Settlement? Settled);

/// <param name="Routings">
/// One for each row of the batch; null where the router does not stand at <see cref="RouterBatch.After"/> and took nothing: open it again.
/// </param>
public sealed record RouterReply(IReadOnlyList<Routing>? Routings);

/// <summary>Where an article goes.</summary>
/// <param name="Story">The default for an article that cannot be routed: it goes to no story.</param>
/// <param name="Development">Id of the development inside the story.</param>
/// <param name="CopyOf">Id of the article that it is a wire copy of; null for a text of its own.</param>
/// <param name="SourceGroup">Same for wire copies of one text.</param>
/// <param name="Proposals">Merges and splits that the evidence now suggests; told once the article is in its story.</param>
public sealed record Routing(StoryId Story, string Development, string? CopyOf, string SourceGroup, IReadOnlyList<RoutingProposal> Proposals);

/// <summary>A <see cref="ProposeMerge"/> or <see cref="ProposeSplit"/> for a story.</summary>
public sealed record RoutingProposal(StoryId Story, StoryCommand Command);
