namespace StoryWatch.Stories.Threads;

/// <summary>A decision in the making: its events, and the state as it would be after them.</summary>
internal sealed class Decision(StoryThread state)
{
    public StoryThread State { get; private set; } = state;

    public List<StoryEvent> Events { get; } = [];

    public void Add(StoryEvent next)
    {
        Events.Add(next);
        State = State.Evolve(next);
    }

    /// <summary>Puts an event before those from a place on, since it depends on whether there are any.</summary>
    /// <param name="make">Makes the event; its argument says whether nothing followed.</param>
    public void Fill(int place, Func<bool, StoryEvent> make)
    {
        var next = make(Events.Count == place);
        Events.Insert(place, next);
        State = State.Evolve(next);
    }
}
