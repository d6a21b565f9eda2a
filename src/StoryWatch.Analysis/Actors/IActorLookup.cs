using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>Knows parties by name.</summary>
public interface IActorLookup
{
    /// <summary>The party that <paramref name="name"/> names, as an article writes it; null where none is known.</summary>
    /// <param name="at">The day it is meant for: offices change hands.</param>
    Actor? Find(string name, DateOnly? at);
}
