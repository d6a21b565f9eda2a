using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Configuration;
using StoryWatch.Testing.Hub;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Tests.Access;

public sealed class AccessTests
{
    private const string Token = "a-long-token-of-the-desk";

    [Theory]
    [InlineData("/api/stories", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/stories", "another", HttpStatusCode.Unauthorized)]
    [InlineData("/api/stories?access_token=" + Token, null, HttpStatusCode.Unauthorized)]
    [InlineData("/openapi/v1.json", null, HttpStatusCode.Unauthorized)]
    [InlineData("/hub/stories?access_token=" + Token, null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/stories", Token, HttpStatusCode.OK)]
    [InlineData("/health/live", null, HttpStatusCode.OK)]
    [InlineData("/health/ready", null, HttpStatusCode.OK)]
    public async Task With_a_token_configured_the_api_wants_it_in_the_header(string path, string? token, HttpStatusCode status)
    {
        await using var desk = await DeskServer.StartAsync([("Access:Token", Token)]);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var response = await desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task The_hub_wants_the_token_too_and_takes_it_from_the_address_of_a_websocket()
    {
        await using var desk = await DeskServer.StartAsync([("Access:Token", Token)]);

        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(desk.Address, CancellationToken.None));
        await using var page = await HubClient.ConnectAsync(desk.Address, CancellationToken.None, Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{desk.Address.Authority}/hub/stories?access_token={Token}"), CancellationToken.None);
        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Theory]
    [InlineData("attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.attacker.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    public async Task A_rebound_name_is_refused(string host, HttpStatusCode status)
    {
        await using var desk = await DeskServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stories");
        request.Headers.Host = host;

        using var response = await desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Another_sites_page_can_neither_write_nor_listen()
    {
        await using var desk = await DeskServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/articles")
        {
            Content = new StringContent("""{"id":"a","text":"t"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Origin", "https://attacker.example");

        using var response = await desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(desk.Address, CancellationToken.None, origin: "https://attacker.example"));
        await using var own = await HubClient.ConnectAsync(desk.Address, CancellationToken.None, origin: $"http://{desk.Address.Authority}");
    }

    [Fact]
    public async Task Every_answer_carries_the_policy_that_lets_no_inline_script_run()
    {
        await using var desk = await DeskServer.StartAsync();

        using var response = await desk.Client.GetAsync(new Uri("/nothing", UriKind.Relative));

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("http://localhost:5080", null, true)]
    [InlineData("http://127.0.0.1:5080", null, true)]
    [InlineData("http://[::1]:5080", null, true)]
    [InlineData("http://0.0.0.0:5080", null, false)]
    [InlineData("http://*:5080", null, false)]
    [InlineData("http://+:5080", "  ", false)]
    [InlineData("http://desk.example:5080", null, false)]
    [InlineData("http://0.0.0.0:5080", Token, true)]
    public void Without_a_token_a_server_that_makes_none_serves_no_other_machine(string url, string? token, bool may) =>
        (WebAccess.Refusal(["http://localhost:1", url], token) is null).ShouldBe(may);

    [Theory]
    [InlineData("localhost")]
    [InlineData("http:/localhost:1")]
    [InlineData("http://localhost:99999")]
    [InlineData("ftp://localhost:1")]
    [InlineData("")]
    public void What_is_no_address_to_listen_on_is_refused_in_words(string url)
    {
        WebAccess.Refusal([url], null).ShouldNotBeNull().ShouldContain($"'{url}'");
        WebAccess.Refusal([url], Token).ShouldNotBeNull();
    }

    [Fact]
    public void Endpoints_of_the_configuration_are_addresses_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Kestrel:Endpoints:Open:Url", "http://0.0.0.0:5080")]).Build();

        WebAccess.Addresses(["http://localhost:1"], configuration).ShouldBe(["http://localhost:1", "http://0.0.0.0:5080"]);
    }
}
