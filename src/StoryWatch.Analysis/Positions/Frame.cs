using StoryWatch.Analysis.Actors;
using StoryWatch.Stories;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Positions;

/// <summary>A piece of a sentence that may hold a position: who, in which words, on whose word.</summary>
/// <param name="Holder">The party whose position it would be.</param>
/// <param name="Mention">Where it names the party; null where the text leaves that to a pronoun or another sentence.</param>
/// <param name="From">First token of the words to read.</param>
/// <param name="To">Token after the last of them.</param>
/// <param name="Subject">The tokens that stand for the holder among them; empty at <paramref name="From"/> where none do.</param>
internal sealed record Frame(Actor Holder, ActorMention? Mention, int From, int To, (int First, int End) Subject)
{
    public Voice Voice { get; init; } = Voice.Outlet;

    public Actor? Speaker { get; init; }

    /// <summary>The office with which the text names the holder; null where it names none.</summary>
    public string? Office { get; init; }

    /// <summary>The predicate; -1 for a statement read as a whole.</summary>
    public int Predicate { get; init; } = -1;

    /// <summary>Whom it is towards, where the syntax tells; null for whoever else the words name.</summary>
    public ActorMention? Target { get; init; }

    /// <summary>The clause turned into the active voice, where the text has the passive: who acts, what, to whom.</summary>
    public ActiveClause? Active { get; init; }

    /// <summary>True for a statement whose subject is another party: what it tells is no deed of the speaker.</summary>
    public bool IsAboutOther { get; init; }

    /// <summary>The tokens that name those who report within the sentence: nothing in it is done to them.</summary>
    public IReadOnlyList<(int First, int End)> Reporters { get; init; } = [];

    /// <summary>The tokens that named those who only told of others, in this sentence and those before.</summary>
    public IReadOnlyList<(int First, int End)> Heralds { get; init; } = [];

    /// <summary>The token of the cue by which it is said, in this sentence; -1 for what nobody is quoted for.</summary>
    public int Said { get; init; } = -1;

    /// <summary>True for a participle that shares the subject of the clause above: told only where it tells its event by itself.</summary>
    public bool IsParticiple { get; init; }

    /// <summary>True for a clause or noun that only describes another: "sanctions that it imposed", "its refusal".</summary>
    public bool Subordinate { get; init; }
}

/// <summary>A clause in the active voice, made for the coder: <paramref name="Text"/> begins with the agent.</summary>
/// <param name="Source">The agent in the text.</param>
/// <param name="Target">Whom it acts upon in the text; empty where it names no party.</param>
internal sealed record ActiveClause(string Text, TextSpan Source, TextSpan Target, int VerbStart);
