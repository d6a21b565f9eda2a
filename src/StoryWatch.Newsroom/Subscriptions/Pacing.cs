using System.Collections.Immutable;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>A message that is ready to go, or held.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Event">Sequence of its event in the journal.</param>
/// <param name="Severity">0 where the event has none.</param>
/// <param name="Body">The exact bytes.</param>
public sealed record OutgoingMessage(string Id, string Type, string Story, long Event, int Severity, ReadOnlyMemory<byte> Body);

/// <summary>A message that waits for its time.</summary>
public sealed record HeldMessage(OutgoingMessage Message, DateTimeOffset Release);

/// <summary>What a subscription holds back, and until when its stories are debounced.</summary>
public sealed record PaceState(ImmutableList<HeldMessage> Held, ImmutableDictionary<string, DateTimeOffset> Windows)
{
    /// <summary>More than this is not held: it goes out together, in quiet hours when they end.</summary>
    public const int MostHeld = 200;

    /// <summary>More than this is not held in quiet hours either: a night's flood must not fill the memory.</summary>
    public const int MostHeldInQuiet = 5 * MostHeld;

    public static readonly PaceState Empty = new([], ImmutableDictionary<string, DateTimeOffset>.Empty);

    /// <summary>The next time at which something is released; null where nothing is held.</summary>
    public DateTimeOffset? NextRelease => Held.IsEmpty ? null : Held.Min(held => held.Release);

    /// <summary>A message comes: it goes out now, with what is held of its story before it, or is held.</summary>
    /// <returns>The state after it, and what goes out together.</returns>
    public (PaceState Next, IReadOnlyList<OutgoingMessage> Sent) Take(OutgoingMessage message, Pace pace, DateTimeOffset now)
    {
        if (pace == Pace.AtOnce)
            return (this, [message]);
        var release = pace.ReleaseOf(message.Severity, now, Windows.TryGetValue(message.Story, out var until) && until > now ? until : null);
        if (release > now)
        {
            var held = this with { Held = Held.Add(new HeldMessage(message, release)) };
            if (held.Held.Count < MostHeld)
                return (held, []);
            if (held.Held.Count < MostHeldInQuiet && pace.Quiet?.EndAfter(now) is { } morning)
                return (held with { Held = [.. held.Held.Select(one => one.Release > morning ? one with { Release = morning } : one)] }, []);
            return held.Send(held.Held, pace, now);
        }

        var along = Held.Where(held => held.Message.Story == message.Story).Append(new HeldMessage(message, now)).ToList();
        return Send(along, pace, now);
    }

    /// <summary>Lets go what is due.</summary>
    public (PaceState Next, IReadOnlyList<OutgoingMessage> Sent) Release(Pace pace, DateTimeOffset now)
    {
        var due = Held.Where(held => held.Release <= now).ToList();
        return due.Count == 0 ? (this, []) : Send(due, pace, now);
    }

    private (PaceState Next, IReadOnlyList<OutgoingMessage> Sent) Send(IReadOnlyCollection<HeldMessage> sent, Pace pace, DateTimeOffset now)
    {
        var windows = Windows.RemoveRange(Windows.Where(window => window.Value <= now).Select(window => window.Key));
        if (pace.Debounce > TimeSpan.Zero)
            windows = windows.SetItems(sent.Select(held => KeyValuePair.Create(held.Message.Story, now + pace.Debounce)));
        return (new(Held.RemoveRange(sent), windows), [.. sent.Select(held => held.Message)]);
    }
}
