using StoryWatch.Demo;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Tests.Demo;

public sealed class DemoArchiveTests
{
    [Fact]
    public async Task Every_line_is_an_article()
    {
        var lines = await ReadAsync();

        lines.Where(line => line.Fault is not null).Select(line => $"{line.Number}: {line.Fault}").ShouldBeEmpty();
        lines.Count.ShouldBeGreaterThanOrEqualTo(80);
        lines.Select(line => line.Article!.Source).Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);
    }

    [Fact]
    public async Task Articles_come_in_the_order_of_their_publication()
    {
        var times = await ArticlesAsync(article => article.Published);

        times.ShouldNotContain((DateTimeOffset?)null);
        times.ShouldBe(times.Order());
    }

    [Fact]
    public async Task A_revision_follows_the_text_that_it_replaces()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, revision) in await ArticlesAsync(article => (article.Id, article.Revision)))
        {
            revision.ShouldBe(known.GetValueOrDefault(id) + 1, id);
            known[id] = revision;
        }
    }

    [Fact]
    public async Task It_holds_revised_and_withdrawn_articles()
    {
        var articles = await ArticlesAsync(article => article);

        articles.Count(article => article.Revision > 1).ShouldBeGreaterThanOrEqualTo(3);
        articles.ShouldContain(article => article.Status == ArticleStatus.Canceled);
    }

    [Fact]
    public async Task Its_outlets_do_not_exist()
    {
        var hosts = await ArticlesAsync(article => new Uri(article.Url!).Host);

        hosts.ShouldAllBe(host => host.EndsWith(".example", StringComparison.Ordinal));
    }

    private static async Task<List<T>> ArticlesAsync<T>(Func<Article, T> select) =>
        (await ReadAsync()).Select(line => select(line.Article!)).ToList();

    private static async Task<List<ArticleLine>> ReadAsync()
    {
        await using var archive = DemoArchive.Open();
        return await ArticleLines.ReadAsync(archive, TimeProvider.System, CancellationToken.None).ToListAsync();
    }
}
