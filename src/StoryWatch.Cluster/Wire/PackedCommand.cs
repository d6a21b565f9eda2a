using System.Collections.Frozen;
using System.Text.Json;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Cluster.Wire;

/// <summary>A story command under an explicit, versioned name; never under a CLR name.</summary>
[GenerateSerializer, Immutable, Alias("storywatch.command")]
internal sealed record PackedCommand([property: Id(0)] string Name, [property: Id(1)] byte[] Data)
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["story.take-article.v1"] = typeof(TakeArticle),
        ["story.judge-shift.v1"] = typeof(JudgeShift),
        ["story.merge-issues.v1"] = typeof(MergeIssues),
        ["story.undo-merge-issues.v1"] = typeof(UndoMergeIssues),
        ["story.propose-merge.v1"] = typeof(ProposeMerge),
        ["story.merge-into.v1"] = typeof(MergeInto),
        ["story.undo-merge.v1"] = typeof(UndoMerge),
        ["story.propose-split.v1"] = typeof(ProposeSplit),
        ["story.split-off.v1"] = typeof(SplitOff),
        ["story.undo-split.v1"] = typeof(UndoSplit),
        ["story.pin.v1"] = typeof(PinStory),
        ["story.mute.v1"] = typeof(MuteStory),
        ["story.acknowledge.v1"] = typeof(AcknowledgeStory),
        ["story.assign.v1"] = typeof(AssignStory),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static PackedCommand From(StoryCommand command) =>
        new(Names[command.GetType()], Packed.Pack(command, command.GetType()));

    /// <exception cref="NotSupportedException">The command is of a newer version of the program.</exception>
    public StoryCommand ToCommand() =>
        Types.TryGetValue(Name, out var type)
            ? (StoryCommand)(JsonSerializer.Deserialize(Data, type, StoryEventCodec.Json) ?? throw new JsonException($"{Name}: null is no command."))
            : throw new NotSupportedException($"This version does not know the command '{Name}'.");
}
