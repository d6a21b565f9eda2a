using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Testing.Hub;
using StoryWatch.Testing.InMemory;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Tests.Access;

public sealed class RoleTests : IAsyncLifetime
{
    private const string Configured = "a-long-token-of-the-desk";

    private DeskServer _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskServer.StartAsync(
        services => services.AddSingleton<IArchives>(new FakeArchives(1)).AddSingleton<IReplayDesks>(new FakeDesks()).AddSingleton<ReplaySessions>(),
        ("Access:Token", Configured));

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/stories", Role.Viewer)]
    [InlineData("GET", "/api/shifts", Role.Viewer)]
    [InlineData("GET", "/api/journal", Role.Viewer)]
    [InlineData("GET", "/api/status", Role.Viewer)]
    [InlineData("GET", "/api/me", Role.Viewer)]
    [InlineData("GET", "/openapi/v1.json", Role.Viewer)]
    [InlineData("POST", "/api/articles", Role.Editor)]
    [InlineData("POST", "/api/articles/batch", Role.Editor)]
    [InlineData("POST", "/api/stories/s-1/merge", Role.Editor)]
    [InlineData("POST", "/api/stories/s-1/split", Role.Editor)]
    [InlineData("POST", "/api/stories/s-1/shifts/x/judge", Role.Editor)]
    [InlineData("GET", "/api/search?q=talks", Role.Viewer)]
    [InlineData("GET", "/api/desk", Role.Viewer)]
    [InlineData("POST", "/api/stories/s-1/pin", Role.Editor)]
    [InlineData("GET", "/api/filters", Role.Viewer)]
    [InlineData("POST", "/api/filters", Role.Editor)]
    [InlineData("DELETE", "/api/filters?name=x", Role.Editor)]
    [InlineData("GET", "/api/feeds", Role.Viewer)]
    [InlineData("POST", "/api/feeds", Role.Admin)]
    [InlineData("DELETE", "/api/feeds/x", Role.Admin)]
    [InlineData("GET", "/api/replays", Role.Viewer)]
    [InlineData("POST", "/api/replays", Role.Editor)]
    [InlineData("POST", "/api/replays/r-1/pause", Role.Editor)]
    [InlineData("POST", "/api/replays/r-1/resume", Role.Editor)]
    [InlineData("POST", "/api/replays/r-1/step", Role.Editor)]
    [InlineData("POST", "/api/replays/r-1/seek", Role.Editor)]
    [InlineData("POST", "/api/replays/r-1/speed", Role.Editor)]
    [InlineData("DELETE", "/api/replays/r-1", Role.Editor)]
    [InlineData("GET", "/api/tokens", Role.Admin)]
    [InlineData("POST", "/api/tokens", Role.Admin)]
    [InlineData("DELETE", "/api/tokens/x", Role.Admin)]
    public async Task An_endpoint_lets_in_its_least_role_and_those_above_it(string method, string path, Role least)
    {
        (await SendAsync(method, path, null)).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var role in Enum.GetValues<Role>())
        {
            var status = await SendAsync(method, path, await TokenAsync(role));
            if (role < least)
                status.ShouldBe(HttpStatusCode.Forbidden);
            else
                status.ShouldNotBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public void Every_endpoint_of_api_and_hub_names_its_role()
    {
        var unnamed = _desk.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<LeastRole>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText);

        unnamed.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refusal_says_which_role_is_wanted()
    {
        using var request = Request("GET", "/api/tokens", await TokenAsync(Role.Editor));
        using var response = await _desk.Client.SendAsync(request);

        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldBe("This needs the role admin; the access token has editor.");
    }

    [Fact]
    public async Task A_token_says_who_it_is_and_is_shown_once()
    {
        using var created = await PostAsync("/api/tokens", """{"name":"Ada","role":"editor"}""", Configured);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = (await created.Content.ReadFromJsonAsync<TokenReceipt>()).ShouldNotBeNull();

        using var me = await _desk.Client.SendAsync(Request("GET", "/api/me", receipt.Token));
        (await me.Content.ReadFromJsonAsync<MeView>()).ShouldBe(new MeView("Ada", "editor", false));
        using var list = await _desk.Client.SendAsync(Request("GET", "/api/tokens", Configured));
        var text = await list.Content.ReadAsStringAsync();
        text.ShouldContain(receipt.Id);
        text.ShouldNotContain(receipt.Token);
        text.ShouldNotContain(receipt.Token.Split('_')[2]);
    }

    [Fact]
    public async Task A_token_at_rest_cannot_be_used()
    {
        var token = await TokenAsync(Role.Admin);
        var kept = (await _desk.Get<IAccessTokens>().FindAsync(TokenSecret.IdOf(token)!, CancellationToken.None)).ShouldNotBeNull();

        kept.Digest.ToArray().ShouldBe(TokenSecret.Digest(token));
        foreach (var guess in new[] { Convert.ToHexString(kept.Digest.Span), Convert.ToBase64String(kept.Digest.Span), $"sw_{kept.Token.Id}_{Convert.ToHexString(kept.Digest.Span)}" })
            (await SendAsync("GET", "/api/stories", guess)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"name":"","role":"editor"}""", 400)]
    [InlineData("""{"name":"Ada","role":"owner"}""", 400)]
    [InlineData("""{"name":"Ada","role":null}""", 400)]
    [InlineData("""{"role":"admin"}""", 400)]
    [InlineData("""{"name":"A\nda","role":"editor"}""", 400)]
    [InlineData("""{"name":"Ada","role":"editor","expiresAt":"2001-01-01T00:00:00Z"}""", 400)]
    [InlineData("""{"name":"viewer","role":"admin"}""", 409)]
    public async Task What_makes_no_sense_is_refused_in_words(string body, int status)
    {
        await TokenAsync(Role.Viewer);

        using var response = await PostAsync("/api/tokens", body, Configured);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_revoked_token_lets_nobody_in_and_its_pages_are_cut_off()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var token = await TokenAsync(Role.Viewer);
        await using var page = await HubClient.ConnectAsync(_desk.Address, limit.Token, token);
        await using var other = await HubClient.ConnectAsync(_desk.Address, limit.Token, await TokenAsync(Role.Editor));
        await page.FollowAsync(0, 0, limit.Token);
        await page.Messages.WaitToReadAsync(limit.Token);

        (await SendAsync("DELETE", $"/api/tokens/{TokenSecret.IdOf(token)}", Configured)).ShouldBe(HttpStatusCode.NoContent);

        (await SendAsync("GET", "/api/stories", token)).ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<Exception>(async () =>
        {
            while (true)
                await page.Messages.ReadAsync(limit.Token);
        });
        limit.IsCancellationRequested.ShouldBeFalse();
        await other.FollowAsync(0, 0, limit.Token);
        (await other.Messages.ReadAsync(limit.Token)).ShouldBeOfType<SnapshotWanted>();
    }

    [Fact]
    public async Task A_viewer_may_listen_and_nobody_without_a_token_may()
    {
        await using var page = await HubClient.ConnectAsync(_desk.Address, CancellationToken.None, await TokenAsync(Role.Viewer));
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(_desk.Address, CancellationToken.None));
    }

    [Fact]
    public async Task Who_guesses_is_slowed_down_and_who_is_known_is_not()
    {
        var token = await TokenAsync(Role.Viewer);
        (await SendAsync("GET", "/api/stories", token)).ShouldBe(HttpStatusCode.OK);

        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < AccessDoor.MostGuesses + 5; n++)
            statuses.Add(await SendAsync("GET", "/api/stories", TokenSecret.Create().Text));

        statuses.Take(AccessDoor.MostGuesses).ShouldAllBe(status => status == HttpStatusCode.Unauthorized);
        statuses[^1].ShouldBe(HttpStatusCode.TooManyRequests);
        (await SendAsync("GET", "/api/stories", Configured)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_of_one_editor_does_not_decide_as_another()
    {
        await _desk.TellAsync("s-1", Told.Opened("Talks"), Told.Shifted("h-1"));

        using var judged = await PostAsync("/api/stories/s-1/shifts/h-1/judge", """{"reason":"wrong party","by":"Somebody else"}""", await TokenAsync(Role.Editor));
        await _desk.AnnounceAsync();

        judged.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var shown = await _desk.Client.SendAsync(Request("GET", "/api/stories/s-1", Configured));
        (await shown.Content.ReadFromJsonAsync<StoryDetail>())!.Shifts.Single().Corrected.ShouldBe("editor: wrong party");
    }

    private async Task<string> TokenAsync(Role role) =>
        (await _desk.Get<TokenIssue>().CreateAsync(role.Word(), role, "a test", null, CancellationToken.None)).ShouldNotBeNull().Secret.Text;

    private async Task<HttpStatusCode> SendAsync(string method, string path, string? token)
    {
        using var response = await _desk.Client.SendAsync(Request(method, path, token));
        return response.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string token)
    {
        var request = Request("POST", path, token);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return _desk.Client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string method, string path, string? token)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (method == "POST")
            request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
        return request;
    }
}

public sealed class OpenDeskTests : DeskTests
{
    [Fact]
    public async Task A_desk_of_this_machine_alone_asks_nobody_to_sign_in_until_it_has_an_admin()
    {
        (await Desk.Client.GetFromJsonAsync<MeView>(new Uri("/api/me", UriKind.Relative))).ShouldBe(new MeView("editor", "admin", true));

        using var viewer = await Desk.PostAsync("/api/tokens", """{"name":"Vic","role":"viewer"}""");
        using var still = await Desk.Client.GetAsync(new Uri("/api/stories", UriKind.Relative));
        still.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var admin = await Desk.PostAsync("/api/tokens", """{"name":"Ada","role":"admin"}""");
        using var closed = await Desk.Client.GetAsync(new Uri("/api/stories", UriKind.Relative));
        closed.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var token = (await admin.Content.ReadFromJsonAsync<TokenReceipt>())!;
        Desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        (await Desk.Client.GetFromJsonAsync<MeView>(new Uri("/api/me", UriKind.Relative))).ShouldBe(new MeView("Ada", "admin", false));
        using var last = await Desk.Client.DeleteAsync(new Uri($"/api/tokens/{token.Id}", UriKind.Relative));
        last.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Where_signing_in_is_required_no_token_is_no_entry()
    {
        await using var desk = await DeskServer.StartAsync([("Access:Required", "true")]);

        using var response = await desk.Client.GetAsync(new Uri("/api/me", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
