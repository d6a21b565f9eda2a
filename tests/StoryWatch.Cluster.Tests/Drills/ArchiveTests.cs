using StoryWatch.Composition;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests.Drills;

[Collection("cluster processes"), Requires(Server.PostgreSql), Requires(Server.RabbitMq)]
public sealed class ArchiveTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [ServerFact]
    public async Task An_archive_gives_the_same_events_on_two_silos_as_in_one_process()
    {
        IReadOnlyList<Stories.Articles.Article> archive = [.. await Archives.ReadDemoAsync(), .. Enumerable.Range(1, 150).Select(n => DrillArticles.Create("archive", n))];
        var alone = await OneProcess.EventsAsync(archive, Models.CreateAnalyzer(), Models.CreateRoutingIndex);

        await using var cluster = await RunningCluster.StartAsync(silos: 2, gateways: 0);
        await cluster.FeedAsync(archive);
        await cluster.UntilSettledAsync(Limit);

        EventsByStory.Of(await cluster.ReadJournalAsync()).ShouldEqual(alone);
    }
}
