using StoryWatch.Newsroom.Feeds;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of feeds does.</summary>
public abstract class FeedsSuite : StoreSuite
{
    private static readonly DateTimeOffset Now = Some.Day;

    private static readonly Feed Ledger = Feed.At("https://ledger.example/feed", new FeedSettings("The Ledger", null, FeedFormats.Auto, false, true));

    private static readonly Feed Wire = Feed.At("https://wire.example/rss", FeedSettings.Default);

    private static readonly FeedState Polled = new()
    {
        ETag = "W/\"a\"",
        LastModified = "yesterday, or so",
        LastAttempt = Now,
        NextPoll = Now.AddMinutes(10),
        Health = FeedHealth.Ok,
    };

    private IFeeds Feeds => Store.Feeds;

    [ServerFact]
    public async Task A_feed_is_found_as_it_was_added_and_added_once()
    {
        (await Feeds.AddAsync(Wire, Limit)).ShouldBeTrue();
        (await Feeds.AddAsync(Ledger, Limit)).ShouldBeTrue();
        (await Feeds.AddAsync(Ledger with { Id = "another" }, Limit)).ShouldBeFalse();

        (await Feeds.ListAsync(Limit)).ShouldBe([Ledger, Wire]);
        (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldBe(Ledger);
        (await Feeds.FindAsync("nobody", Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task What_an_editor_decides_and_what_a_poll_teaches_do_not_undo_each_other()
    {
        await Feeds.AddAsync(Ledger, Limit);
        var settings = new FeedSettings(null, "Ledger", FeedFormats.Xml, true, false);

        (await Feeds.ChangeAsync(Ledger.Id, settings, Limit)).ShouldBeTrue();
        (await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Url = "https://ledger.example/moved" }, Limit)).ShouldBeTrue();

        (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldBe(Ledger with { Settings = settings, State = Polled, Url = "https://ledger.example/moved" });
        (await Feeds.ChangeAsync("nobody", settings, Limit)).ShouldBeFalse();
    }

    [ServerFact]
    public async Task A_feed_that_moves_to_the_address_of_another_stays_where_it_is()
    {
        await Feeds.AddAsync(Ledger, Limit);
        await Feeds.AddAsync(Wire, Limit);

        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Url = Wire.Url }, Limit);

        (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldNotBeNull().Url.ShouldBe(Ledger.Url);
    }

    [ServerFact]
    public async Task A_feed_is_due_when_it_is_new_and_again_when_its_time_has_come()
    {
        await Feeds.AddAsync(Ledger, Limit);
        await Feeds.AddAsync(Wire, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled), Limit);

        (await DueAsync(Now)).ShouldBe([Wire.Id]);
        (await DueAsync(Now.AddMinutes(10))).ShouldBe([Wire.Id, Ledger.Id]);
        (await Feeds.DueAsync(Now.AddMinutes(10), 1, Limit)).Count.ShouldBe(1);
    }

    [ServerFact]
    public async Task A_feed_that_is_paused_or_gone_is_due_only_when_it_is_asked_for_and_then_once()
    {
        await Feeds.AddAsync(Ledger with { Settings = FeedSettings.Default with { Paused = true } }, Limit);
        await Feeds.AddAsync(Wire, Limit);
        await Feeds.SaveAsync(Lesson(Wire, Polled with { Gone = true, NextPoll = null }), Limit);
        (await DueAsync(Now.AddYears(1))).ShouldBeEmpty();

        (await Feeds.AskAsync(Wire.Id, Now.AddHours(1), Limit)).ShouldBeTrue();
        (await Feeds.AskAsync(Ledger.Id, Now.AddHours(1), Limit)).ShouldBeTrue();
        (await DueAsync(Now.AddHours(1))).ShouldBe([Ledger.Id, Wire.Id], ignoreOrder: true);

        await Feeds.SaveAsync(Lesson(Wire, Polled with { Gone = true, LastAttempt = Now.AddHours(1) }), Limit);
        (await DueAsync(Now.AddHours(1))).ShouldBe([Ledger.Id]);
        (await Feeds.AskAsync("nobody", Now, Limit)).ShouldBeFalse();
    }

    [ServerFact]
    public async Task A_feed_that_is_asked_for_while_it_is_polled_stays_due()
    {
        await Feeds.AddAsync(Ledger, Limit);

        await Feeds.AskAsync(Ledger.Id, Now.AddSeconds(1), Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled), Limit);

        (await DueAsync(Now.AddSeconds(1))).ShouldBe([Ledger.Id]);
    }

    [ServerFact]
    public async Task Items_are_remembered_anew_and_forgotten_when_they_are_old()
    {
        await Feeds.AddAsync(Ledger, Limit);
        var (old, item) = (new RememberedItem("guid 1", "a-1", 7, null, Now.AddDays(-9)), new RememberedItem("guid 2", "a-2", -7, Now, Now));
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Items = [old, item] }, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Items = [item with { Mark = 8 }] }, Limit);

        var remembered = await Feeds.RememberedAsync(Ledger.Id, Limit);
        remembered.Values.ShouldBe([old, item with { Mark = 8 }], ignoreOrder: true);

        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { ForgetBefore = Now.AddDays(-7) }, Limit);
        (await Feeds.RememberedAsync(Ledger.Id, Limit)).Keys.ShouldBe(["guid 2"]);
    }

    [ServerFact]
    public async Task A_push_teaches_what_came_and_leaves_what_the_polls_taught()
    {
        await Feeds.AddAsync(Ledger, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Came = [Now.AddHours(-1)] }, Limit);

        await Feeds.SaveAsync(new FeedLesson(Ledger.Id, Now) { Came = [Now], Items = [new("guid", "a", 1, null, Now)] }, Limit);

        var feed = (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldNotBeNull();
        feed.State.ShouldBe(Polled);
        feed.Rhythm.ShouldBe(FeedRhythm.Unknown.With([Now.AddHours(-1), Now], Now));
        (await Feeds.RememberedAsync(Ledger.Id, Limit)).Keys.ShouldBe(["guid"]);
    }

    [ServerFact]
    public async Task A_subscription_to_a_hub_is_kept_beside_what_polls_teach()
    {
        await Feeds.AddAsync(Ledger, Limit);
        var hub = new HubSubscription("https://hub.example", "https://ledger.example/feed", "k", "s", Now, null);

        (await Feeds.SubscribeAsync(Ledger.Id, hub, Limit)).ShouldBeTrue();
        await Feeds.SaveAsync(Lesson(Ledger, Polled), Limit);
        (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldNotBeNull().Hub.ShouldBe(hub);

        await Feeds.SubscribeAsync(Ledger.Id, null, Limit);
        (await Feeds.FindAsync(Ledger.Id, Limit)).ShouldNotBeNull().Hub.ShouldBeNull();
        (await Feeds.SubscribeAsync("nobody", hub, Limit)).ShouldBeFalse();
    }

    [ServerFact]
    public async Task A_removed_feed_is_forgotten_and_a_poll_of_it_teaches_nothing()
    {
        await Feeds.AddAsync(Ledger, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Items = [new("guid", "a", 1, null, Now)] }, Limit);

        (await Feeds.RemoveAsync(Ledger.Id, Limit)).ShouldBeTrue();
        (await Feeds.RemoveAsync(Ledger.Id, Limit)).ShouldBeFalse();
        (await Feeds.SaveAsync(Lesson(Ledger, Polled), Limit)).ShouldBeFalse();
        (await Feeds.RememberedAsync(Ledger.Id, Limit)).ShouldBeEmpty();
    }

    [ServerFact]
    public async Task A_change_of_health_is_told_once_in_order()
    {
        await Feeds.AddAsync(Ledger, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Reason = "read" }, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled) with { Reason = "read" }, Limit);
        await Feeds.SaveAsync(Lesson(Ledger, Polled with { Health = FeedHealth.Failing }) with { Reason = "away" }, Limit);

        var alerts = await Feeds.AlertsAsync(0, 10, Limit);
        alerts.ShouldBe(
        [
            new FeedAlert(1, Ledger.Id, Ledger.Url, "The Ledger", Now, FeedHealth.New, FeedHealth.Ok, "read"),
            new FeedAlert(2, Ledger.Id, Ledger.Url, "The Ledger", Now, FeedHealth.Ok, FeedHealth.Failing, "away"),
        ]);
        (await Feeds.AlertsAsync(1, 10, Limit)).ShouldBe([alerts[1]]);
    }

    private async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now) => [.. (await Feeds.DueAsync(now, 10, Limit)).Select(feed => feed.Id)];

    private static FeedLesson Lesson(Feed feed, FeedState state) => new(feed.Id, Now) { Url = feed.Url, State = state };
}
