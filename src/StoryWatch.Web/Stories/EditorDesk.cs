using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Threads;
using StoryWatch.Stories.Threads;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Stories;

/// <summary>Hands an editor's commands to stories that exist.</summary>
internal sealed class EditorDesk(IStoryThreads threads, IReadModels models, IJournal journal, TimeProvider clock, IHttpContextAccessor request)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The name of the editor: that of the token, or the one that a shared door is told.</summary>
    public string Who(string? told) => Caller.Of(request.HttpContext!.User).NameOr(told);

    public Task<StoryDetail?> FindAsync(string story, CancellationToken cancellationToken) => models.FindAsync(story, cancellationToken);

    /// <summary>The story as its journal has it; the read models come a moment later.</summary>
    public async Task<StoryThread> LoadAsync(string story, CancellationToken cancellationToken) =>
        StoryThread.Initial.Evolve(await journal.LoadAsync(new(story), cancellationToken));

    /// <summary>True where articles of the one story end up in the other, or pass through it.</summary>
    public async Task<bool> LeadsToAsync(string story, string other, CancellationToken cancellationToken)
    {
        // A circle from before merges were checked must not be walked for ever.
        var passed = new HashSet<string>(StringComparer.Ordinal);
        while (passed.Add(story) && (await LoadAsync(story, cancellationToken)).MergedInto is { } into)
        {
            story = into.Value;
            if (story == other)
                return true;
        }

        return false;
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

    /// <summary>
    /// Hands on a command that makes one event, and says whether it did. Between a look at the story and the command another editor may have
    /// been first; then the story decides nothing, and only its journal says so.
    /// </summary>
    /// <param name="isOurs">Knows the event of the command by its editor and its moment.</param>
    public async Task<bool> DecideAsync(string id, StoryCommand command, Func<StoryEvent, bool> isOurs, CancellationToken cancellationToken)
    {
        await threads.HandleAsync(new(id), command, null, cancellationToken);
        return (await journal.LoadAsync(new(id), cancellationToken)).Any(isOurs);
    }
}
