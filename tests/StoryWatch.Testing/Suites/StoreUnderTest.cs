using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Filters;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Reading;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Searching;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Testing.Suites;

/// <summary>The ports of one store, empty when a test gets it.</summary>
/// <param name="Owner">Disposed after the test.</param>
public sealed record StoreUnderTest(
    IJournal Journal, IInbox Inbox, ICheckpoints Checkpoints, IReadModels ReadModels, ILeases Leases, IAsyncDisposable? Owner = null)
{
    public required IFeeds Feeds { get; init; }

    /// <summary>Null, with <see cref="Deliveries"/>, where the store keeps none.</summary>
    public ISubscriptions? Subscriptions { get; init; }

    public IDeliveries? Deliveries { get; init; }

    public IAccessTokens AccessTokens { get; init; } = null!;

    public ISavedFilters SavedFilters { get; init; } = null!;

    public ISearchIndex Search { get; init; } = null!;
}

/// <summary>What all suites of a store share: each test has a store of its own.</summary>
public abstract class StoreSuite : IAsyncLifetime
{
    /// <summary>Longer than anything here takes; a test that gets here has hung.</summary>
    protected static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private StoreUnderTest? _store;
    private StoreUnderTest? _another;

    protected StoreUnderTest Store => _store ?? throw new InvalidOperationException("The store is made before each test.");

    protected CancellationToken Limit { get; } = new CancellationTokenSource(TimeLimit).Token;

    public async Task InitializeAsync() => _store = await CreateAsync();

    public async Task DisposeAsync()
    {
        foreach (var owner in new[] { _another?.Owner, _store?.Owner })
            if (owner is not null)
                await owner.DisposeAsync();
    }

    /// <summary>An empty store.</summary>
    protected abstract Task<StoreUnderTest> CreateAsync();

    /// <summary>The same store as another process has it, where the adapter can have several; null where not.</summary>
    protected virtual Task<StoreUnderTest?> CreateAnotherAsync() => Task.FromResult<StoreUnderTest?>(null);

    /// <summary>Another process's view of the store, or the store itself where there is none.</summary>
    protected async Task<StoreUnderTest> AnotherAsync() => _another ??= await CreateAnotherAsync() ?? Store with { Owner = null };
}
