using StoryWatch.Stories.Positions;

namespace StoryWatch.Stories.Threads;

/// <summary>Merges and splits of stories, and merges of issues: decided by an editor, never losing history; and editors' marks.</summary>
internal static class EditorDecisions
{
    public static IReadOnlyList<StoryEvent> Decide(StoryThread state, StoryCommand command)
    {
        if (state.Version == 0)
            return [];
        return command switch
        {
            ProposeMerge merge when state.MergedInto is null && !state.MergeProposals.Contains(merge.Other) =>
                [new MergeProposed(merge.Other, merge.Evidence, merge.At)],
            MergeInto merge when state.MergedInto is null => [new StoryMerged(merge.Into, merge.By, merge.At)],
            UndoMerge undo when state.MergedInto is { } into => [new MergeUndone(into, undo.By, undo.At)],
            ProposeSplit split when !state.SplitProposals.Contains(split.Developments) =>
                [new SplitProposed(split.Developments, split.Evidence, split.At)],
            SplitOff split when !state.Splits.ContainsKey(split.Into) =>
                [new StorySplit(split.Developments, split.Into, split.By, split.At)],
            UndoSplit undo when state.Splits.TryGetValue(undo.Into, out var developments) =>
                [new SplitUndone(developments, undo.Into, undo.By, undo.At)],
            MergeIssues merge when CanMerge(state, merge) => [new IssuesMerged(merge.Issue, PositionLedger.IssueOf(state, merge.Into), merge.By, merge.At)],
            UndoMergeIssues undo when state.MergedIssues.TryGetValue(undo.Issue, out var into) =>
                [new IssueMergeUndone(undo.Issue, into, undo.By, undo.At)],
            MergeIssues or UndoMergeIssues => [],
            MarkStory mark => StoryMarks.Decide(state.Marks, mark),
            ProposeMerge or MergeInto or UndoMerge or ProposeSplit or SplitOff or UndoSplit => [],
            _ => throw new NotSupportedException($"A story has no decision for the command {command.GetType().Name}."),
        };
    }

    // Once, and never in a circle.
    private static bool CanMerge(StoryThread state, MergeIssues merge) =>
        !state.MergedIssues.ContainsKey(merge.Issue) && PositionLedger.IssueOf(state, merge.Into) != merge.Issue;
}
