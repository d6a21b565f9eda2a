using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Stories;
using StoryWatch.Stories.Threads;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Stories;

/// <summary>What an editor decides. Answered when it is in the journal; what contradicts the story, a second merge included, is a conflict (409).</summary>
internal static class EditorApi
{
    private const int ReasonLimit = 1000;

    public static void MapEditor(this IEndpointRouteBuilder app)
    {
        var story = app.MapGroup("/api/stories/{id}").WithTags("Editor").RequireRole(Role.Editor)
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

    private static async Task<Results<NoContent, ProblemHttpResult>> MergeAsync(string id, MergeRequest merge, EditorDesk desk, CancellationToken cancellationToken)
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
        if (await desk.LeadsToAsync(merge.Into, id, cancellationToken))
            return Conflict("The other story is merged into this one: the two would send their articles in a circle.");
        return await MergeUncontestedAsync(id, new MergeInto(new(merge.Into), desk.Who(merge.By), desk.Now), desk, cancellationToken);
    }

    // Other editors decide meanwhile: of two merges of one story one is told that it came second, and two that make a circle are taken back.
    private static async Task<Results<NoContent, ProblemHttpResult>> MergeUncontestedAsync(string id, MergeInto merge, EditorDesk desk, CancellationToken cancellationToken)
    {
        if (!await desk.DecideAsync(id, merge, made => made is StoryMerged merged && merged.By == merge.By && merged.At == merge.At, cancellationToken))
            return Conflict("The story is merged already: take that back first.");
        if (!await desk.LeadsToAsync(merge.Into.Value, id, cancellationToken))
            return TypedResults.NoContent();
        await desk.TellAsync(id, _ => new UndoMerge(merge.By, desk.Now), cancellationToken);
        return Conflict("The other story was merged into this one at the same moment: the two would send their articles in a circle.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoMergeAsync(string id, UndoMergeRequest undo, EditorDesk desk, CancellationToken cancellationToken)
    {
        if (EditorFields.ByFault(undo.By) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if ((await desk.LoadAsync(id, cancellationToken)).MergedInto is null)
            return Conflict("The story is not merged.");
        var command = new UndoMerge(desk.Who(undo.By), desk.Now);
        return await desk.DecideAsync(id, command, made => made is MergeUndone undone && undone.By == command.By && undone.At == command.At, cancellationToken)
            ? TypedResults.NoContent()
            : Conflict("The story is not merged.");
    }

    private static async Task<Results<Ok<SplitReceipt>, ProblemHttpResult>> SplitAsync(string id, SplitRequest split, EditorDesk desk, CancellationToken cancellationToken)
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
        await desk.TellAsync(id, _ => new SplitOff(developments, into, desk.Who(split.By), desk.Now), cancellationToken);
        return TypedResults.Ok(new SplitReceipt(into.Value));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoSplitAsync(string id, UndoSplitRequest undo, EditorDesk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(undo.By) ?? EditorFields.StoryFault(undo.Into)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if (!(await desk.LoadAsync(id, cancellationToken)).Splits.ContainsKey(new(undo.Into)))
            return Conflict("That story is not split off from this one.");
        var command = new UndoSplit(new(undo.Into), desk.Who(undo.By), desk.Now);
        return await desk.DecideAsync(id, command, made => made is SplitUndone undone && undone.By == command.By && undone.At == command.At, cancellationToken)
            ? TypedResults.NoContent()
            : Conflict("That story is not split off from this one.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> JudgeAsync(
        string id, string shift, JudgeRequest judge, EditorDesk desk, CancellationToken cancellationToken)
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
                ? new JudgeShift(shift, judge.Reason.Trim(), desk.Who(judge.By), desk.Now) { Verdict = verdict }
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
        string id, MergeIssuesRequest merge, EditorDesk desk, CancellationToken cancellationToken)
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
        if (StoryThread.Decide(state, new MergeIssues(issue, into, desk.Who(merge.By), desk.Now)).Count == 0)
            return Conflict("One of the two issues is merged already: take that back first.");
        return await desk.TellAsync(id, _ => new MergeIssues(issue, into, desk.Who(merge.By), desk.Now), cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> UndoMergeIssuesAsync(
        string id, UndoMergeIssuesRequest undo, EditorDesk desk, CancellationToken cancellationToken)
    {
        if ((EditorFields.ByFault(undo.By) ?? EditorFields.IssueFault("issue", undo.Issue)) is { } fault)
            return fault;
        if (await desk.FindAsync(id, cancellationToken) is null)
            return Problems.Missing("story", id);
        if (!(await desk.LoadAsync(id, cancellationToken)).MergedIssues.ContainsKey(undo.Issue.Trim()))
            return Conflict("That issue is not merged.");
        return await desk.TellAsync(id, _ => new UndoMergeIssues(undo.Issue.Trim(), desk.Who(undo.By), desk.Now), cancellationToken);
    }

    private static ProblemHttpResult Conflict(string detail) => Problems.Of(StatusCodes.Status409Conflict, detail);
}
