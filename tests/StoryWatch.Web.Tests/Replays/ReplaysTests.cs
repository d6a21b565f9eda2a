using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Testing.Hub;
using StoryWatch.Testing.InMemory;

namespace StoryWatch.Web.Tests.Replays;

public sealed class ReplaysTests : IAsyncLifetime, IDisposable
{
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromMinutes(2));

    private readonly FakeDesks _desks = new();

    private DeskServer _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskServer.StartAsync(services => services
        .AddSingleton<IArchives>(new FakeArchives(20)).AddSingleton<IReplayDesks>(_desks).AddSingleton<ReplaySessions>());

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    public void Dispose() => _limit.Dispose();

    [Fact]
    public async Task A_replay_is_started_steered_and_ended()
    {
        var replay = await StartAsync("""{"archive":"hours","paused":true,"by":"Ada"}""");
        (replay.Archive, replay.StartedBy, replay.Webhooks).ShouldBe(("hours", "Ada", "sink"));
        await WhenAsync(replay.Id, now => now.State == "paused");

        await SteerAsync(replay.Id, "step", """{"articles":2}""");
        (await WhenAsync(replay.Id, now => now.Done == 2)).At.ShouldBe(FakeArchives.Hour(2));
        await SteerAsync(replay.Id, "seek", $$"""{"at":"{{FakeArchives.Hour(1):O}}"}""");
        (await WhenAsync(replay.Id, now => now.Done == 1)).Total.ShouldBe(20);
        await SteerAsync(replay.Id, "resume", "");
        await WhenAsync(replay.Id, now => now.State == "done");

        (await GetAsync<ReplayPage>("/api/replays")).ShouldSatisfyAllConditions(
            page => page.Archives.Single().Name.ShouldBe("hours"), page => page.Sessions.Single().Id.ShouldBe(replay.Id));
        using var ended = await _desk.Client.DeleteAsync(new Uri($"/api/replays/{replay.Id}", UriKind.Relative));
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await StatusAsync($"/api/replays/{replay.Id}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Its_board_shows_the_replay_and_nothing_of_the_live_desk()
    {
        await _desk.TellAsync("s-live", Told.Opened("Live talks"));
        var replay = await StartAsync("""{"archive":"hours"}""");
        await WhenAsync(replay.Id, now => now.State == "done");

        (await GetAsync<StoryPage>($"/api/replays/{replay.Id}/stories")).Stories.ShouldBeEmpty();
        (await StatusAsync($"/api/replays/{replay.Id}/stories/s-live")).ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync<ArticleText>($"/api/replays/{replay.Id}/articles/a-3")).Id.ShouldBe("a-3");
        (await StatusAsync("/api/articles/a-3")).ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync("/api/replays/r-0/stories")).ShouldBe(HttpStatusCode.NotFound);
        (await GetAsync<RunDifference>($"/api/replays/compare?left={replay.Id}&right={replay.Id}")).Missing.ShouldBeEmpty();
        (await StatusAsync($"/api/replays/{replay.Id}/verdict")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_that_follows_it_is_told_that_it_is_a_replay()
    {
        var replay = await StartAsync("""{"archive":"hours","paused":true}""");
        var paused = await WhenAsync(replay.Id, now => now.State == "paused");
        await using var page = await _desk.ConnectAsync(_limit.Token);

        await page.FollowReplayAsync(replay.Id, paused.Epoch, 0, _limit.Token);

        (await page.Messages.ReadAsync(_limit.Token)).ShouldBeOfType<ReplayMoved>().Replay.Id.ShouldBe(replay.Id);
        (await page.Messages.ReadAsync(_limit.Token)).ShouldBeOfType<StatusCame>().Status.State.ShouldBe("replay");
        await SteerAsync(replay.Id, "step", "{}");
        ReplayMoved moved;
        do
            moved = await NextMoveAsync(page);
        while (moved.Replay.Done == 0);
        moved.Replay.Done.ShouldBe(1);
        await page.FollowReplayAsync("r-0", 0, 0, _limit.Token);
        while (await page.Messages.ReadAsync(_limit.Token) is not InvocationFailed)
        {
        }
    }

    [Theory]
    [InlineData("""{"archive":"../../etc/passwd"}""", "archive")]
    [InlineData("""{"archive":"hours","speed":-1}""", "speed")]
    [InlineData("""{"archive":"hours","speed":0.01}""", "speed")]
    [InlineData("""{"archive":"hours","webhooks":"all"}""", "webhooks")]
    [InlineData("""{"archive":"hours","from":"2022-01-01T00:00:00Z","to":"2021-01-01T00:00:00Z"}""", "to")]
    public async Task What_makes_no_sense_is_refused_in_words(string body, string field)
    {
        using var response = await _desk.PostAsync("/api/replays", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task Viewers_look_and_editors_steer()
    {
        var replay = await StartAsync("""{"archive":"hours","paused":true}""");
        var issue = _desk.Get<TokenIssue>();
        await issue.CreateAsync("Ada", Role.Admin, "a test", null, _limit.Token);
        var viewer = (await issue.CreateAsync("Vic", Role.Viewer, "a test", null, _limit.Token))!.Secret.Text;
        _desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", viewer);

        (await StatusAsync($"/api/replays/{replay.Id}")).ShouldBe(HttpStatusCode.OK);
        foreach (var path in new[] { "/api/replays", $"/api/replays/{replay.Id}/pause", $"/api/replays/{replay.Id}/seek" })
        {
            using var refused = await _desk.PostAsync(path, "{}");
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        }

        using var kept = await _desk.Client.DeleteAsync(new Uri($"/api/replays/{replay.Id}", UriKind.Relative));
        kept.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("sink", 0)]
    [InlineData("allowed", 1)]
    public async Task What_it_would_tell_webhooks_is_listed_and_goes_out_only_where_an_admin_allowed_it(string mode, int delivered)
    {
        using var made = await _desk.PostAsync("/api/webhooks", """{"url":"https://pager.example/secret-path","filter":{"kinds":["changed"]}}""");
        var webhook = (await made.Content.ReadFromJsonAsync<WebhookCreated>())!.Webhook;
        var replay = await StartAsync($$"""{"archive":"hours","paused":true,"by":"Ada","webhooks":"{{mode}}"}""");
        await WhenAsync(replay.Id, now => now.State == "paused");
        await _desks.Made[0].Journal.AppendAsync(new(new("s-1"), 0, [Told.Opened("Talks"), Told.Shifted("x-1")], null), _limit.Token);

        await SteerAsync(replay.Id, "step", "{}");

        (await WhenAsync(replay.Id, now => now.Done == 1)).ShouldSatisfyAllConditions(
            now => now.Webhooks.ShouldBe(mode), now => now.WebhooksAllowedBy.ShouldBe(delivered == 0 ? null : "editor"), now => now.WebhookMessages.ShouldBe(1));
        var told = await GetAsync<ReplayWebhooksView>($"/api/replays/{replay.Id}/webhooks");
        (told.Mode, told.Messages, told.Held, told.Problem).ShouldBe((mode, 1, 0, null));
        told.Newest.Single().ShouldSatisfyAllConditions(
            message => message.Webhook.ShouldBe(webhook.Id),
            message => message.Name.ShouldBe("https://pager.example"),
            message => message.Type.ShouldBe("story.position-shifted.v1"),
            message => message.At.ShouldBe(FakeArchives.Hour(1)),
            message => message.Text.ShouldContain("Talks"));
        var sent = (await GetAsync<DeliveryPage>($"/api/webhooks/{webhook.Id}/deliveries")).Deliveries;
        sent.Count.ShouldBe(delivered);
        sent.ShouldAllBe(delivery => delivery.Message.StartsWith($"msg_{replay.Id}_", StringComparison.Ordinal) && delivery.State == "pending");

        using var ended = await _desk.Client.DeleteAsync(new Uri($"/api/replays/{replay.Id}", UriKind.Relative));
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await GetAsync<DeliveryPage>($"/api/webhooks/{webhook.Id}/deliveries")).Deliveries.ShouldAllBe(delivery => delivery.State == "dead");
    }

    [Fact]
    public async Task An_editor_cannot_let_a_replay_tell_webhooks()
    {
        var issue = _desk.Get<TokenIssue>();
        await issue.CreateAsync("Ada", Role.Admin, "a test", null, _limit.Token);
        _desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await issue.CreateAsync("Ed", Role.Editor, "a test", null, _limit.Token))!.Secret.Text);

        using var refused = await _desk.PostAsync("/api/replays", """{"archive":"hours","webhooks":"allowed"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Only an admin may let a replay tell webhooks.");
        (await StartAsync("""{"archive":"hours","webhooks":"sink"}""")).WebhooksAllowedBy.ShouldBeNull();
    }

    [Theory]
    [InlineData("seek", """{"at":"2021-01-01T00:00:00Z"}""", Role.Admin)]
    [InlineData("step", "{}", Role.Admin)]
    [InlineData("resume", "", Role.Admin)]
    [InlineData("speed", """{"speed":0}""", Role.Admin)]
    [InlineData("pause", "", Role.Editor)]
    public async Task One_that_tells_webhooks_tells_more_for_admins_alone_and_any_editor_stops_it(string how, string body, Role least)
    {
        var issue = _desk.Get<TokenIssue>();
        var admin = (await issue.CreateAsync("Ada", Role.Admin, "a test", null, _limit.Token))!.Secret.Text;
        var editor = (await issue.CreateAsync("Ed", Role.Editor, "a test", null, _limit.Token))!.Secret.Text;
        _desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", admin);
        var telling = await StartAsync("""{"archive":"hours","paused":true,"by":"Somebody else","webhooks":"allowed"}""");
        telling.WebhooksAllowedBy.ShouldBe("Ada");
        var sink = await StartAsync("""{"archive":"hours","paused":true}""");
        await SteerAsync(telling.Id, how, body);

        _desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", editor);
        (await SteeredAsync(telling.Id, how, body)).ShouldBe(least == Role.Admin ? HttpStatusCode.Forbidden : HttpStatusCode.OK);
        (await SteeredAsync(sink.Id, how, body)).ShouldBe(HttpStatusCode.OK);
        using var ended = await _desk.Client.DeleteAsync(new Uri($"/api/replays/{telling.Id}", UriKind.Relative));
        ended.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task<ReplayMoved> NextMoveAsync(HubClient page)
    {
        while (true)
            if (await page.Messages.ReadAsync(_limit.Token) is ReplayMoved moved)
                return moved;
    }

    private async Task<ReplayView> StartAsync(string body)
    {
        using var response = await _desk.PostAsync("/api/replays", body);
        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<ReplayView>())!;
    }

    private async Task SteerAsync(string id, string how, string body) => (await SteeredAsync(id, how, body)).ShouldBe(HttpStatusCode.OK);

    private async Task<HttpStatusCode> SteeredAsync(string id, string how, string body)
    {
        using var content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _desk.Client.PostAsync(new Uri($"/api/replays/{id}/{how}", UriKind.Relative), content);
        return response.StatusCode;
    }

    private async Task<ReplayView> WhenAsync(string id, Func<ReplayView, bool> isSo)
    {
        var session = _desk.Get<ReplaySessions>().Find(id)!;
        while (true)
        {
            var changed = session.ChangedAsync();
            if (await GetAsync<ReplayView>($"/api/replays/{id}") is var view && isSo(view))
                return view;
            await changed.WaitAsync(_limit.Token);
        }
    }

    private async Task<T> GetAsync<T>(string path) => (await _desk.Client.GetFromJsonAsync<T>(new Uri(path, UriKind.Relative), _limit.Token))!;

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var response = await _desk.Client.GetAsync(new Uri(path, UriKind.Relative), _limit.Token);
        return response.StatusCode;
    }
}
