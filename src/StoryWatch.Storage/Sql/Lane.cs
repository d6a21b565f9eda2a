namespace StoryWatch.Storage.Sql;

/// <summary>
/// Writes of one lane are serialised over all processes, so that sequences are given in the order of the commits.
/// SQLite has one writer for all lanes; PostgreSQL has one group commit a lane, under the lane's advisory lock.
/// </summary>
internal enum Lane
{
    Journal,
    Inbox,
    Views,

    /// <summary>Checkpoints, snapshots and leases: single rows, no sequence.</summary>
    Rows,

    Feeds,

    Deliveries,
}
