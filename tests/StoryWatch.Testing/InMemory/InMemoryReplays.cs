using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Testing.InMemory;

/// <summary>Desks in memory, each with a journal of its own; they keep the order of the articles that they were told.</summary>
public sealed class FakeDesks : IReplayDesks
{
    public List<FakeDesk> Made { get; } = [];

    public Task<IReplayDesk> CreateAsync(CancellationToken cancellationToken)
    {
        var desk = new FakeDesk(Made.Count + 1);
        Made.Add(desk);
        return Task.FromResult<IReplayDesk>(desk);
    }
}

public sealed class FakeDesk(long epoch) : IReplayDesk
{
    private readonly InMemoryStore _store = new() { Epoch = epoch };

    public bool IsThrownAway { get; private set; }

    public IInbox Inbox => _store;

    public IJournal Journal => _store;

    public IReadModels Models => new EmptyReadModels(_store);

    public async Task<IReadOnlyList<string>> ToldAsync() => [.. (await Inbox.ReadAsync(0, 1000, default)).Select(row => row.Article.Id)];

    public Task WhenSettledAsync(long sequence, CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        IsThrownAway = true;
        return ValueTask.CompletedTask;
    }
}

/// <summary>An archive of articles, an hour apart, under the names a-1 and on.</summary>
public sealed class FakeArchives(int count) : IArchives
{
    public static DateTimeOffset Hour(int number) => Some.Day.AddHours(number);

    public IReadOnlyList<ArchiveInfo> List() => [new("hours", 1, false)];

    public IAsyncEnumerable<ArticleLine>? Read(string name, TimeProvider clock, CancellationToken cancellationToken) =>
        name == "hours" ? Lines().ToAsyncEnumerable() : null;

    public Task<byte[]?> ExpectationsAsync(string name, CancellationToken cancellationToken) => Task.FromResult<byte[]?>(null);

    private IEnumerable<ArticleLine> Lines() => Enumerable.Range(1, count).Select(number => new ArticleLine(number, Article(number), null));

    private static Article Article(int number) => Some.Article($"a-{number}") with { Published = Hour(number), Received = Hour(number) };
}
