namespace StoryWatch.Stories.Positions;

/// <summary>What an actor holds on an issue towards a counterpart, as one sentence of one article says it.</summary>
/// <param name="Counterpart">The other party, null where the sentence names none.</param>
/// <param name="Issue">Normalised name of the matter (talks, summit, sanctions, ...).</param>
/// <param name="Evidence">The words that prove it, verbatim from the article.</param>
public sealed record Position(
    Actor Actor,
    Actor? Counterpart,
    string Issue,
    Stance Stance,
    PloverEvent Event,
    Modality Modality,
    Evidence Evidence)
{
    /// <summary>Whose word the position rests on.</summary>
    public Voice Voice { get; init; } = Voice.Outlet;

    /// <summary>Who is quoted for it where <see cref="Voice"/> is not the outlet's; null otherwise.</summary>
    public Actor? Speaker { get; init; }

    /// <summary>The office or organ that whoever it rests on is named with ("spokesman", "foreign ministry"); null where none is.</summary>
    public string? Office { get; init; }

    /// <summary>Whose word the sentence itself says that it contradicts ("..., which contradicted the president"); null where it says none.</summary>
    public Actor? Contradicts { get; init; }

    /// <summary>How many states act together where the text counts them and does not name them ("the four Arab states"); null elsewhere.</summary>
    public int? Together { get; init; }

    /// <summary>The day of the statement or deed where the sentence tells one ("on Monday", "last week" as its latest day); null where it tells none.</summary>
    public DateOnly? Said { get; init; }

    /// <summary>True for background: the sentence tells of a time well before the article ("last month", "in 2018").</summary>
    public bool Background { get; init; }

    /// <summary>How much an editor would care, 0 to 1: high for headline sentences, a party's own words and deeds.</summary>
    public double Salience { get; init; } = 0.5;
}

/// <summary>A verbatim piece of an article.</summary>
/// <param name="Start">UTF-16 offset of its first unit in the article's text.</param>
/// <param name="End">Offset after its last unit.</param>
public sealed record Evidence(string Text, int Start, int End);

/// <summary>Whose word a position rests on.</summary>
public enum Voice
{
    /// <summary>The outlet describes it.</summary>
    Outlet,

    /// <summary>The party itself says so.</summary>
    Own,

    /// <summary>Another party reports it of the actor.</summary>
    Other,
}

/// <summary>How a party stands on an issue.</summary>
public enum Stance
{
    Undecided,
    Willing,
    Conditional,
    Unwilling,
    Denies,
    Demands,
    Threatens,
    Accuses,
    Imposes,
    Lifts,
    Agrees,
    Withdraws,
}

/// <summary>How a sentence puts an event.</summary>
public enum Modality
{
    Asserted,
    Conditional,
    Hypothetical,
    Denied,
    Future,
}
