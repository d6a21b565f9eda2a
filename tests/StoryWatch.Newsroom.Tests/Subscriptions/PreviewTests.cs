using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.InMemory;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Newsroom.Tests.Subscriptions;

public sealed class PreviewTests
{
    private readonly InMemoryStore _journal = new();

    [Fact]
    public async Task A_filter_shows_what_it_would_have_told_before_it_is_saved()
    {
        await TellAsync("s-talks", Opened(), Added("a-1"), Shifted("h-1"), Shifted("h-2", 1), new ShiftCorroborated("h-1", Ref("a-3"), 2, 3, Noon.AddHours(2)));

        var alerts = await RunAsync(SubscriptionFilter.Alerts, Pace.AtOnce);
        (alerts.From, alerts.Scanned, alerts.Matched, alerts.Messages).ShouldBe((0, 5, 2, 2));
        alerts.Newest.Select(item => item.Sequence).ShouldBe([4, 3]);
        alerts.Newest[0].Text.ShouldStartWith("*Russia*");

        (await RunAsync(SubscriptionFilter.Alerts with { MinSources = 2 }, Pace.AtOnce)).Newest.Single().Sequence.ShouldBe(5);
        (await RunAsync(SubscriptionFilter.Alerts with { Actors = ["France"] }, Pace.AtOnce)).Matched.ShouldBe(0);
    }

    [Fact]
    public async Task The_pace_goes_by_the_times_of_the_events()
    {
        await TellAsync("s-talks", Opened(), Shifted("h-1"), Shifted("h-2", 1), Shifted("h-3", 2), Shifted("h-4", 9));

        var view = await RunAsync(SubscriptionFilter.Alerts, Pace.AtOnce with { Debounce = TimeSpan.FromHours(5) });

        (view.Matched, view.Messages).ShouldBe((4, 3));
        view.Newest.Select(item => (item.Events, item.Sequence)).ShouldBe([(1, 5), (2, 4), (1, 2)]);
    }

    [Fact]
    public async Task Only_the_newest_events_are_looked_at_and_earlier_shifts_are_known_nevertheless()
    {
        await TellAsync("s-talks", Opened(), Shifted("h-1"), new ShiftCorroborated("h-1", Ref("a-3"), 2, 3, Noon));

        var view = await new Preview(_journal).RunAsync(SubscriptionFilter.Alerts with { MinSources = 2, Actors = ["RUS"] }, Pace.AtOnce, 1, CancellationToken.None);

        (view.From, view.Scanned, view.Matched).ShouldBe((2, 1, 1));
    }

    private Task<Contracts.PreviewView> RunAsync(SubscriptionFilter filter, Pace pace) =>
        new Preview(_journal).RunAsync(filter, pace, Preview.Usual, CancellationToken.None);

    private async Task TellAsync(string story, params StoryEvent[] events) => (await _journal.AppendAsync(story, 0, events)).ShouldBe(Newsroom.Journal.AppendResult.Appended);
}
