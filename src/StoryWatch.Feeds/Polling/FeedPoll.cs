using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.WebSub;
using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Feeds.Polling;

/// <summary>
/// One poll of one feed: fetch, read, hand the articles to intake, and only then keep what was learnt. A process that dies on the way has the old
/// validators, gets the same document again, and intake knows what it has: nothing is lost and nothing comes twice.
/// </summary>
internal sealed class FeedPoll(
    IFeeds feeds, FeedIntake intake, FeedFetch fetch, HostGates gates, HubSubscriber hubs, Func<double> chance, TimeProvider clock, ILogger<FeedPoll> log)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <param name="gate">The feed's turn at its host; given back as soon as its document has come.</param>
    public async Task RunAsync(Feed feed, IDisposable gate, CancellationToken cancellationToken)
    {
        var began = clock.GetUtcNow();
        var address = new Uri(feed.Url);
        FetchResult result;
        using (gate)
            result = await fetch.GetAsync(address, feed.State.ETag, feed.State.LastModified, cancellationToken).ConfigureAwait(false);
        if (result is NotFetched { Fault: FetchFault.TooOften, RetryAt: { } until })
            gates.Close(address.Host, until);

        var lesson = new FeedLesson(feed.Id, began);
        FeedContent? content = null;
        var owes = false;
        var outcome = result switch
        {
            NotModified same => new PollUnchanged(same.ETag ?? feed.State.ETag, same.LastModified ?? feed.State.LastModified),
            NotFetched failed => new PollFailed(failed.Fault, failed.Reason, failed.RetryAt),
            Fetched fetched => Read(feed, fetched, began, out content),
            _ => throw new InvalidOperationException($"{result} is no result of a request."),
        };
        if (content is not null && outcome is PollRead read)
        {
            // Once a day what is still in the document is remembered anew, so that it outlives what is not.
            var refresh = feed.State.LastAttempt?.UtcDateTime.Date != began.UtcDateTime.Date;
            var taken = await intake.TakeAsync(
                feed, content, await feeds.RememberedAsync(feed.Id, cancellationToken).ConfigureAwait(false), began, refresh, cancellationToken).ConfigureAwait(false);
            outcome = read with { Overlaps = taken.Overlaps };
            owes = taken.Owes;
            lesson = lesson with { Came = taken.Came, Items = taken.Items, ForgetBefore = refresh ? began - Remembered : null };
            feed = feed with { Rhythm = feed.Rhythm.With(taken.Came, began) };
            foreach (var fault in taken.Faults)
                log.LogWarning("Feed {Feed}: {Fault}", feed.Url, fault);
        }

        var (state, reason) = FeedSchedule.After(feed, outcome, began, chance());
        if (owes)
            state = state with { ETag = null, LastModified = null, BodyHash = null };
        lesson = lesson with { State = state, Reason = reason, Url = result is Fetched { Moved: { } moved } && outcome is not PollFailed ? moved.AbsoluteUri : null };
        await feeds.SaveAsync(lesson, cancellationToken).ConfigureAwait(false);
        Tell(feed, state, reason);
        await (content is not null && result is Fetched document
            ? hubs.SeeToAsync(feed, content, document, cancellationToken)
            : hubs.SeeToAsync(feed, cancellationToken)).ConfigureAwait(false);
    }

    private PollOutcome Read(Feed feed, Fetched fetched, DateTimeOffset now, out FeedContent? content)
    {
        content = null;
        var hash = Convert.ToHexStringLower(SHA256.HashData(fetched.Bytes));
        if (hash == feed.State.BodyHash)
            return new PollUnchanged(fetched.ETag, fetched.LastModified);
        try
        {
            content = FeedDocument.Read(fetched.Bytes, new FeedSource(fetched.Base, fetched.Charset, feed.Settings.Format), now, FeedLimits.Characters);
            return new PollRead(content.Format, content.Title, content.Entries.Count, true, fetched, hash);
        }
        catch (FeedFormatException broken)
        {
            return new PollFailed(FetchFault.Refused, $"The document {broken.Message}", null);
        }
        catch (Exception fault)
        {
            // A fault of ours is no reason to ask the server for the document again and again.
            log.LogError(fault, "Feed {Feed}: the document could not be read.", feed.Url);
            return new PollFailed(FetchFault.Refused, $"The document could not be read: {fault.Message}", null);
        }
    }

    private void Tell(Feed feed, FeedState state, string? reason)
    {
        FeedTelemetry.Polled(state);
        if (reason is not null && state.Health is not FeedHealth.Ok)
            log.LogWarning("Feed {Feed} is {Health}: {Reason}", feed.Url, FeedViews.Word(state.Health), reason);
        else if (reason is not null)
            log.LogInformation("Feed {Feed} is {Health}: {Reason}", feed.Url, FeedViews.Word(state.Health), reason);
    }
}
