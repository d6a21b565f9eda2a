using System.Text.Json;
using StoryWatch.Contracts;

namespace StoryWatch.Testing.Hub;

/// <summary>SignalR's JSON protocol, version 1: JSON texts that end with U+001E.</summary>
internal static class HubFrames
{
    public const byte End = 0x1E;
    public const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    public const string Ping = "{\"type\":6}\u001e";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Invoke(string id, string target, params object[] arguments) =>
        JsonSerializer.Serialize(new { type = 1, invocationId = id, target, arguments }, Json) + '\u001e';

    /// <summary>The message of a frame; null for one that carries none (a ping, an empty completion).</summary>
    public static HubMessage? Read(ReadOnlyMemory<byte> frame, out bool isPing)
    {
        using var document = JsonDocument.Parse(frame);
        var root = document.RootElement;
        var type = root.TryGetProperty("type", out var number) ? number.GetInt32() : 0;
        isPing = type == 6;
        return type switch
        {
            1 => Called(root.GetProperty("target").GetString()!, root.GetProperty("arguments")),
            3 when root.TryGetProperty("error", out var error) => new InvocationFailed(error.GetString()!),
            0 when root.TryGetProperty("error", out var refused) => throw new InvalidOperationException($"The hub refused the handshake: {refused}"),
            7 => throw new InvalidOperationException($"The hub closes the connection: {root}"),
            _ => null,
        };
    }

    private static HubMessage Called(string target, JsonElement arguments) => target switch
    {
        nameof(IStoryClient.Events) => new EventsCame(arguments[0].Deserialize<IReadOnlyList<StoryEventMessage>>(Json)!),
        nameof(IStoryClient.SnapshotNeeded) => new SnapshotWanted(arguments[0].GetInt64(), arguments[1].GetInt64()),
        nameof(IStoryClient.Status) => new StatusCame(arguments[0].Deserialize<DeskStatus>(Json)!),
        nameof(IStoryClient.Replay) => new ReplayMoved(arguments[0].Deserialize<ReplayView>(Json)!),
        nameof(IStoryClient.Watchers) => new WatchersCame(arguments[0].GetString()!, arguments[1].Deserialize<IReadOnlyList<string>>(Json)!),
        nameof(IStoryClient.Filters) => new FiltersCame(arguments[0].Deserialize<IReadOnlyList<SavedFilterView>>(Json)!),
        nameof(IStoryClient.FeedHealth) => new FeedHealthCame(arguments[0].Deserialize<FeedAlertView>(Json)!),
        _ => throw new InvalidOperationException($"The hub called '{target}', which IStoryClient has not."),
    };
}
