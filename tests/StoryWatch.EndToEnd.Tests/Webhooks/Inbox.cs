using System.Text.Json;
using StoryWatch.Testing.Webhooks;

namespace StoryWatch.EndToEnd.Tests.Webhooks;

/// <summary>What one endpoint has got so far.</summary>
internal sealed class Inbox(Receiver receiver, string secret)
{
    private readonly List<Taken> _taken = [];

    public string Secret => secret;

    public IReadOnlyList<Taken> Taken => _taken;

    public int Distinct => _taken.Select(one => one.Sequence).Distinct().Count();

    /// <summary>Takes in until it has seen so many different events.</summary>
    public async Task UntilAsync(long events, CancellationToken cancellationToken)
    {
        var seen = _taken.Select(one => one.Sequence).ToHashSet();
        while (seen.Count < events)
        {
            var next = Webhooks.Taken.Of(await receiver.NextAsync(cancellationToken));
            _taken.Add(next);
            seen.Add(next.Sequence);
        }
    }
}

/// <summary>One delivery.</summary>
internal sealed record Taken(Received Received, long Sequence, string Story, int Version)
{
    public static Taken Of(Received received)
    {
        var data = JsonDocument.Parse(received.Body).RootElement.GetProperty("data");
        return new(received, data.GetProperty("sequence").GetInt64(), data.GetProperty("story").GetString()!, data.GetProperty("version").GetInt32());
    }
}
