using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging;
using StoryWatch.Contracts;

namespace StoryWatch.Web.Live;

/// <summary>Who has which story open, as far as the pages of this process say so. Not kept: a page that comes back says it again.</summary>
internal sealed class Watchers(IHubContext<StoryHub, IStoryClient> pages, ILogger<Watchers> log)
{
    // A page that does not take its messages must not hold up the one that moves.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Watching> _watching = new(StringComparer.Ordinal);

    /// <summary>Names by story, each once, in order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> All => _watching.Values
        .GroupBy(watching => watching.Story, StringComparer.Ordinal)
        .ToDictionary(story => story.Key, Names, StringComparer.Ordinal);

    /// <summary>A connection has a story open now, and no other.</summary>
    public async Task WatchAsync(string connection, string story, string name)
    {
        var left = _watching.TryGetValue(connection, out var before) ? before.Story : null;
        _watching[connection] = new(story, name);
        if (left != story)
            await TellAsync(left, story);
    }

    /// <summary>A connection has no story open any more.</summary>
    public Task LeaveAsync(string connection) => _watching.TryRemove(connection, out var left) ? TellAsync(left.Story) : Task.CompletedTask;

    private async Task TellAsync(params string?[] stories)
    {
        foreach (var story in stories.OfType<string>())
        {
            try
            {
                await pages.Clients.All.Watchers(story, Names(_watching.Values.Where(watching => watching.Story == story))).WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                log.LogInformation("A page is slow to take who watches a story.");
            }
        }
    }

    private static IReadOnlyList<string> Names(IEnumerable<Watching> watching) =>
        [.. watching.Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private sealed record Watching(string Story, string Name);
}
