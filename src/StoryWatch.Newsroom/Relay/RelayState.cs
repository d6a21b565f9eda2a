namespace StoryWatch.Newsroom.Relay;

/// <summary>How the relay is doing, for whoever shows it.</summary>
public sealed class RelayState
{
    private volatile bool _busAway;

    /// <summary>The bus did not take the last messages; they are tried again.</summary>
    public bool BusAway
    {
        get => _busAway;
        internal set => _busAway = value;
    }
}
