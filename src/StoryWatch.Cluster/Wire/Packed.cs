using System.Text.Json;
using StoryWatch.Newsroom.Journal;

namespace StoryWatch.Cluster.Wire;

/// <summary>
/// Records of the domain between silos, in the JSON that the journal keeps them in: a silo of the next version reads what one of this version
/// wrote, and the domain needs no attribute of Orleans.
/// </summary>
internal static class Packed
{
    public static byte[] Pack<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, StoryEventCodec.Json);

    public static byte[] Pack(object value, Type type) => JsonSerializer.SerializeToUtf8Bytes(value, type, StoryEventCodec.Json);

    /// <exception cref="JsonException">What came over the wire is none of it.</exception>
    public static T Unpack<T>(byte[] data) =>
        JsonSerializer.Deserialize<T>(data, StoryEventCodec.Json) ?? throw new JsonException($"null is no {typeof(T).Name}.");
}
