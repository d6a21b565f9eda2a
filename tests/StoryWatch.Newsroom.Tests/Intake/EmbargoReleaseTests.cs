using Microsoft.Extensions.Logging.Abstractions;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Intake;

public sealed class EmbargoReleaseTests
{
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

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
