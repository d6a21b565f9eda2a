using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Actors;

/// <summary>An actor as a text names it.</summary>
/// <param name="Span">Its words, in UTF-16 units of the text.</param>
/// <param name="First">First token; -1 where the text was not parsed.</param>
/// <param name="End">Token after its last.</param>
public sealed record ActorMention(TextSpan Span, int First, int End, Actor Actor, ActorKind Kind, MentionUse Use)
{
    /// <summary>The office or organ named with it ("foreign ministry", "president"), null where there is none.</summary>
    public string? Role { get; init; }

    /// <summary>The organisation that a person speaks for, where it is no state.</summary>
    public Actor? Organisation { get; init; }

    /// <summary>True for a state itself or those who act for it: a party that can hold a position.</summary>
    public bool IsParty => Use == MentionUse.Party && Holder is not null;

    /// <summary>The actor whose position a statement of this one is; null for private people, companies and the like.</summary>
    public Actor? Holder => Organisation
        ?? (Actor.Country is not null && Actor.Sector is null or "GOV" or "MIL" or "SPY" or "LEG" or "REB" or "IGO" or "UAF" ? Actor
            : Actor.Sector is "IGO" or "REB" or "UAF" ? Actor : null);
}

/// <summary>How the sentence uses the name.</summary>
public enum MentionUse
{
    /// <summary>As someone who acts or is acted upon.</summary>
    Party,

    /// <summary>As the place of something ("talks in Vienna").</summary>
    Place,

    /// <summary>As an adjective of something else ("Iranian oil", "Saudi-led").</summary>
    Modifier,
}
