using System.Runtime.CompilerServices;
using StoryWatch.Demo;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Newsroom.Replay.Expectations;

namespace StoryWatch.Tests.Demo;

/// <summary>The files of expectations in the repository can be used; whether they hold is for a replay to say.</summary>
public sealed class ExpectationFilesTests
{
    [Theory]
    [InlineData("src/StoryWatch/Demo/expectations.json")]
    [InlineData("eng/expectations/seeds.json")]
    public void Every_rule_can_be_read(string file) => Read(file).ShouldNotBeEmpty();

    [Fact]
    public async Task The_demos_rules_name_articles_of_its_archive()
    {
        await using var archive = DemoArchive.Open();
        var articles = await ArticleLines.ReadAsync(archive, TimeProvider.System, CancellationToken.None)
            .Select(line => new ReplayedArticle(line.Article!.Id, line.Article.At, "s-1")).ToListAsync();

        Should.NotThrow(() => new ExpectationCheck([], new ReplayedArticles(articles)).Check("expectations.json", Read("src/StoryWatch/Demo/expectations.json")));
    }

    private static IReadOnlyList<Expectation> Read(string file, [CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));
        return ExpectationFile.Read(file, File.ReadAllBytes(Path.Combine(root, file)));
    }
}
