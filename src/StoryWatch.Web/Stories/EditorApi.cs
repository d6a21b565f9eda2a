using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Stories;

/// <summary>What an editor decides. Answered when it is in the journal; said twice, it changes nothing the second time.</summary>
internal static class EditorApi
{
    private const string Nobody = "editor";
    private const int ReasonLimit = 1000;

    public static void MapEditor(this IEndpointRouteBuilder app)
    {
        var story = app.MapGroup("/api/stories/{id}").WithTags("Editor")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        story.MapPost("/merge", MergeAsync).WithName("MergeStory").WithSummary("Merge the story into another.");
        story.MapPost("/merge/undo", UndoMergeAsync).WithName("UndoMerge").WithSummary("Take the merge back.");
        story.MapPost("/split", SplitAsync).WithName("SplitStory").WithSummary("Split developments off into a story of their own.");
        story.MapPost("/split/undo", UndoSplitAsync).WithName("UndoSplit").WithSummary("Take a split back.");
        story.MapPost("/shifts/{shift}/judge", JudgeAsync).WithName("JudgeShift").WithSummary("Say that a shift is wrong, and why.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MergeAsync(string id, MergeRequest merge, Desk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(merge.Into) || merge.Into == id)
            return Problems.Bad("into", "must name another story");
        if (await desk.FindAsync(merge.Into, cancellationToken) is null)
            return Problems.Bad("into", "names no story");
        return await desk.TellAsync(id, _ => new MergeInto(new(merge.Into), merge.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoMergeAsync(string id, UndoMergeRequest undo, Desk desk, CancellationToken cancellationToken) =>
        await desk.TellAsync(id, _ => new UndoMerge(undo.By ?? Nobody, desk.Now), cancellationToken);

    private static async Task<Results<Ok<SplitReceipt>, ProblemHttpResult>> SplitAsync(string id, SplitRequest split, Desk desk, CancellationToken cancellationToken)
    {
        if (await desk.FindAsync(id, cancellationToken) is not { } story)
            return Problems.Missing("story", id);
        var known = story.Articles.Select(article => article.Development).ToHashSet(StringComparer.Ordinal);
        var developments = (split.Developments ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        if (developments.Count == 0 || developments.FirstOrDefault(development => !known.Contains(development)) is not null)
            return Problems.Bad("developments", "must name developments of the story");
        if (developments.Count == known.Count)
            return Problems.Bad("developments", "must leave one in the story");

        // Of the story and what leaves it: the same split asked for twice opens one story.
        var into = StoryId.OpenedBy($"{id}\n{string.Join('\n', developments)}");
        await desk.TellAsync(id, _ => new SplitOff(developments, into, split.By ?? Nobody, desk.Now), cancellationToken);
        return TypedResults.Ok(new SplitReceipt(into.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoSplitAsync(string id, UndoSplitRequest undo, Desk desk, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(undo.Into)
            ? Problems.Bad("into", "must name the story that was split off")
            : await desk.TellAsync(id, _ => new UndoSplit(new(undo.Into), undo.By ?? Nobody, desk.Now), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(
        string id, string shift, JudgeRequest judge, Desk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(judge.Reason) || judge.Reason.Length > ReasonLimit)
            return Problems.Bad("reason", $"must say why, in at most {ReasonLimit} characters");
        return await desk.TellAsync(
            id,
            story => story.Shifts.Any(told => told.Id == shift) ? new JudgeShift(shift, judge.Reason.Trim(), judge.By ?? Nobody, desk.Now) : null,
            cancellationToken);
    }

    /// <summary>Hands commands to stories that exist.</summary>
    internal sealed class Desk(IStoryThreads threads, IReadModels models, TimeProvider clock)
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken) => models.FindAsync(story, cancellationToken);

        /// <param name="command">Null where the story has not what the command is about.</param>
        public async Task<Results<NoContent, ProblemHttpResult>> TellAsync(
            string id, Func<StoryDetail, StoryCommand?> command, CancellationToken cancellationToken)
        {
            if (await FindAsync(id, cancellationToken) is not { } story)
                return Problems.Missing("story", id);
            if (command(story) is not { } told)
                return Problems.Of(StatusCodes.Status404NotFound, "The story has no such shift.");
            await threads.HandleAsync(new(id), told, null, cancellationToken);
            return TypedResults.NoContent();
        }
    }
}
