using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>Archives of article records.</summary>
internal static class Archives
{
    /// <summary>The demo archive, with its repeats, copies, revisions and withdrawals.</summary>
    public static async Task<IReadOnlyList<Article>> ReadDemoAsync()
    {
        await using var stream = typeof(Archives).Assembly.GetManifestResourceStream("demo.jsonl")!;
        return await ReadAsync(stream);
    }

    public static async Task<IReadOnlyList<Article>> ReadAsync(Stream stream)
    {
        var articles = new List<Article>();
        await foreach (var line in ArticleLines.ReadAsync(stream, TimeProvider.System, default))
            articles.Add(line.Article ?? throw new InvalidDataException($"line {line.Number}: {line.Fault}"));
        return articles;
    }

    /// <summary>Puts articles into a cluster's inbox, in their order, as one sender would.</summary>
    public static async Task FeedAsync(this RunningCluster cluster, IReadOnlyList<Article> articles)
    {
        foreach (var batch in articles.Chunk(200))
            await cluster.Inbox.AcceptAsync(batch, default);
    }
}
