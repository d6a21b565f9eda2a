using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Telemetry;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Threads;

/// <summary>
/// The stories' threads in one process: a mailbox a story, made when it is first written to. Of the idle ones the longest unused are put
/// away when there are too many; their state is in the journal.
/// </summary>
public sealed class KeyedThreads(IJournal journal, KeyedThreadsOptions options) : IStoryThreads, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<StoryId, StoryMailbox> _mailboxes = [];
    private readonly LinkedList<StoryMailbox> _idle = [];
    private bool _closed;

    /// <summary>Threads in memory now.</summary>
    public int Loaded
    {
        get
        {
            lock (_lock)
                return _mailboxes.Count;
        }
    }

    public async Task HandleAsync(StoryId story, StoryCommand command, Settlement? settles, CancellationToken cancellationToken)
    {
        var mailbox = Take(story);
        try
        {
            await mailbox.PostAsync(command, settles, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            PutBack(mailbox);
        }
    }

    /// <summary>Takes no more commands and completes when those taken are done.</summary>
    public async ValueTask DisposeAsync()
    {
        List<StoryMailbox> open;
        lock (_lock)
        {
            _closed = true;
            open = [.. _mailboxes.Values];
        }

        foreach (var mailbox in open)
            mailbox.Close();
        await Task.WhenAll(open.Select(mailbox => mailbox.Emptied)).ConfigureAwait(false);
    }

    private StoryMailbox Take(StoryId story)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_mailboxes.TryGetValue(story, out var mailbox))
            {
                _mailboxes[story] = mailbox = new StoryMailbox(story, new ThreadSession(story, journal), options.MailboxCapacity);
                StoryWatchTelemetry.ThreadLoaded();
            }

            if (mailbox.Idle is { } place)
            {
                _idle.Remove(place);
                mailbox.Idle = null;
            }

            mailbox.Users++;
            return mailbox;
        }
    }

    private void PutBack(StoryMailbox mailbox)
    {
        lock (_lock)
        {
            if (--mailbox.Users > 0 || _closed)
                return;
            mailbox.Idle = _idle.AddLast(mailbox);
            while (_mailboxes.Count > options.MostLoaded && _idle.First is { } longest)
            {
                _idle.RemoveFirst();
                _mailboxes.Remove(longest.Value.Story);
                longest.Value.Close();
                StoryWatchTelemetry.ThreadPutAway();
            }
        }
    }
}

/// <param name="MostLoaded">Threads kept in memory; more only while more are busy at once.</param>
/// <param name="MailboxCapacity">Commands that may wait in one story's mailbox before callers wait.</param>
public sealed record KeyedThreadsOptions(int MostLoaded = 2000, int MailboxCapacity = 64);
