using System.Collections.Immutable;
using StoryWatch.Stories.Shifts;

namespace StoryWatch.Stories.Positions;

/// <summary>What a party was reported to hold on one issue, oldest first. The last is what it holds now.</summary>
public sealed record LedgerEntry(ImmutableList<HeldStance> Held)
{
    /// <summary>How many earlier stances an entry remembers: enough to know old news when it is retold.</summary>
    public const int Remembered = 12;

    public HeldStance Current => Held[^1];

    public LedgerEntry Move(HeldStance next) => new((Held.Count < Remembered ? Held : Held.RemoveAt(0)).Add(next));

    public LedgerEntry WithSource(string sourceGroup) =>
        new(Held.SetItem(Held.Count - 1, Current with { Sources = Current.Sources.Add(sourceGroup) }));

    /// <summary>Takes a stance back that rested on a corrected shift; null where nothing is left.</summary>
    public LedgerEntry? Without(string shiftId)
    {
        var rest = Held.RemoveAll(held => held.ShiftId == shiftId);
        return rest.IsEmpty ? null : new LedgerEntry(rest);
    }
}

/// <summary>A stance with the statement that proves it and the independent sources that report it.</summary>
/// <param name="ShiftId">The shift that told it; null where it was no alert.</param>
public sealed record HeldStance(Statement Statement, PloverEvent Event, Modality Modality, ImmutableHashSet<string> Sources, string? ShiftId)
{
    public Stance Stance => Statement.Stance;

    public DateTimeOffset At => Statement.Article.At;
}
