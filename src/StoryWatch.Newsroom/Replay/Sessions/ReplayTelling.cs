using System.Text.Json.Nodes;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Newsroom.Replay.Sessions;

/// <summary>
/// What a replay's journal tells webhooks, by their filters and paces and by the replay's time. It goes to a sink, which only lists it; where an
/// admin allowed it, each message goes to its webhook too, marked as a replay's.
/// </summary>
/// <param name="mark">Null for the sink alone.</param>
public sealed class ReplayTelling(ReplayWebhooks webhooks, ReplayMark? mark)
{
    private const int MostKept = 200;
    private const int Page = 256;

    private readonly Lock _gate = new();
    private readonly Queue<ToldMessage> _newest = [];
    private Told? _told;
    private long _messages;
    private string? _away;
    private SetAsideView? _setAside;
    private int _setAsides;

    /// <summary>What was told so far on the desk that the replay has now.</summary>
    public ToldMessages Messages
    {
        get
        {
            lock (_gate)
                return new(_messages, _told?.Held ?? 0, Problem, [.. _newest.Reverse()]);
        }
    }

    /// <summary>Messages so far.</summary>
    public long Count => Interlocked.Read(ref _messages);

    /// <summary>Webhooks could not be told now, and the last call left something untold.</summary>
    public bool IsAway
    {
        get
        {
            lock (_gate)
                return _away is not null;
        }
    }

    /// <summary>The moment of the replay at which a pace lets something go; null where nothing is held.</summary>
    public DateTimeOffset? NextRelease
    {
        get
        {
            lock (_gate)
                return _told?.Paces.Values.Min(pace => pace.NextRelease);
        }
    }

    // Under the lock. An event that cannot be told is no fault of the store: another call does not help, and the others are told.
    private string? Problem => _away ?? (_setAside is { } first
        ? $"{_setAsides} {(_setAsides == 1 ? "event" : "events")} could not be told; the first, {first.Sequence}: {first.Reason}"
        : null);

    /// <summary>Tells what the desk's journal has more. Where webhooks are away for now, it is to be called again.</summary>
    /// <param name="now">The moment of the replay.</param>
    public async Task TellAsync(IReplayDesk desk, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_told?.Desk != desk)
            Begin(desk);
        try
        {
            var subscriptions = await webhooks.EnabledAsync(cancellationToken).ConfigureAwait(false);
            while (await TellPageAsync(_told!, subscriptions, now, cancellationToken).ConfigureAwait(false) == Page)
            {
            }

            lock (_gate)
                _away = null;
        }
        catch (UnavailableException away)
        {
            lock (_gate)
                _away = away.Message;
        }
    }

    private void Begin(IReplayDesk desk)
    {
        lock (_gate)
        {
            _told = new(desk);
            _newest.Clear();
            _messages = 0;
            (_setAside, _setAsides) = (null, 0);
        }
    }

    /// <returns>How many events were decided.</returns>
    private async Task<int> TellPageAsync(Told told, IReadOnlyList<Subscription> subscriptions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entries = await told.Desk.Journal.ReadAsync(told.Sequence, Page, cancellationToken).ConfigureAwait(false);

        // With the text for all: an editor reads it, also where the receiver does not ask for it.
        var receivers = subscriptions.Select(one => one with { Chat = true }).ToList();
        var decision = await new EventDecisions(told.Memories).DecideAsync(entries, receivers, told.Paces, now, cancellationToken).ConfigureAwait(false);
        foreach (var receiver in receivers.Where(one => told.Paces.ContainsKey(one.Id)))
            decision.Release(receiver);
        var byId = subscriptions.ToDictionary(one => one.Id, StringComparer.Ordinal);
        if (mark is not null)
            await webhooks.SendAsync([.. decision.Messages.Select(message => mark.On(message, byId[message.Subscription].Chat))], cancellationToken).ConfigureAwait(false);

        lock (_gate)
        {
            told.Memories.Keep(decision.Memories);
            foreach (var change in decision.Paces)
                told.Paces[change.Subscription] = change.After;
            // What one held that is told no more is not sent.
            foreach (var gone in told.Paces.Keys.Where(id => !byId.ContainsKey(id)).ToList())
                told.Paces.Remove(gone);
            _setAside ??= decision.SetAside.Count > 0 ? decision.SetAside[0] : null;
            _setAsides += decision.SetAside.Count;
            if (entries.Count > 0)
                told.Sequence = entries[^1].Position.Sequence;
            foreach (var message in decision.Messages)
                Keep(byId[message.Subscription], message.Message, now);
        }

        return entries.Count;
    }

    private void Keep(Subscription webhook, OutgoingMessage message, DateTimeOffset now)
    {
        _messages++;
        var text = JsonNode.Parse(message.Body.Span)!["text"]?.GetValue<string>() ?? "";

        // Of its address no more than all may see.
        var name = webhook.Description ?? webhook.Url.GetLeftPart(UriPartial.Authority);
        _newest.Enqueue(new(now, webhook.Id, name, message.Type, message.Story, message.Event, text));
        if (_newest.Count > MostKept)
            _newest.Dequeue();
    }

    /// <summary>How far one desk's journal was told.</summary>
    private sealed class Told(IReplayDesk desk)
    {
        public IReplayDesk Desk { get; } = desk;

        public StoryMemories Memories { get; } = new(desk.Journal);

        public Dictionary<string, PaceState> Paces { get; } = new(StringComparer.Ordinal);

        public long Sequence { get; set; }

        public int Held => Paces.Values.Sum(pace => pace.Held.Count);
    }
}

/// <summary>What a replay told webhooks.</summary>
/// <param name="Held">Messages that paces hold back.</param>
/// <param name="Problem">Why nothing can be told now, or what could not be told; null where all was told.</param>
/// <param name="Newest">Newest first, not all of many.</param>
public sealed record ToldMessages(long Count, long Held, string? Problem, IReadOnlyList<ToldMessage> Newest);

/// <param name="At">The moment of the replay.</param>
/// <param name="Name">What people call the webhook.</param>
/// <param name="Story">Empty for a digest of several.</param>
/// <param name="Event">Sequence of its event, the last of several.</param>
public sealed record ToldMessage(DateTimeOffset At, string Webhook, string Name, string Type, string Story, long Event, string Text);
