using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class StoryRouterTests
{
    [Fact]
    public void Two_outlets_that_report_one_event_share_a_development()
    {
        var decisions = Route(Wire.Vectors());

        decisions[1].DevelopmentId.ShouldBe(decisions[0].DevelopmentId);
        decisions[3].DevelopmentId.ShouldBe(decisions[2].DevelopmentId);
        decisions[1].IsNewDevelopment.ShouldBeFalse();
    }

    [Fact]
    public void An_unrelated_event_opens_a_story_of_its_own()
    {
        var decisions = Route(Wire.Vectors());

        decisions[2].IsNewStory.ShouldBeTrue();
        decisions[2].StoryId.ShouldNotBe(decisions[0].StoryId);
    }

    [Fact]
    public void The_first_article_of_an_empty_desk_opens_a_story_named_after_it()
    {
        var first = Route(Wire.Vectors())[0];

        first.IsNewStory.ShouldBeTrue();
        first.IsNewDevelopment.ShouldBeTrue();
        first.StoryId.ShouldStartWith("s-");
        first.StoryId[2..].ShouldBe(first.DevelopmentId[2..]);
    }

    [Fact]
    public void The_same_stream_gives_the_same_decisions()
    {
        Route(Wire.Vectors(20)).ShouldBe(Route(Wire.Vectors(20)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(60)]
    [InlineData(119)]
    public void A_restart_in_the_middle_changes_no_decision(int restart)
    {
        var stream = Wire.Vectors(20);
        var unbroken = Route(stream);

        var restarted = new StoryRouter(RoutingModel.Shipped);
        for (var i = 0; i < restart; i++)
            restarted.Restore(stream[i], unbroken[i]);

        stream.Skip(restart).Select(restarted.Route).ShouldBe(unbroken.Skip(restart));
    }

    [Fact]
    public void A_known_article_stays_where_it_went()
    {
        var stream = Wire.Vectors();
        var router = new StoryRouter(RoutingModel.Shipped);
        var first = stream.Select(router.Route).ToList()[1];

        router.TryFind("wire-0-1")!.StoryId.ShouldBe(first.StoryId);
        router.Route(stream[1]).DevelopmentId.ShouldBe(first.DevelopmentId);
        router.TryFind("never seen").ShouldBeNull();
    }

    private static List<RoutingDecision> Route(IEnumerable<Analysis.Threading.ThreadingVectors> stream)
    {
        var router = new StoryRouter(RoutingModel.Shipped);
        return stream.Select(router.Route).ToList();
    }
}
