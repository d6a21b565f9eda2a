using System.Collections.Immutable;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Positions;

/// <summary>What a party was reported to hold on one issue, oldest first.</summary>
public sealed record LedgerEntry(ImmutableList<HeldStance> Held)
{
    /// <summary>How many earlier stances an entry remembers: enough to know old news when it is retold.</summary>
    public const int Remembered = 12;

    /// <summary>What it holds now: the last that was no dissent.</summary>
    public HeldStance Current => Held[CurrentAt];

    private int CurrentAt => Held.FindLastIndex(held => !held.Dissent) is >= 0 and var at ? at : Held.Count - 1;

    public LedgerEntry Move(HeldStance next) => new((Held.Count < Remembered ? Held : Held.RemoveAt(0)).Add(next));

    /// <summary>The current stance is reported again.</summary>
    public LedgerEntry Again(string sourceGroup, DateTimeOffset at)
    {
        var current = Current;
        return new(Held.SetItem(CurrentAt, current with
        {
            Sources = current.Sources.Add(sourceGroup),
            Latest = at > current.Latest ? at : current.Latest,
        }));
    }

    /// <summary>The stance reported last was told by a shift.</summary>
    /// <param name="dissent">It is one member's word against the others': the party has not moved.</param>
    public LedgerEntry Told(string shiftId, bool dissent)
    {
        var last = Held.Count - 1;
        return new(Held.SetItem(last, Held[last] with { ShiftId = Held[last].ShiftId ?? shiftId, Dissent = dissent }));
    }

    /// <summary>Takes stances back; null where nothing is left.</summary>
    public LedgerEntry? Without(Predicate<HeldStance> taken)
    {
        var rest = Held.RemoveAll(taken);
        return rest.IsEmpty ? null : new LedgerEntry(rest);
    }

    /// <summary>Two lines that an editor made one: their stances by time.</summary>
    public LedgerEntry With(LedgerEntry other) =>
        new([.. Held.AddRange(other.Held).OrderBy(held => held.At).TakeLast(Remembered)]);
}

/// <summary>A stance with the statement that proves it and the independent sources that report it.</summary>
/// <param name="ShiftId">The shift that told it; null where it was no alert.</param>
public sealed record HeldStance(Statement Statement, PloverEvent Event, Modality Modality, ImmutableHashSet<string> Sources, string? ShiftId)
{
    public Stance Stance => Statement.Stance;

    /// <summary>The time of the statement, which an article may tell later.</summary>
    public DateTimeOffset At => Statement.At;

    /// <summary>The newest article that reports it.</summary>
    public DateTimeOffset Latest { get; init; } = Statement.Article.At;

    /// <summary>True where it was only mentioned: the clear report is still to come. What came in as old news, or beside greater news, is known.</summary>
    public bool Passing { get; init; }

    /// <summary>True for one member's word against that of the government.</summary>
    public bool Dissent { get; init; }
}
