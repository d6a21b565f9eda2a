using System.Diagnostics;
using System.Net.Http.Json;
using StoryWatch.Contracts;
using StoryWatch.EndToEnd.Tests.Programs;
using Xunit.Abstractions;

namespace StoryWatch.EndToEnd.Tests.Feeds;

/// <summary>The real program is killed (SIGKILL) while it polls, at moments from before the answer to after the commit.</summary>
public sealed class KilledPollTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private const int NewOnes = 60;

    private static readonly int[] KilledAfterMilliseconds = [0, 5, 15, 30, 60, 120, 250];

    [Fact]
    public async Task Killed_in_the_middle_of_polls_it_loses_no_item_and_has_none_twice()
    {
        await using var wire = new GrowingFeed();
        await using var program = await RunningProgram.StartAsync(new Dictionary<string, string> { ["Feeds__AllowPrivateAddresses"] = "true", ["Feeds__Look"] = "00:00:00.1" });
        using var added = await program.Client.PostAsJsonAsync("/api/feeds", new AddFeed(wire.Address.AbsoluteUri, null, null, null, null, null));
        var feed = (await added.Content.ReadFromJsonAsync<FeedView>()).ShouldNotBeNull().Id;

        foreach (var delay in KilledAfterMilliseconds)
        {
            wire.Grow(NewOnes);
            var asked = wire.NextRequest();
            using var check = await program.Client.PostAsync(new Uri($"/api/feeds/{feed}/check", UriKind.Relative), null);
            await asked.WaitAsync(TimeSpan.FromSeconds(60));
            await Task.Delay(delay);
            await program.KillAsync();
            await program.StartAgainAsync();
        }

        using var last = await program.Client.PostAsync(new Uri($"/api/feeds/{feed}/check", UriKind.Relative), null);
        var limit = Stopwatch.StartNew();
        while (InboxFile.Rows(program.Folder).Count < wire.Items && limit.Elapsed < Limit)
            await Task.Delay(100);
        await program.KillAsync();

        var rows = InboxFile.Rows(program.Folder);
        output.WriteLine($"killed {KilledAfterMilliseconds.Length} times in mid-poll: {rows.Count} rows of {wire.Items} items, revisions above 1: {rows.Count(row => row.Revision > 1)}");
        rows.Select(row => row.Id).ShouldBe(wire.Articles, ignoreOrder: true);
        rows.ShouldAllBe(row => row.Revision == 1);
    }
}
