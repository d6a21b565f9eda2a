using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Newsroom.Replay.Expectations;

/// <summary>What a reader of an archive expects of its replay; see docs/formats.md.</summary>
/// <param name="Line">Where the rule stands in its file, from 1.</param>
/// <param name="Why">A sentence for whoever sees it fail.</param>
public sealed record Expectation(int Line, string Id, ExpectationRule Rule, string Why)
{
    /// <summary>Why it is known not to hold yet ("misread: the deed stands in a participle"); null for one that must hold.</summary>
    public string? Known { get; init; }

    /// <summary>The article on which a shift stands, or from whose time it counts; null where the rule needs none.</summary>
    public string? Article { get; init; }

    /// <summary>An article of the story that the shifts are of; null for any.</summary>
    public string? Story { get; init; }

    /// <summary>The article before whose time nothing may fit.</summary>
    public string? NotBefore { get; init; }

    public TimeSpan Within { get; init; }

    public PartySelector? Actor { get; init; }

    public PartySelector? Counterpart { get; init; }

    /// <summary>Null for any, as <see cref="To"/> and <see cref="Kinds"/>.</summary>
    public IReadOnlySet<string>? Issues { get; init; }

    public IReadOnlySet<Stance>? From { get; init; }

    public IReadOnlySet<Stance>? To { get; init; }

    public IReadOnlySet<ShiftKind>? Kinds { get; init; }

    public bool Fits(ShiftLogLine shift) =>
        (Actor is null || Actor.Fits(shift.Actor))
        && (Counterpart is null || Counterpart.Fits(shift.Counterpart))
        && (Issues is null || Issues.Contains(shift.Issue))
        && (From is null || (shift.From is { } from && From.Contains(from)))
        && (To is null || To.Contains(shift.To))
        && (Kinds is null || Kinds.Contains(shift.Kind));
}

/// <summary>When an expectation holds.</summary>
public enum ExpectationRule
{
    /// <summary>A fitting shift stands on the article, at its time or so much later.</summary>
    Within,

    /// <summary>None stands on the article.</summary>
    MustNot,

    /// <summary>One, and one only, is told in the story from the article's time until so much later.</summary>
    ExactlyOnce,

    /// <summary>None is told in the story before the time of an article.</summary>
    NotBefore,
}

/// <summary>Selects a party by its country (ISO 3166-1 alpha-3) or by its name.</summary>
public sealed record PartySelector(string? Country, string? Name)
{
    public bool Fits(Actor? actor) =>
        actor is not null && (Country is null || actor.Country == Country) && (Name is null || actor.Name.Equals(Name, StringComparison.OrdinalIgnoreCase));
}
