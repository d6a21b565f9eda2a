using System.Text;
using System.Text.Json;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay;
using StoryWatch.Newsroom.Tests.Walk;
using StoryWatch.Stories.Articles;
using StoryWatch.Testing;

namespace StoryWatch.Newsroom.Tests.Replay;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset NotGiven = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_replays_of_the_same_articles_write_the_same_bytes_whatever_their_journals_order()
    {
        var one = await ReplayAsync([.. WalkRig.Articles(60)]);
        var other = await ReplayAsync([.. WalkRig.Articles(60)]);

        one.ShouldNotBeEmpty();
        other.ShouldBe(one);
    }

    [Fact]
    public async Task The_log_is_in_the_order_of_the_articles_and_names_what_each_shift_is_from()
    {
        var log = await ReplayAsync([.. WalkRig.Articles(30)]);

        var lines = log.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(line => line.GetProperty("sequence").GetInt32()).ShouldBe(Enumerable.Range(1, lines.Count));
        lines.Select(line => int.Parse(line.GetProperty("article").GetString()![2..], null)).ShouldBeInOrder();
        var changed = lines.First(line => line.GetProperty("kind").GetString() == "changed");
        changed.EnumerateObject().Select(field => field.Name).ShouldBe(
            ["sequence", "at", "story", "article", "kind", "actor", "counterpart", "issue", "from", "to", "event", "severity", "confidence", "sources", "evidence", "previous", "id", "why"]);
        changed.GetProperty("from").GetString().ShouldBe("willing");
        changed.GetProperty("to").GetString().ShouldBe("unwilling");
        changed.GetProperty("event").GetString().ShouldBe("CONSULT");
        changed.GetProperty("previous").GetProperty("article").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Fed_again_an_archive_changes_nothing_and_revisions_stay_what_they_are()
    {
        var rig = new WalkRig();
        Article[] articles = [Some.Article("a-1"), Some.Article("a-2"), Some.Article("a-1", "Another text."), Some.Article("a-1")];
        await FeedAsync(rig, articles);
        await FeedAsync(rig, articles);

        (await rig.Store.CountAsync(default)).Total.ShouldBe(3);
        (await rig.Store.FindAsync("a-1", null, default))!.Text.ShouldBe("Another text.");
    }

    [Fact]
    public async Task An_undated_article_takes_the_time_of_the_one_before_it()
    {
        var rig = new WalkRig();
        await FeedAsync(rig, [Some.Article("a-1") with { Received = NotGiven }, Some.Article("a-2") with { Published = null, Received = NotGiven }]);

        (await rig.Store.FindAsync("a-2", null, default))!.At.ShouldBe(Some.Day);
    }

    [Fact]
    public void At_sixty_times_a_minute_takes_a_second_and_a_late_article_does_not_turn_the_time_back()
    {
        var pace = ReplayPace.Faster(60);

        pace.Before(Some.Day).ShouldBe(TimeSpan.Zero);
        pace.Before(Some.Day.AddMinutes(1)).ShouldBe(TimeSpan.FromSeconds(1));
        pace.Before(Some.Day.AddMinutes(-9)).ShouldBe(TimeSpan.Zero);
        pace.Before(Some.Day.AddMinutes(2)).ShouldBe(TimeSpan.FromSeconds(1));
    }

    private static async Task<string> ReplayAsync(Article[] articles)
    {
        var rig = new WalkRig();
        await FeedAsync(rig, articles);
        await rig.RunAsync(articles.Length);
        using var log = new MemoryStream();
        await new ShiftLog(rig.Store, rig.Store).WriteAsync(log, default);
        return Encoding.UTF8.GetString(log.ToArray());
    }

    private static Task FeedAsync(WalkRig rig, Article[] articles) =>
        new ArchiveFeeding(rig.Store, ReplayPace.Max, NotGiven, TimeProvider.System)
            .FeedAsync(articles.Select((article, index) => new ArticleLine(index + 1, article, null)).ToAsyncEnumerable(), _ => { }, default);
}
