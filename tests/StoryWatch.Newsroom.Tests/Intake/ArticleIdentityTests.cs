using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Newsroom.Tests.Intake;

public sealed class ArticleIdentityTests
{
    private const string Feed = "https://ledger.example/feed";

    [Fact]
    public void A_given_id_wins() => ArticleIdentity.Of(" id-7 ", Feed, "guid", "https://a.example/1", "text").ShouldBe("id-7");

    [Fact]
    public void A_guid_counts_within_its_feed_only()
    {
        var one = ArticleIdentity.Of(null, Feed, "1", "https://a.example/1", "text");

        ArticleIdentity.Of(null, Feed, "1", "https://a.example/2", "other").ShouldBe(one);
        ArticleIdentity.Of(null, "https://b.example/feed", "1", "https://a.example/1", "text").ShouldNotBe(one);
    }

    [Theory]
    [InlineData("http://A.example/story/")]
    [InlineData("https://a.example:443/story?utm_source=x&fbclid=1#top")]
    public void Without_a_guid_the_addresses_of_one_page_are_one_identity(string url) =>
        ArticleIdentity.Of(null, Feed, null, url, "text").ShouldBe(ArticleIdentity.Of(null, null, " ", "https://a.example/story", "another text"));

    [Fact]
    public void A_parameter_that_is_no_tracking_makes_another_page() =>
        CanonicalUrl.Of("https://a.example/story?id=1&utm_medium=y&page=2").ShouldBe("a.example/story?id=1&page=2");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("/story")]
    public void Where_there_is_no_web_address_the_text_is_the_identity(string url)
    {
        ArticleIdentity.Of(null, null, null, url, "text").ShouldBe(ArticleIdentity.Of(null, null, null, null, "text"));
        ArticleIdentity.Of(null, null, null, url, "text").ShouldNotBe(ArticleIdentity.Of(null, null, null, url, "other"));
    }
}
