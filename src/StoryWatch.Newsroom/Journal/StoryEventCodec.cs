using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Journal;

/// <summary>Story events as JSON under explicit, versioned wire names; never under CLR names.</summary>
public static class StoryEventCodec
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["story.opened.v1"] = typeof(StoryOpened),
        ["story.article-added.v1"] = typeof(ArticleAdded),
        ["story.article-revised.v1"] = typeof(ArticleRevised),
        ["story.article-withdrawn.v1"] = typeof(ArticleWithdrawn),
        ["story.position-reported.v1"] = typeof(PositionReported),
        ["story.position-shifted.v1"] = typeof(PositionShifted),
        ["story.shift-corroborated.v1"] = typeof(ShiftCorroborated),
        ["story.shift-corrected.v1"] = typeof(ShiftCorrected),
        ["story.shift-dismissed.v1"] = typeof(ShiftDismissed),
        ["story.issues-merged.v1"] = typeof(IssuesMerged),
        ["story.issue-merge-undone.v1"] = typeof(IssueMergeUndone),
        ["story.claim-made.v1"] = typeof(ClaimMade),
        ["story.claim-corroborated.v1"] = typeof(ClaimCorroborated),
        ["story.claim-withdrawn.v1"] = typeof(ClaimWithdrawn),
        ["story.merge-proposed.v1"] = typeof(MergeProposed),
        ["story.merged.v1"] = typeof(StoryMerged),
        ["story.merge-undone.v1"] = typeof(MergeUndone),
        ["story.split-proposed.v1"] = typeof(SplitProposed),
        ["story.split.v1"] = typeof(StorySplit),
        ["story.split-undone.v1"] = typeof(SplitUndone),
        ["story.pinned.v1"] = typeof(StoryPinned),
        ["story.unpinned.v1"] = typeof(StoryUnpinned),
        ["story.muted.v1"] = typeof(StoryMuted),
        ["story.unmuted.v1"] = typeof(StoryUnmuted),
        ["story.acknowledged.v1"] = typeof(StoryAcknowledged),
        ["story.assigned.v1"] = typeof(StoryAssigned),
        ["story.unassigned.v1"] = typeof(StoryUnassigned),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The wire names of all events, with the record that each stands for.</summary>
    public static IReadOnlyDictionary<string, Type> WireNames => Types;

    /// <summary>How the domain's records are written: camelCase names, kebab-case enums, nulls left out.</summary>
    public static JsonSerializerOptions Json { get; } = CreateJson();

    public static string NameOf(StoryEvent happened) => Names[happened.GetType()];

    public static byte[] Write(StoryEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Json);

    public static JsonElement ToElement(StoryEvent happened) => JsonSerializer.SerializeToElement(happened, happened.GetType(), Json);

    /// <exception cref="UnknownEventException">The name is of a newer version of the program.</exception>
    /// <exception cref="JsonException">The data is damaged.</exception>
    public static StoryEvent Read(string name, ReadOnlySpan<byte> data) =>
        Types.TryGetValue(name, out var type)
            ? (StoryEvent)(JsonSerializer.Deserialize(data, type, Json) ?? throw new JsonException($"{name}: null is no event."))
            : throw new UnknownEventException(name);

    private static JsonSerializerOptions CreateJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // What is derived (a party, a length) is derived again.
            IgnoreReadOnlyProperties = true,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new StoryIdConverter());
        options.Converters.Add(new ValueListConverterFactory());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

/// <summary>The journal holds an event that this version of the program does not know.</summary>
public sealed class UnknownEventException(string name)
    : Exception($"The journal holds an event '{name}' that this version does not know: run the version that wrote it, or a newer one.");
