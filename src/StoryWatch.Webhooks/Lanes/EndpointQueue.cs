using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Webhooks.Lanes;

/// <summary>
/// What one endpoint has still to be told: of each order one message at a time, the oldest first; among the orders the one that is due first.
/// Not for several threads at once.
/// </summary>
internal sealed class EndpointQueue
{
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset Due, long Sequence, string Order)> _heads = [];

    /// <summary>Messages that wait or are under way.</summary>
    public int Count { get; private set; }

    /// <summary>When the next message may go; null where none waits that is not behind another one.</summary>
    public DateTimeOffset? NextDue => _heads.Count == 0 ? null : _heads.Min.Due;

    /// <summary>Takes a message in; one that it has already is not taken twice.</summary>
    public void Add(Delivery delivery)
    {
        if (!_lines.TryGetValue(delivery.Order, out var line))
            _lines[delivery.Order] = line = new Line();
        if (line.UnderWay?.Sequence == delivery.Sequence || !line.Waiting.TryAdd(delivery.Sequence, delivery))
            return;
        Count++;
        List(delivery.Order, line);
    }

    /// <summary>The next message that is due; its order waits until it is done or to be tried again.</summary>
    public Delivery? TakeDue(DateTimeOffset now)
    {
        if (_heads.Count == 0 || _heads.Min is var head && head.Due > now)
            return null;
        var line = _lines[head.Order];
        line.UnderWay = line.Waiting[head.Sequence];
        line.Waiting.Remove(head.Sequence);
        List(head.Order, line);
        return line.UnderWay;
    }

    /// <summary>A message was delivered or is given up.</summary>
    public void Done(Delivery delivery)
    {
        Count--;
        var line = _lines[delivery.Order];
        line.UnderWay = null;
        if (line.Waiting.Count == 0)
            _lines.Remove(delivery.Order);
        else
            List(delivery.Order, line);
    }

    /// <summary>A message is to be tried again.</summary>
    /// <param name="delivery">With its tries and the new time.</param>
    public void Retry(Delivery delivery)
    {
        var line = _lines[delivery.Order];
        line.UnderWay = null;
        line.Waiting.Add(delivery.Sequence, delivery);
        List(delivery.Order, line);
    }

    /// <summary>Forgets what waits and is not to be told any more.</summary>
    /// <returns>Their sequences.</returns>
    public IReadOnlyList<long> Drop(Func<Delivery, bool> isGone)
    {
        var dropped = new List<long>();
        foreach (var (order, line) in _lines.ToList())
        {
            foreach (var sequence in line.Waiting.Where(waiting => isGone(waiting.Value)).Select(waiting => waiting.Key).ToList())
            {
                line.Waiting.Remove(sequence);
                dropped.Add(sequence);
            }

            List(order, line);
            if (line.UnderWay is null && line.Waiting.Count == 0)
                _lines.Remove(order);
        }

        Count -= dropped.Count;
        return dropped;
    }

    /// <summary>All may go now.</summary>
    public void BringForward(DateTimeOffset now)
    {
        foreach (var (order, line) in _lines)
        {
            foreach (var (sequence, delivery) in line.Waiting.Where(waiting => waiting.Value.Due > now).ToList())
                line.Waiting[sequence] = delivery with { Due = now };
            List(order, line);
        }
    }

    private void List(string order, Line line)
    {
        if (line.Listed is { } listed)
            _heads.Remove(listed);
        line.Listed = null;
        if (line.UnderWay is not null || line.Waiting.Count == 0)
            return;
        var first = line.Waiting.First().Value;
        line.Listed = (first.Due, first.Sequence, order);
        _heads.Add(line.Listed.Value);
    }

    private sealed class Line
    {
        public SortedDictionary<long, Delivery> Waiting { get; } = [];

        public Delivery? UnderWay { get; set; }

        public (DateTimeOffset Due, long Sequence, string Order)? Listed { get; set; }
    }
}
