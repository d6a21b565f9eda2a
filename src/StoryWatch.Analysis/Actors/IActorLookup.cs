namespace StoryWatch.Analysis.Actors;

/// <summary>Knows parties by name.</summary>
public interface IActorLookup
{
    /// <summary>
    /// The party that <paramref name="name"/> names, as an article writes it ("Russian foreign minister Sergei Lavrov": its most
    /// particular one); null where none is known.
    /// </summary>
    /// <param name="at">The day it is meant for: offices change hands.</param>
    ActorMention? Resolve(string name, DateOnly? at);
}
