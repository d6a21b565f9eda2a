using StoryWatch.Contracts;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Replay.Expectations;
using StoryWatch.Newsroom.Replay.Sessions;

namespace StoryWatch.Web.Replays;

/// <summary>Judges replays: against what is expected of them, and against each other.</summary>
internal static class ReplayVerdicts
{
    /// <summary>Null where nothing is expected of the archive.</summary>
    /// <exception cref="ExpectationFileException">The file of expectations is at fault.</exception>
    public static async Task<ReplayVerdict?> JudgeAsync(IArchives archives, string archive, IReplayDesk desk, CancellationToken cancellationToken)
    {
        if (await archives.ExpectationsAsync(archive, cancellationToken) is not { } file)
            return null;
        var rules = ExpectationFile.Read(archive, file);
        var articles = await ReplayedArticles.ReadAsync(desk.Inbox, cancellationToken);

        // A rule about an article that is not told yet can neither hold nor fail.
        bool IsTold(string? id) => id is null || articles.Find(id) is not null;
        var told = rules.Where(rule => IsTold(rule.Article) && IsTold(rule.Story) && IsTold(rule.NotBefore)).ToList();
        var results = new ExpectationCheck(await LogAsync(desk, cancellationToken), articles).Check(archive, told);
        return ReplayViews.Of(results, [.. rules.Except(told)]);
    }

    public static async Task<RunDifference> CompareAsync(IReplayDesk left, IReplayDesk right, CancellationToken cancellationToken) =>
        ReplayViews.Of(RunComparison.Of(await LogAsync(left, cancellationToken), await LogAsync(right, cancellationToken)));

    private static Task<IReadOnlyList<ShiftLogLine>> LogAsync(IReplayDesk desk, CancellationToken cancellationToken) =>
        new ShiftLog(desk.Inbox, desk.Journal).ReadAsync(cancellationToken);
}
