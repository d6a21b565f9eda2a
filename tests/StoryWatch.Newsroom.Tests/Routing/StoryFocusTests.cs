using StoryWatch.Analysis.Threading;
using StoryWatch.Newsroom.Routing;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Tests.Routing;

public sealed class StoryFocusTests
{
    private static readonly (string Day, string Title, string Text) Dam = ("2031-03-01",
        "Peru and Ecuador quarrel over the dam on the Marano river",
        "Peru protested on Saturday against the dam that Ecuador builds on the Marano river. Ecuador's minister Ines Prado said that Quito owed Lima no explanation. Peru recalled its envoy from Ecuador and asked for an arbiter. Ecuador wants no arbiter for the Marano dam.");

    [Fact]
    public void An_article_about_another_country_opens_a_story_though_it_names_the_first_in_passing()
    {
        var (first, later) = Route(Dam, ("2031-03-12",
            "Kenya takes six broadcasters off the air",
            "Kenya switched six broadcasters off on Wednesday. Kenya's regulator in Nairobi said that they had spread rumours before the vote. Kenyan editors went to court. Similar rows were seen in Ecuador, the regulator of Kenya said. The Kenyan court hears them on Monday."));

        later.IsNewStory.ShouldBeTrue();
        later.StoryId.ShouldNotBe(first.StoryId);
    }

    [Fact]
    public void Five_mentions_of_a_place_that_a_story_does_not_know_rule_it_out_and_four_do_not()
    {
        var peru = Weigh(Dam);
        var development = new Development(0, peru, 1, -1);
        var story = new LiveStory(0, "s-1", development);

        Elsewhere(About("Kenya", 5), story).ShouldBeTrue();
        Elsewhere(About("Kenya", 4), story).ShouldBeFalse();
        Elsewhere(About("Peru", 5), story).ShouldBeFalse();
    }

    [Fact]
    public void An_article_is_at_home_in_the_long_story_of_its_place_unless_another_is_near()
    {
        var desk = new Scored();
        var (peru, kenya, young) = (desk.Story(20), desk.Story(20, "Kenya"), desk.Story(19));

        AtHome(About("Peru", 5), peru, kenya).ShouldBeTrue();
        AtHome(About("Peru", 4), peru, kenya).ShouldBeFalse();
        AtHome(About("Kenya", 5), peru, kenya).ShouldBeFalse();
        AtHome(About("Peru", 5), young, kenya).ShouldBeFalse();
        AtHome(About("Peru", 5), peru, young).ShouldBeFalse();
    }

    [Fact]
    public void Where_no_place_is_named_no_story_stands_out_by_its_places()
    {
        var vectors = Wire.Vectors()[2];
        var article = new WeighedArticle(vectors, new BackgroundStatistics(BackgroundTable.None));
        article.Focus.Count.ShouldBe(0);
        var features = StoryFeatures.Of(article, new LiveStory(0, "s-1", new(0, article, 1, -1)), 0f, 0f);
        List<float[]> candidates = [features, [.. features]];

        StoryFeatures.Compare(candidates);

        candidates.ShouldAllBe(f => f[StoryFeatures.Count - 1] == 0f);
    }

    private static bool Elsewhere(WeighedArticle article, LiveStory story) =>
        StoryFeatures.Elsewhere(article, story, StoryFeatures.Of(article, story, 0f, 0f));

    private static bool AtHome(WeighedArticle article, LiveStory story, LiveStory other)
    {
        List<float[]> candidates = [StoryFeatures.Of(article, story, 0f, 0f), StoryFeatures.Of(article, other, 0f, 0f)];
        StoryFeatures.Compare(candidates);
        return StoryFeatures.AtHome(article, story, candidates[0]);
    }

    private static WeighedArticle About(string country, int mentions) =>
        Weigh(("2031-03-02", "Harvest", string.Concat(Enumerable.Range(0, mentions).Select(i => $"The farmers of {country} brought in crop {i}. "))));

    private static WeighedArticle Weigh((string Day, string Title, string Text) told) =>
        new(ThreadingVectorizer.Vectorize(Article("weighed", told)), new BackgroundStatistics(BackgroundTable.None));

    private static (RoutingDecision First, RoutingDecision Later) Route((string Day, string Title, string Text) first, (string Day, string Title, string Text) later)
    {
        var router = new StoryRouter(RoutingModel.Shipped);
        return (router.Route(ThreadingVectorizer.Vectorize(Article("first", first))), router.Route(ThreadingVectorizer.Vectorize(Article("later", later))));
    }

    private static Article Article(string id, (string Day, string Title, string Text) told) => new(id, told.Text, DateTimeOffset.UnixEpoch)
    {
        Title = told.Title,
        Published = DateTimeOffset.Parse(told.Day, System.Globalization.CultureInfo.InvariantCulture),
    };
}
