using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Relay;

namespace StoryWatch.Newsroom.Subscriptions;

/// <summary>What a filter and pace would have told of the newest events, had they been there.</summary>
public sealed class Preview(IJournal journal)
{
    /// <summary>How many events are looked at where nobody says.</summary>
    public const int Usual = 5000;

    public const int Most = 50_000;

    private const int Page = 256;
    private const int MostShown = 50;

    /// <param name="events">How many of the newest.</param>
    public async Task<PreviewView> RunAsync(SubscriptionFilter filter, Pace pace, int events, CancellationToken cancellationToken)
    {
        var head = await journal.HeadAsync(cancellationToken).ConfigureAwait(false);
        var from = Math.Max(0, head.Sequence - events);
        var run = new Run(filter, pace);
        var memories = new StoryMemories(journal);
        var after = from;
        while (after < head.Sequence)
        {
            var entries = await journal.ReadAsync(after, Page, cancellationToken).ConfigureAwait(false);
            if (entries.Count == 0)
                break;
            foreach (var message in entries.Select(entry => entry.ToMessage()))
                run.Take(await memories.TakeAsync(message, cancellationToken).ConfigureAwait(false));

            after = entries[^1].Position.Sequence;
        }

        return run.End(from, after - from);
    }

    private sealed class Run(SubscriptionFilter filter, Pace pace)
    {
        private readonly Queue<PreviewItem> _newest = [];
        private PaceState _state = PaceState.Empty;
        private DateTimeOffset _now = DateTimeOffset.MinValue;
        private long _matched;
        private long _messages;

        /// <summary>The event's own time is the clock, which never goes back.</summary>
        public void Take(EventFacts facts)
        {
            _now = facts.Message.At > _now ? facts.Message.At : _now;
            Send(_state.Release(pace, _now));
            if (!filter.Takes(facts))
                return;
            _matched++;
            var text = System.Text.Encoding.UTF8.GetBytes(MessageText.Of(facts));
            Send(_state.Take(new("", facts.Message.Name, facts.Message.Story, facts.Message.Sequence, facts.Now.Severity, text), pace, _now));
        }

        public PreviewView End(long from, long scanned)
        {
            Send((PaceState.Empty, [.. _state.Held.Select(held => held.Message)]));
            return new(from, scanned, _matched, _messages, [.. _newest.Reverse()]);
        }

        private void Send((PaceState Next, IReadOnlyList<OutgoingMessage> Sent) step)
        {
            (_state, var sent) = step;
            if (sent.Count == 0)
                return;
            _messages++;
            var last = sent[^1];
            var text = string.Join('\n', sent.TakeLast(3).Select(message => System.Text.Encoding.UTF8.GetString(message.Body.Span)));
            _newest.Enqueue(new(_now, sent.Count == 1 ? last.Type : EventEnvelopes.DigestType, sent.Count, text, last.Event, last.Story));
            if (_newest.Count > MostShown)
                _newest.Dequeue();
        }
    }
}
