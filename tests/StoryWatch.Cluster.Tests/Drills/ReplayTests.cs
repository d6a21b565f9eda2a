using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.Testing.Servers;

namespace StoryWatch.Cluster.Tests.Drills;

/// <summary>A gateway replays on a store of its own: nothing of it comes into the cluster's journal.</summary>
[Collection("cluster processes"), Requires(Server.PostgreSql), Requires(Server.RabbitMq)]
public sealed class ReplayTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [ServerFact]
    public async Task An_archive_is_replayed_and_judged_on_a_gateway_without_a_silo_and_leaves_the_journal_alone()
    {
        await using var cluster = await RunningCluster.StartAsync(silos: 0, gateways: 1);
        using var late = new CancellationTokenSource(Limit);
        using var gateway = new HttpClient { BaseAddress = cluster.Gateways[0].Url };

        using var started = await gateway.PostAsJsonAsync("/api/replays", new { archive = "demo" }, late.Token);
        started.IsSuccessStatusCode.ShouldBeTrue(await started.Content.ReadAsStringAsync(late.Token));
        var replay = (await started.Content.ReadFromJsonAsync<ReplayView>(late.Token))!;
        while (replay.State is not ("done" or "failed"))
        {
            await Task.Delay(100, late.Token);
            replay = (await gateway.GetFromJsonAsync<ReplayView>($"/api/replays/{replay.Id}", late.Token))!;
        }

        replay.Problem.ShouldBeNull();
        (await gateway.GetFromJsonAsync<StoryPage>($"/api/replays/{replay.Id}/stories", late.Token))!.Stories.ShouldNotBeEmpty();
        (await gateway.GetFromJsonAsync<ReplayVerdict>($"/api/replays/{replay.Id}/verdict", late.Token))!.Passed.ShouldBeGreaterThan(0);
        (await cluster.ReadJournalAsync()).ShouldBeEmpty();
        (await cluster.ReadInboxAsync()).ShouldBeEmpty();
    }
}
