using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Intake;

public sealed class EmbargoReleaseTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task An_embargoed_article_is_accepted_again_without_its_embargo_once_its_time_has_come()
    {
        var store = new InMemoryStore();
        var embargoed = Some.Article("a-1") with { Embargo = Some.Day.AddHours(2) };
        await store.AcceptAsync([embargoed, Some.Article("a-2") with { Embargo = Some.Day.AddHours(-2) }], default);
        var clock = new SetClock { Now = Some.Day.AddHours(1) };
        var release = new EmbargoRelease(store, clock, NullLogger<EmbargoRelease>.Instance);

        await release.ReleaseAsync(default);
        (await store.CountAsync(default)).Total.ShouldBe(2);

        clock.Now = Some.Day.AddHours(3);
        await release.ReleaseAsync(default);
        await release.ReleaseAsync(default);

        (await store.FindAsync("a-1", null, default)).ShouldBe(embargoed with { Embargo = null, Received = clock.Now, Revision = 2 });
        (await store.CountAsync(default)).Total.ShouldBe(3);
    }

    [Fact]
    public async Task An_article_that_an_older_revision_shows_already_is_released_all_the_same()
    {
        var store = new InMemoryStore();
        var shown = Some.Article("a-1") with { Revision = 2 };
        await store.AcceptAsync([shown, shown with { Embargo = Some.Day.AddHours(2) }], default);
        var clock = new SetClock { Now = Some.Day.AddHours(3) };

        // On a thread of its own: a release that goes round and round would never give this one back.
        await Task.Run(() => new EmbargoRelease(store, clock, NullLogger<EmbargoRelease>.Instance).ReleaseAsync(default)).WaitAsync(Limit);

        (await store.FindAsync("a-1", null, default)).ShouldBe(shown with { Received = clock.Now, Revision = 3 });
        (await store.EmbargoesEndedAsync(clock.Now, 10, default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_inbox_keeps_nothing_of_a_release_it_waits_for_its_next_time()
    {
        var inbox = new StuckInbox();

        await Task.Run(() => new EmbargoRelease(inbox, TimeProvider.System, NullLogger<EmbargoRelease>.Instance).ReleaseAsync(default)).WaitAsync(Limit);

        inbox.Asked.ShouldBe(1);
    }

    /// <summary>Has one article to release, and knows whatever comes.</summary>
    private sealed class StuckInbox : IInbox
    {
        public int Asked { get; private set; }

        public Task<IReadOnlyList<Article>> EmbargoesEndedAsync(DateTimeOffset now, int max, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<IReadOnlyList<Article>>([Some.Article("a-1")]);
        }

        public Task<IReadOnlyList<InboxReceipt>> AcceptAsync(IReadOnlyList<Article> articles, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<InboxReceipt>>([.. articles.Select(article => new InboxReceipt(article.Id, 1, InboxVerdict.Known, 1))]);

        public Task<IReadOnlyList<InboxRow>> ReadAsync(long after, int max, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Article?> FindAsync(string articleId, int? revision, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Settlement?> FindSettlementAsync(string articleId, long before, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<InboxCounts> CountAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task WaitAsync(long after, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
