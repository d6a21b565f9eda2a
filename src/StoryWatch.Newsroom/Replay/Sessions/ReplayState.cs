namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>What a session is doing.</summary>
public enum ReplayPhase
{
    /// <summary>Reads its archive.</summary>
    Loading,
    Running,
    Paused,

    /// <summary>Goes to a moment as fast as it goes.</summary>
    Seeking,

    /// <summary>All articles are told.</summary>
    Done,

    /// <summary>It cannot go on; the problem says why.</summary>
    Failed,
}

/// <summary>What a replay is of.</summary>
/// <param name="Speed">Times as fast as the articles came; 0 for as fast as it goes.</param>
/// <param name="IsPaused">It waits for its first step.</param>
/// <param name="WebhooksAllowedBy">The admin who lets it tell webhooks; null for a sink.</param>
public sealed record ReplayOrder(
    string Archive, DateTimeOffset? From, DateTimeOffset? To, double Speed, bool IsPaused, string By, string? WebhooksAllowedBy = null)
{
    public const double Slowest = 0.1;

    public const double Fastest = 1_000_000;

    /// <summary>True for a speed that a session can have.</summary>
    public static bool IsSpeed(double speed) => speed is 0 or (>= Slowest and <= Fastest);
}

/// <summary>Where a session stands.</summary>
/// <param name="At">The moment of the replay.</param>
/// <param name="Done">Articles told.</param>
/// <param name="Epoch">Of its journal: another one after a seek back.</param>
public sealed record ReplayState(
    ReplayPhase Phase, double Speed, DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? At, int Done, int Total, int Faulty, long Epoch, string? Problem);
