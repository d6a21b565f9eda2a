using System.Collections.Immutable;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>Decides who is told of events, and in which messages.</summary>
public sealed class EventDecisions(StoryMemories memories)
{
    /// <param name="paces">What is held so far; a subscription that is not in it holds nothing.</param>
    /// <param name="now">The wall clock, which the paces go by.</param>
    public async Task<EventDecision> DecideAsync(
        IReadOnlyList<JournalEntry> entries,
        IReadOnlyList<Subscription> subscriptions,
        IReadOnlyDictionary<string, PaceState> paces,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var decision = new EventDecision(now, paces, memories.Kept);
        foreach (var entry in entries)
        {
            var message = entry.ToMessage();
            var memory = decision.MemoryOf(message.Story) ?? await memories.ReadAsync(message.Story, message.Sequence, cancellationToken).ConfigureAwait(false);
            decision.Take(message, memory, subscriptions);
        }

        return decision;
    }
}

/// <summary>A decision in the making.</summary>
public sealed class EventDecision(
    DateTimeOffset now, IReadOnlyDictionary<string, PaceState> before, ImmutableDictionary<string, StoryMemory> memories)
{
    private readonly List<NewDelivery> _messages = [];
    private readonly List<SetAsideView> _setAside = [];
    private readonly Dictionary<string, PaceState> _paces = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, StoryMemory> _memories = memories;

    public IReadOnlyList<NewDelivery> Messages => _messages;

    public IReadOnlyList<SetAsideView> SetAside => _setAside;

    public ImmutableDictionary<string, StoryMemory> Memories => _memories;

    public IReadOnlyList<PaceChange> Paces => [.. _paces.Select(pace => new PaceChange(pace.Key, before.GetValueOrDefault(pace.Key, PaceState.Empty), pace.Value))];

    public bool ChangesNothing => _messages.Count == 0 && _setAside.Count == 0 && _paces.Count == 0;

    public StoryMemory? MemoryOf(string story) => _memories.GetValueOrDefault(story);

    /// <summary>An event that cannot be read is set aside, with the reason; the others go on.</summary>
    public void Take(StoryEventMessage message, StoryMemory memory, IReadOnlyList<Subscription> subscriptions)
    {
        try
        {
            var (facts, next) = memory.Take(message);
            _memories = _memories.SetItem(message.Story, next);
            var rendering = new Rendering(facts);
            string? reason = null;
            foreach (var subscription in subscriptions.Where(one => one.IsEnabled && one.After < message.Sequence))
            {
                if (Try(subscription, facts, rendering) is { } fault)
                    reason ??= $"{subscription.Id}: {fault}";
            }

            if (reason is not null)
                _setAside.Add(new(message.Epoch, message.Sequence, reason, now));
        }
        catch (Exception unreadable)
        {
            _setAside.Add(new(message.Epoch, message.Sequence, unreadable.Message, now));
        }
    }

    /// <summary>One that cannot be told keeps no other from it, and is left as it was.</summary>
    /// <returns>Why it could not be told; null where it was, or does not ask for it.</returns>
    private string? Try(Subscription subscription, EventFacts facts, Rendering rendering)
    {
        var told = _messages.Count;
        var pace = _paces.GetValueOrDefault(subscription.Id);
        try
        {
            if (subscription.Filter.Takes(facts))
                Send(subscription, rendering.For(subscription));
            return null;
        }
        catch (Exception untold)
        {
            _messages.RemoveRange(told, _messages.Count - told);
            if (pace is null)
                _paces.Remove(subscription.Id);
            else
                _paces[subscription.Id] = pace;
            return untold.Message;
        }
    }

    /// <summary>Lets go what a subscription has held long enough.</summary>
    public void Release(Subscription subscription)
    {
        var pace = PaceOf(subscription);
        var (next, sent) = pace.Release(subscription.Pace, now);
        Send(subscription, pace, next, sent);
    }

    private void Send(Subscription subscription, OutgoingMessage message)
    {
        var pace = PaceOf(subscription);
        var (next, sent) = pace.Take(message, subscription.Pace, now);
        Send(subscription, pace, next, sent);
    }

    private void Send(Subscription subscription, PaceState pace, PaceState next, IReadOnlyList<OutgoingMessage> sent)
    {
        if (!ReferenceEquals(next, pace))
            _paces[subscription.Id] = next;

        // Digests tell of several stories: then all messages go one after the other.
        foreach (var message in Digests.Of(sent, now))
            _messages.Add(new(subscription.Id, message, subscription.Pace == Pace.AtOnce ? message.Story : ""));
    }

    private PaceState PaceOf(Subscription subscription) =>
        _paces.GetValueOrDefault(subscription.Id) ?? before.GetValueOrDefault(subscription.Id, PaceState.Empty);

    /// <summary>The message of one event: made once, with the id of each receiver.</summary>
    private sealed class Rendering(EventFacts facts)
    {
        private readonly System.Text.Json.Nodes.JsonObject?[] _made = new System.Text.Json.Nodes.JsonObject?[2];

        public OutgoingMessage For(Subscription subscription)
        {
            var id = EventEnvelopes.IdOf(facts.Message, subscription.Id);
            var envelope = _made[subscription.Chat ? 1 : 0] ??= EventEnvelopes.Of(facts, id, subscription.Chat);
            envelope["id"] = id;
            return new(id, facts.Message.Name, facts.Message.Story, facts.Message.Sequence, facts.Now.Severity, EventEnvelopes.ToBytes(envelope));
        }
    }
}
