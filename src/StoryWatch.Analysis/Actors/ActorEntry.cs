using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>One alias of an actor.</summary>
/// <param name="Alias">As it is written in texts, without a leading "the".</param>
/// <param name="From">First year it holds; 0 for ever since.</param>
/// <param name="To">Last year it holds; 9999 for still.</param>
public sealed record ActorEntry(string Alias, ActorKind Kind, Actor Actor, int From = 0, int To = 9999)
{
    /// <summary>True for a name that needs a surer one of the same actor in the same text ("Rice").</summary>
    public bool Weak { get; init; }

    /// <summary>The organisation that a person speaks for, where it is no state.</summary>
    public Actor? Organisation { get; init; }

    public bool HoldsIn(int year) => From <= year && year <= To;
}
