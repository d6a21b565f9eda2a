using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Newsroom.Tests.Walk;

public sealed class ArticleWalkTests
{
    private readonly WalkRig _rig = new();

    [Fact]
    public async Task Articles_come_into_their_stories_in_inbox_order()
    {
        await _rig.Store.AcceptAsync([.. WalkRig.Articles(30)], default);

        await _rig.RunAsync(30);

        var stories = await _rig.StoriesAsync();
        stories.Count.ShouldBe(3);
        foreach (var events in stories.Values)
        {
            var numbers = events.OfType<ArticleAdded>().Select(added => int.Parse(added.Article.Id[2..], null)).ToList();
            numbers.Count.ShouldBe(10);
            numbers.ShouldBeInOrder();
        }

        stories.Values.SelectMany(events => events).OfType<PositionShifted>().ShouldNotBeEmpty();
        (await _rig.Store.CountAsync(default)).ShouldBe(new InboxCounts(30, 0));
    }

    [Fact]
    public async Task A_revision_and_a_withdrawal_go_where_the_article_is_and_not_past_the_router()
    {
        var first = Some.Article("a-1", "Northland is ready for talks.") with { Title = "one" };
        await _rig.Store.AcceptAsync(
            [
                first,
                first with { Title = "two", Text = "Northland refuses talks." },
                first with { Title = "three", Status = ArticleStatus.Canceled },
            ],
            default);

        await _rig.RunAsync(3);

        var story = (await _rig.StoriesAsync()).ShouldHaveSingleItem();
        story.Key.ShouldBe(StoryId.OpenedBy("a-1"));
        story.Value.OfType<ArticleRevised>().ShouldHaveSingleItem().Article.Revision.ShouldBe(2);
        story.Value.OfType<ArticleWithdrawn>().ShouldHaveSingleItem().Article.Revision.ShouldBe(3);
        _rig.Index.Told.ShouldBe(["route a-1"]);
    }

    [Fact]
    public async Task Withheld_and_embargoed_articles_are_kept_and_come_in_when_they_are_released()
    {
        var embargoed = Some.Article("a-2") with { Embargo = Some.Day.AddHours(1) };
        await _rig.Store.AcceptAsync([Some.Article("a-1") with { Status = ArticleStatus.Withheld }, embargoed], default);
        await _rig.RunAsync(2);
        (await _rig.EntriesAsync()).ShouldBeEmpty();
        (await _rig.Store.CountAsync(default)).Pending.ShouldBe(0);

        await _rig.Store.AcceptAsync([Some.Article("a-1"), embargoed with { Embargo = null }], default);
        await _rig.RunAsync(4);

        (await _rig.EntriesAsync()).Select(entry => entry.Event).OfType<ArticleAdded>().Select(added => added.Article.Id).ShouldBe(["a-1", "a-2"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_article_that_is_withheld_after_it_was_shown_is_withdrawn_from_its_story()
    {
        var shown = Some.Article("a-1", "Northland is ready for talks.");
        await _rig.Store.AcceptAsync([shown, shown with { Status = ArticleStatus.Withheld }], default);

        await _rig.RunAsync(2);

        (await _rig.StoriesAsync()).ShouldHaveSingleItem().Value.OfType<ArticleWithdrawn>().ShouldHaveSingleItem().Article.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_withdrawal_of_an_article_that_never_came_in_goes_to_no_story()
    {
        await _rig.Store.AcceptAsync([Some.Article("a-1") with { Status = ArticleStatus.Canceled }], default);

        await _rig.RunAsync(1);

        (await _rig.EntriesAsync()).ShouldBeEmpty();
        (await _rig.Store.CountAsync(default)).Pending.ShouldBe(0);
    }

    [Fact]
    public async Task An_article_that_cannot_be_analysed_comes_in_with_nothing_attributed()
    {
        await _rig.Store.AcceptAsync([Some.Article("a-1", "unreadable but ready")], default);

        await _rig.RunAsync(1);

        (await _rig.EntriesAsync()).Select(entry => entry.Event.GetType()).ShouldBe([typeof(StoryOpened), typeof(ArticleAdded)]);
    }

    [Fact]
    public async Task An_article_that_cannot_be_routed_is_kept_and_does_not_stop_the_desk()
    {
        var rig = new WalkRig { CreateIndex = () => new() { FailsAt = article => article.Id == "a-7" } };
        await rig.Store.AcceptAsync([.. WalkRig.Articles(12)], default);

        await rig.RunAsync(12);

        (await rig.EntriesAsync()).Select(entry => entry.Event).OfType<ArticleAdded>().Select(added => added.Article.Id)
            .ShouldBe(Enumerable.Range(1, 12).Where(n => n != 7).Select(n => $"a-{n}"), ignoreOrder: true);
        (await rig.Store.CountAsync(default)).ShouldBe(new InboxCounts(12, 0));
        (await ((IInbox)rig.Store).ReadAsync(6, 1, default)).ShouldHaveSingleItem().Settled.ShouldBe(Settlement.ToNoStory(7));
    }

    [Fact]
    public async Task Large_texts_go_to_the_router_in_smaller_batches()
    {
        var texts = new List<int>();
        var rig = new WalkRig { Options = new(8, TextPerRoute: 2500), Reach = router => new MeasuredRouter(router, texts) };
        await rig.Store.AcceptAsync([.. Enumerable.Range(1, 12).Select(n => Some.Article($"a-{n}", new string('x', n == 6 ? 9000 : 1000)))], default);

        await rig.RunAsync(12);

        texts.Where(text => text > 2500).ShouldBe([9000]);
        texts.Sum().ShouldBe(20_000);
    }

    [Fact]
    public async Task A_proposal_of_the_router_is_in_the_journal_before_its_article_comes_in_and_is_settled()
    {
        var rig = new WalkRig { CreateIndex = () => Proposing("a-2") };
        var settledWith = new List<int>();
        rig.Store.BeforeAppend = append =>
        {
            if (append.Settles is not null)
                settledWith.Add(append.ExpectedVersion);
            append.Events.OfType<ArticleAdded>().Any().ShouldBe(append.Settles is not null, "an article comes in once, whenever the process ends");
        };
        await rig.Store.AcceptAsync([Some.Article("a-1", "Nothing new."), Some.Article("a-2", "Nothing new either.")], default);

        await rig.RunAsync(2);

        (await rig.EntriesAsync()).Select(entry => entry.Event.GetType())
            .ShouldBe([typeof(StoryOpened), typeof(ArticleAdded), typeof(MergeProposed), typeof(ArticleAdded)]);
        settledWith.ShouldBe([0, 3]);
    }

    [Fact]
    public async Task A_proposal_for_the_story_that_its_article_opens_follows_the_article()
    {
        var rig = new WalkRig { CreateIndex = () => Proposing("a-1") };
        await rig.Store.AcceptAsync([Some.Article("a-1", "Nothing new.")], default);

        await rig.RunAsync(1);

        (await rig.EntriesAsync()).Select(entry => entry.Event.GetType()).ShouldBe([typeof(StoryOpened), typeof(ArticleAdded), typeof(MergeProposed)]);
    }

    private static TagIndex Proposing(string at) => new()
    {
        Propose = (article, story) => article.Id == at ? [new RoutingProposal(story, new ProposeMerge(new("s-other"), "same actors", article.At))] : [],
    };

    /// <summary>Notes how much text each batch of rows has.</summary>
    private sealed class MeasuredRouter(IStoryRouter router, List<int> texts) : IStoryRouter
    {
        public Task<long> OpenAsync(CancellationToken cancellationToken) => router.OpenAsync(cancellationToken);

        public Task<RouterReply> RouteAsync(RouterBatch batch, CancellationToken cancellationToken)
        {
            texts.Add(batch.Rows.Sum(row => row.Article.Text.Length));
            return router.RouteAsync(batch, cancellationToken);
        }

        public Task RestructureAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
            router.RestructureAsync(entries, cancellationToken);
    }
}
