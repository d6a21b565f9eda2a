using System.Globalization;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every inbox does.</summary>
public abstract class InboxSuite : StoreSuite
{
    [ServerFact]
    public async Task An_article_is_kept_with_all_its_fields()
    {
        var article = Text("a-1", "Line one.\nLine two with \u201cquotes\u201d, \u0416 and \ud83d\ude00.") with
        {
            Url = "https://harbour.example/1",
            Byline = "M. Okafor",
            Language = "en",
            Published = Noon.AddHours(-2),
            Embargo = Noon,
            Status = ArticleStatus.Withheld,
        };

        var receipt = (await Store.Inbox.AcceptAsync([article], Limit)).Single();

        receipt.ShouldBe(new InboxReceipt("a-1", 1, InboxVerdict.Accepted, 1));
        (await Store.Inbox.ReadAsync(0, 10, Limit)).Single().ShouldBe(new InboxRow(1, article, null));
        (await Store.Inbox.FindAsync("a-1", null, Limit)).ShouldBe(article);
    }

    [ServerFact]
    public async Task A_long_text_comes_back_unit_by_unit()
    {
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => i.ToString("x", CultureInfo.InvariantCulture)));

        await Store.Inbox.AcceptAsync([Text("long", text)], Limit);

        (await Store.Inbox.FindAsync("long", 1, Limit))!.Text.ShouldBe(text);
    }

    [ServerFact]
    public async Task A_repeat_is_known_and_not_kept_again()
    {
        await Store.Inbox.AcceptAsync([Text("a-1"), Text("a-2")], Limit);

        var again = await Store.Inbox.AcceptAsync([Text("a-2"), Text("a-3")], Limit);

        again.ShouldBe([new InboxReceipt("a-2", 1, InboxVerdict.Known, 2), new InboxReceipt("a-3", 1, InboxVerdict.Accepted, 3)]);
        (await Store.Inbox.CountAsync(Limit)).ShouldBe(new InboxCounts(3, 3));
    }

    [ServerFact]
    public async Task A_changed_text_is_the_next_revision_and_the_older_ones_stay_known()
    {
        Article[] texts = [Text("a-1", "First."), Text("a-1", "Second."), Text("a-1", "First.")];

        var receipts = await Store.Inbox.AcceptAsync(texts, Limit);

        receipts.Select(receipt => (receipt.Verdict, receipt.Revision, receipt.Sequence)).ShouldBe(
            [(InboxVerdict.Accepted, 1, 1L), (InboxVerdict.Revised, 2, 2L), (InboxVerdict.Known, 1, 1L)]);
        (await Store.Inbox.FindAsync("a-1", null, Limit)).ShouldBe(texts[1] with { Revision = 2 });
        (await Store.Inbox.FindAsync("a-1", 1, Limit)).ShouldBe(texts[0]);
        (await Store.Inbox.FindAsync("a-1", 3, Limit)).ShouldBeNull();
        (await Store.Inbox.FindAsync("a-9", null, Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task A_changed_status_is_a_revision_too()
    {
        await Store.Inbox.AcceptAsync([Text("a-1")], Limit);

        var receipt = (await Store.Inbox.AcceptAsync([Text("a-1") with { Status = ArticleStatus.Canceled }], Limit)).Single();

        receipt.ShouldBe(new InboxReceipt("a-1", 2, InboxVerdict.Revised, 2));
    }

    [ServerFact]
    public async Task A_stated_revision_brings_an_earlier_text_back_and_is_numbered_by_the_inbox()
    {
        await Store.Inbox.AcceptAsync([Text("a-1", "First."), Text("a-1", "Second.") with { Revision = 2 }], Limit);

        var back = (await Store.Inbox.AcceptAsync([Text("a-1", "First.") with { Revision = 7 }], Limit)).Single();

        back.ShouldBe(new InboxReceipt("a-1", 3, InboxVerdict.Revised, 3));
        (await Store.Inbox.FindAsync("a-1", null, Limit)).ShouldBe(Text("a-1", "First.") with { Revision = 3 });
    }

    [ServerFact]
    public async Task Rows_are_read_in_order_after_a_sequence()
    {
        await Store.Inbox.AcceptAsync([.. Enumerable.Range(1, 5).Select(i => Text($"a-{i}"))], Limit);

        (await Store.Inbox.ReadAsync(2, 2, Limit)).Select(row => row.Article.Id).ShouldBe(["a-3", "a-4"]);
    }

    [ServerFact]
    public async Task The_settlement_of_an_earlier_revision_is_found_and_one_without_a_story_is_passed_over()
    {
        await Store.Inbox.AcceptAsync([Text("a-1", "First."), Text("a-1", "Second."), Text("a-1", "Third.")], Limit);
        var first = new Settlement(1, new StoryId("s-talks"), "d-1", null, "group-1");
        await Store.Journal.AppendAsync(new Append(first.Story, 0, [Opened()], first), Limit);
        await Store.Journal.AppendAsync(new Append(default, 0, [], Settlement.ToNoStory(2)), Limit);

        (await Store.Inbox.FindSettlementAsync("a-1", 3, Limit)).ShouldBe(first);
        (await Store.Inbox.FindSettlementAsync("a-1", 1, Limit)).ShouldBeNull();
        (await Store.Inbox.FindSettlementAsync("a-2", 3, Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task Ended_embargoes_are_of_newest_revisions_only()
    {
        await Store.Inbox.AcceptAsync(
            [
                Text("ended") with { Embargo = Noon.AddHours(2) },
                Text("later") with { Embargo = Noon.AddHours(3) },
                Text("replaced", "First.") with { Embargo = Noon.AddHours(1) },
                Text("replaced", "Second."),
                Text("over-when-received") with { Embargo = Noon },
                Text("ended-too") with { Embargo = Noon.AddHours(1) },
            ], Limit);

        (await Store.Inbox.EmbargoesEndedAsync(Noon.AddHours(2), 10, Limit)).Select(article => article.Id).Order().ShouldBe(["ended", "ended-too"]);
        (await Store.Inbox.EmbargoesEndedAsync(Noon.AddHours(2), 1, Limit)).Count.ShouldBe(1);
        (await Store.Inbox.EmbargoesEndedAsync(Noon.AddHours(1), 10, Limit)).Select(article => article.Id).ShouldBe(["ended-too"]);
    }

    [ServerFact]
    public async Task Many_senders_at_once_lose_nothing_and_no_row_is_skipped_by_a_reader()
    {
        const int Senders = 8, Each = 30;
        var another = await AnotherAsync();
        var reading = FollowAsync(Senders * Each);

        var receipts = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            var own = new List<InboxReceipt>();
            for (var i = 0; i < Each; i++)
                own.AddRange(await (sender % 2 == 0 ? Store : another).Inbox.AcceptAsync([Text($"a-{sender}-{i}")], Limit));
            return own;
        })));

        var rows = await reading;
        rows.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, Senders * Each).Select(sequence => (long)sequence));
        rows.Select(row => (row.Sequence, row.Article.Id)).ShouldBe(
            receipts.SelectMany(own => own).OrderBy(receipt => receipt.Sequence).Select(receipt => (receipt.Sequence, receipt.ArticleId)));
    }

    [ServerFact]
    public async Task The_same_article_sent_by_many_at_once_is_kept_once()
    {
        var another = await AnotherAsync();

        var receipts = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? Store : another).Inbox.AcceptAsync([Text("a-1")], Limit)));

        receipts.Count(receipt => receipt.Single().Verdict == InboxVerdict.Accepted).ShouldBe(1);
        (await Store.Inbox.CountAsync(Limit)).Total.ShouldBe(1);
    }

    private async Task<List<InboxRow>> FollowAsync(int count)
    {
        var seen = new List<InboxRow>();
        while (seen.Count < count)
        {
            var last = seen.Count == 0 ? 0 : seen[^1].Sequence;
            await Store.Inbox.WaitAsync(last, Limit);
            seen.AddRange(await Store.Inbox.ReadAsync(last, 7, Limit));
        }

        return seen;
    }
}
