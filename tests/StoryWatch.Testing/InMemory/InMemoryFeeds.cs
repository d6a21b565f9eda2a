using StoryWatch.Newsroom.Feeds;

namespace StoryWatch.Testing.InMemory;

/// <summary>Feeds in memory, one lock over all.</summary>
public sealed class InMemoryFeeds : IFeeds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Row> _feeds = new(StringComparer.Ordinal);
    private readonly List<FeedAlert> _alerts = [];

    /// <summary>Called before each lesson is kept; may throw as a store that is away would.</summary>
    public Action<FeedLesson> BeforeSave { get; set; } = _ => { };

    /// <summary>Called after each lesson that was kept.</summary>
    public Action<FeedLesson> Saved { get; set; } = _ => { };

    public Task<IReadOnlyList<Feed>> ListAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Feed>>([.. _feeds.Values.Select(row => row.Feed).OrderBy(feed => feed.Url, StringComparer.Ordinal)]);
    }

    public Task<Feed?> FindAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_feeds.GetValueOrDefault(id)?.Feed);
    }

    public Task<bool> AddAsync(Feed feed, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_feeds.Values.All(row => row.Feed.Url != feed.Url) && _feeds.TryAdd(feed.Id, new Row { Feed = feed }));
    }

    public Task<bool> ChangeAsync(string id, FeedSettings settings, CancellationToken cancellationToken) =>
        OnAsync(id, row => row.Feed = row.Feed with { Settings = settings });

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_feeds.Remove(id));
    }

    public Task<bool> AskAsync(string id, DateTimeOffset now, CancellationToken cancellationToken) => OnAsync(id, row => row.Asked = now);

    public Task<IReadOnlyList<Feed>> DueAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<Feed>>([.. _feeds.Values
                .Where(row => row.IsAsked || (!row.Feed.State.Gone && !row.Feed.Settings.Paused && (row.Feed.State.NextPoll ?? now) <= now))
                .OrderByDescending(row => row.IsAsked).ThenBy(row => row.Feed.State.NextPoll ?? DateTimeOffset.MinValue).ThenBy(row => row.Feed.Id, StringComparer.Ordinal)
                .Take(max).Select(row => row.Feed)]);
        }
    }

    public Task<bool> SaveAsync(FeedLesson lesson, CancellationToken cancellationToken)
    {
        BeforeSave(lesson);
        lock (_lock)
        {
            if (!_feeds.TryGetValue(lesson.Id, out var row))
                return Task.FromResult(false);
            var (was, state) = (row.Feed.State.Health, lesson.State ?? row.Feed.State);
            var isTaken = _feeds.Values.Any(other => other.Feed.Url == lesson.Url && other.Feed.Id != lesson.Id);
            row.Feed = row.Feed with
            {
                State = state,
                Url = isTaken ? row.Feed.Url : lesson.Url ?? row.Feed.Url,
                Rhythm = lesson.Came.Count > 0 ? row.Feed.Rhythm.With(lesson.Came, lesson.At) : row.Feed.Rhythm,
            };
            foreach (var item in lesson.Items)
                row.Items[item.Key] = item;
            foreach (var old in row.Items.Values.Where(item => item.Seen < lesson.ForgetBefore).ToList())
                row.Items.Remove(old.Key);
            if (lesson.Reason is { } reason && was != state.Health)
            {
                _alerts.Add(new FeedAlert(
                    _alerts.Count + 1, lesson.Id, lesson.Url ?? row.Feed.Url, row.Feed.Settings.Title ?? state.Title, lesson.At, was, state.Health, reason));
            }
        }

        Saved(lesson);
        return Task.FromResult(true);
    }

    public Task<bool> SubscribeAsync(string id, HubSubscription? hub, CancellationToken cancellationToken) =>
        OnAsync(id, row => row.Feed = row.Feed with { Hub = hub });

    public Task<IReadOnlyDictionary<string, RememberedItem>> RememberedAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult<IReadOnlyDictionary<string, RememberedItem>>(
                _feeds.TryGetValue(id, out var row) ? new Dictionary<string, RememberedItem>(row.Items, StringComparer.Ordinal) : []);
        }
    }

    public Task<IReadOnlyList<FeedAlert>> AlertsAsync(long after, int max, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<FeedAlert>>([.. _alerts.Where(alert => alert.Sequence > after).Take(max)]);
    }

    private Task<bool> OnAsync(string id, Action<Row> change)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(id, out var row))
                return Task.FromResult(false);
            change(row);
            return Task.FromResult(true);
        }
    }

    private sealed class Row
    {
        public required Feed Feed { get; set; }

        public DateTimeOffset Asked { get; set; } = DateTimeOffset.MinValue;

        public Dictionary<string, RememberedItem> Items { get; } = new(StringComparer.Ordinal);

        public bool IsAsked => Asked > (Feed.State.LastAttempt ?? DateTimeOffset.MinValue);
    }
}
