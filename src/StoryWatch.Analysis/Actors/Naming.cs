using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>A name in the making: what <see cref="ActorFinder"/> joins with its neighbours.</summary>
internal sealed class Naming(int start, int end, ActorEntry entry)
{
    public int Start = start;
    public int End = end;

    /// <summary>Where the name proper stands, without the titles joined to it.</summary>
    public readonly int CoreStart = start;

    public ActorKind Kind = entry.Kind;
    public Actor Actor = entry.Actor;
    public Actor? Organisation = entry.Organisation;
    public string? Role = entry.Kind == ActorKind.Role ? entry.Actor.Name
        : entry.Kind == ActorKind.Person && entry.Alias.StartsWith("President ", StringComparison.Ordinal) ? "president" : null;
    public bool Weak = entry.Weak;
    public bool Gone;

    public bool IsNation => Kind is ActorKind.State or ActorKind.Demonym or ActorKind.Capital or ActorKind.Byname;
}
