using System.Net;
using Microsoft.Extensions.Configuration;
using StoryWatch.Newsroom.Access;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Tests.Access;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.5, 192.0.2.0/24")]
    public async Task A_forwarded_address_is_ignored_from_whom_nobody_trusts(string? trusted)
    {
        await using var desk = await StartAsync(trusted);
        for (var n = 0; n < AccessDoor.MostGuesses; n++)
            (await GuessAsync(desk, $"203.0.113.{n}")).ShouldBe(HttpStatusCode.Unauthorized);

        (await GuessAsync(desk, "203.0.113.200")).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_address_has_its_own_guesses()
    {
        await using var desk = await StartAsync("127.0.0.0/8,::1");
        for (var n = 0; n < AccessDoor.MostGuesses; n++)
            (await GuessAsync(desk, $"198.51.100.{n}, 203.0.113.7")).ShouldBe(HttpStatusCode.Unauthorized);

        (await GuessAsync(desk, "203.0.113.7")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await GuessAsync(desk, "203.0.113.8")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("proxy.internal")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.5, 0.0.0.0/0")]
    public void What_is_no_address_is_refused_in_words(string trusted)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(TrustedProxies.Setting, trusted)]).Build();

        TrustedProxies.Malformed(configuration).ShouldNotBeNull().ShouldContain("Access:TrustedProxies");
    }

    private static Task<DeskServer> StartAsync(string? trusted) =>
        DeskServer.StartAsync([("Access:Required", "true"), .. trusted is null ? [] : new[] { (TrustedProxies.Setting, trusted) }]);

    private static async Task<HttpStatusCode> GuessAsync(DeskServer desk, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.Authorization = new("Bearer", TokenSecret.Create().Text);
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var response = await desk.Client.SendAsync(request);
        return response.StatusCode;
    }
}
