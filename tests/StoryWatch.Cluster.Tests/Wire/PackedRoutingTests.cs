using StoryWatch.Cluster.Wire;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Threads;
using StoryWatch.Testing;

namespace StoryWatch.Cluster.Tests.Wire;

public sealed class PackedRoutingTests
{
    private static readonly Settlement Placed = new(3, new StoryId("s-1"), "d-1", "a-0", "g-1");

    [Fact]
    public void Rows_arrive_at_the_desk_as_they_were_sent()
    {
        var article = Some.Article() with { Revision = 3, Embargo = Some.Day.AddDays(1), Status = ArticleStatus.Canceled, Byline = "A. Writer", Language = "en" };
        var batch = new RouterBatch(1, 4, 2, [new RoutingRow(3, article, Placed), new RoutingRow(4, Some.Article("a-2"), null)]);

        var arrived = PackedRouterBatch.From(batch).ToBatch();

        (arrived.After, arrived.Through, arrived.SettledThrough).ShouldBe((1, 4, 2));
        arrived.Rows.ShouldBe(batch.Rows);
    }

    [Fact]
    public void A_settlement_to_no_story_stays_one() =>
        PackedSettlement.From(Settlement.ToNoStory(5))!.ToSettlement().HasStory.ShouldBeFalse();

    [Fact]
    public void Routings_come_back_with_their_proposals()
    {
        var proposal = new RoutingProposal(new StoryId("s-2"), new ProposeMerge(new StoryId("s-1"), "same talks", Some.Day));
        var reply = new RouterReply([new Routing(new StoryId("s-1"), "d-1", null, "g-1", [proposal])]);

        var routing = PackedRouterReply.From(reply).ToReply().Routings!.ShouldHaveSingleItem();

        (routing.Story, routing.Development, routing.CopyOf, routing.SourceGroup).ShouldBe((new StoryId("s-1"), "d-1", null, "g-1"));
        routing.Proposals.ShouldBe([proposal]);
    }

    [Fact]
    public void A_router_that_moved_stays_one() => PackedRouterReply.From(new RouterReply(null)).ToReply().Routings.ShouldBeNull();

    [Fact]
    public void A_merge_in_the_journal_arrives_as_it_stands_there()
    {
        var entry = new JournalEntry(new(7, 12), new StoryId("s-1"), 4, new StoryMerged(new StoryId("s-2"), "editor", Some.Day));

        PackedEntry.From(entry).ToEntry().ShouldBe(entry);
    }
}
