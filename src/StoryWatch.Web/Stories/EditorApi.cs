using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Web.Stories;

/// <summary>What an editor decides. Answered when it is in the journal; what contradicts the story, a second merge included, is a conflict (409).</summary>
internal static class EditorApi
{
    private const string Nobody = "editor";
    private const int ReasonLimit = 1000;

    public static void MapEditor(this IEndpointRouteBuilder app)
    {
        var story = app.MapGroup("/api/stories/{id}").WithTags("Editor")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

        story.MapPost("/merge", MergeAsync).WithName("MergeStory").WithSummary("Merge the story into another.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        story.MapPost("/merge/undo", UndoMergeAsync).WithName("UndoMerge").WithSummary("Take the merge back.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        story.MapPost("/split", SplitAsync).WithName("SplitStory").WithSummary("Split developments off into a story of their own.");
        story.MapPost("/split/undo", UndoSplitAsync).WithName("UndoSplit").WithSummary("Take a split back.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        story.MapPost("/shifts/{shift}/judge", JudgeAsync).WithName("JudgeShift").WithSummary("Say that a shift is wrong or no news, and why.");
        story.MapPost("/issues/merge", MergeIssuesAsync).WithName("MergeIssues").WithSummary("Make two issues of the story one.")
            .ProducesProblem(StatusCodes.Status409Conflict);
        story.MapPost("/issues/merge/undo", UndoMergeIssuesAsync).WithName("UndoMergeIssues").WithSummary("Take a merge of issues back.")
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> MergeAsync(string id, MergeRequest merge, Desk desk, CancellationToken cancellationToken)
    {
        if (EditorFields.ByFault(merge.By) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if (EditorFields.StoryFault(merge.Into) is { } unnamed)
            return unnamed;
        if (merge.Into == id)
            return Problems.Bad("into", "must name another story");
        if (await desk.FindAsync(merge.Into, cancellationToken) is null)
            return Problems.Bad("into", "names no story");
        if ((await desk.LoadAsync(id, cancellationToken)).MergedInto is not null)
            return Conflict("The story is merged already: take that back first.");
        if (await desk.EndOfMergesAsync(merge.Into, cancellationToken) == id)
            return Conflict("The other story is merged into this one: the two would send their articles in a circle.");
        return await desk.TellAsync(id, _ => new MergeInto(new(merge.Into), merge.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoMergeAsync(string id, UndoMergeRequest undo, Desk desk, CancellationToken cancellationToken)
    {
        if (EditorFields.ByFault(undo.By) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if ((await desk.LoadAsync(id, cancellationToken)).MergedInto is null)
            return Conflict("The story is not merged.");
        return await desk.TellAsync(id, _ => new UndoMerge(undo.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static async Task<Results<Ok<SplitReceipt>, ProblemHttpResult>> SplitAsync(string id, SplitRequest split, Desk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(split.By) ?? EditorFields.DevelopmentsFault(split.Developments)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is not { } story)
            return Problems.Missing("story", id);
        var known = story.Articles.Select(article => article.Development).ToHashSet(StringComparer.Ordinal);
        var developments = split.Developments.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        if (!developments.All(known.Contains))
            return Problems.Bad("developments", "must name developments of the story");
        if (developments.Count == known.Count)
            return Problems.Bad("developments", "must leave one in the story");

        // Of the story and what leaves it: the same split asked for twice opens one story.
        var into = StoryId.OpenedBy($"{id}\n{string.Join('\n', developments)}");
        await desk.TellAsync(id, _ => new SplitOff(developments, into, split.By ?? Nobody, desk.Now), cancellationToken);
        return TypedResults.Ok(new SplitReceipt(into.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoSplitAsync(string id, UndoSplitRequest undo, Desk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(undo.By) ?? EditorFields.StoryFault(undo.Into)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if (!(await desk.LoadAsync(id, cancellationToken)).Splits.ContainsKey(new(undo.Into)))
            return Conflict("That story is not split off from this one.");
        return await desk.TellAsync(id, _ => new UndoSplit(new(undo.Into), undo.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(
        string id, string shift, JudgeRequest judge, Desk desk, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(judge.Reason) || judge.Reason.Length > ReasonLimit)
            return Problems.Bad("reason", $"must say why, in at most {ReasonLimit} characters");
        if (EditorFields.ByFault(judge.By) is { } fault)
            return fault;
        if (VerdictOf(judge.Verdict) is not { } verdict)
            return Problems.Bad("verdict", "must be wrong or not-news");
        return await desk.TellAsync(
            id,
            story => story.Shifts.Any(told => told.Id == shift)
                ? new JudgeShift(shift, judge.Reason.Trim(), judge.By ?? Nobody, desk.Now) { Verdict = verdict }
                : null,
            cancellationToken);
    }

    private static Verdict? VerdictOf(string? name) => name switch
    {
        null or "wrong" => Verdict.Wrong,
        "not-news" => Verdict.NotNews,
        _ => null,
    };

    private static async Task<Results<NoContent, ProblemHttpResult>> MergeIssuesAsync(
        string id, MergeIssuesRequest merge, Desk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(merge.By) ?? EditorFields.IssueFault("issue", merge.Issue) ?? EditorFields.IssueFault("into", merge.Into)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        var (issue, into) = (merge.Issue.Trim(), merge.Into.Trim());
        var state = await desk.LoadAsync(id, cancellationToken);
        if (issue == into)
            return Problems.Bad("into", "must name another issue");
        if (!state.Ledger.Keys.Any(line => line.Issue == issue) && !state.MergedIssues.ContainsKey(issue))
            return Problems.Bad("issue", "names no issue of the story");
        if (StoryThread.Decide(state, new MergeIssues(issue, into, Nobody, desk.Now)).Count == 0)
            return Conflict("One of the two issues is merged already: take that back first.");
        return await desk.TellAsync(id, _ => new MergeIssues(issue, into, merge.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoMergeIssuesAsync(
        string id, UndoMergeIssuesRequest undo, Desk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(undo.By) ?? EditorFields.IssueFault("issue", undo.Issue)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if (!(await desk.LoadAsync(id, cancellationToken)).MergedIssues.ContainsKey(undo.Issue.Trim()))
            return Conflict("That issue is not merged.");
        return await desk.TellAsync(id, _ => new UndoMergeIssues(undo.Issue.Trim(), undo.By ?? Nobody, desk.Now), cancellationToken);
    }

    private static ProblemHttpResult Conflict(string detail) => Problems.Of(StatusCodes.Status409Conflict, detail);

    /// <summary>Hands commands to stories that exist.</summary>
    internal sealed class Desk(IStoryThreads threads, IReadModels models, IJournal journal, TimeProvider clock)
    {
        public DateTimeOffset Now => clock.GetUtcNow();

        public Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken) => models.FindAsync(story, cancellationToken);

        /// <summary>The story as its journal has it; the read models come a moment later.</summary>
        public async Task<StoryThread> LoadAsync(string story, CancellationToken cancellationToken) =>
            StoryThread.Initial.Evolve(await journal.LoadAsync(new(story), cancellationToken));

        /// <summary>The story that articles of this one end up in.</summary>
        public async Task<string> EndOfMergesAsync(string story, CancellationToken cancellationToken)
        {
            // A circle from before merges were checked must not be walked for ever.
            var passed = new HashSet<string>(StringComparer.Ordinal);
            while (passed.Add(story) && (await LoadAsync(story, cancellationToken)).MergedInto is { } into)
                story = into.Value;
            return story;
        }

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
