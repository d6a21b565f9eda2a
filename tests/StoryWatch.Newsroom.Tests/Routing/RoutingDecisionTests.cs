using StoryWatch.Newsroom.Routing;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class RoutingDecisionTests
{
    private readonly Scored _desk = new();

    [Fact]
    public void A_long_story_keeps_an_article_from_a_doubtful_development_of_a_story_that_it_does_not_fit()
    {
        var (strange, longStory) = (_desk.Story(2), _desk.Story(20));
        var scored = Beside(strange, 0.8f, (strange, -4f), (longStory, 3f));

        StoryRouter.BestDevelopment(scored).ShouldBeNull();
        StoryRouter.BestStory(scored).ShouldBe(longStory);
    }

    [Fact]
    public void A_sure_development_is_joined_whatever_a_long_story_claims()
    {
        var (strange, longStory) = (_desk.Story(2), _desk.Story(20));

        StoryRouter.BestDevelopment(Beside(strange, 3f, (strange, -4f), (longStory, 3f))).ShouldNotBeNull();
    }

    [Fact]
    public void A_short_story_claims_nothing()
    {
        var (strange, shortStory) = (_desk.Story(2), _desk.Story(19));

        StoryRouter.BestDevelopment(Beside(strange, 0.8f, (strange, -4f), (shortStory, 3f))).ShouldNotBeNull();
    }

    [Fact]
    public void Of_two_stories_that_fit_nearly_alike_the_one_with_more_behind_it_is_chosen()
    {
        var (young, old) = (_desk.Story(1), _desk.Story(30));

        StoryRouter.BestStory(Scored.Beside((young, 1.5f), (old, 1f))).ShouldBe(old);
        StoryRouter.BestStory(Scored.Beside((young, 2.5f), (old, 1f))).ShouldBe(young);
        StoryRouter.BestStory(Scored.Beside((young, -1f), (old, -0.1f))).ShouldBeNull();
    }

    private ScoredArticle Beside(LiveStory of, float logOdds, params (LiveStory Story, float LogOdds)[] stories)
    {
        var scored = Scored.Beside(stories);
        scored.Developments.Add(_desk.Development(of));
        scored.DevelopmentLogOdds.Add(logOdds);
        return scored;
    }
}
