using StoryWatch.Stories.Articles;

namespace StoryWatch.Analysis.Tests;

public class GenreTests
{
    [Theory]
    [InlineData("Opinion: The truce will not hold", null)]
    [InlineData("Explainer: The road to the talks", null)]
    [InlineData("A year of quarrels: how the two capitals got here", null)]
    [InlineData("The truce will not hold", "https://paper.example/opinion/2019/truce")]
    public void A_column_or_an_explainer_retells(string title, string? url) =>
        Genre.IsRetelling(ArticleOf(title, url)).ShouldBeTrue();

    [Theory]
    [InlineData("Ministers agree on a truce", "https://paper.example/world/2019/truce")]
    [InlineData("Public opinion turns against the war", null)]
    [InlineData(null, null)]
    public void A_report_tells(string? title, string? url) =>
        Genre.IsRetelling(ArticleOf(title, url)).ShouldBeFalse();

    private static Article ArticleOf(string? title, string? url) =>
        new("a-1", "It rained.", DateTimeOffset.UnixEpoch) { Title = title, Url = url };
}
