using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Web.Tests.Access;

/// <summary>What was tried against the server, and what each got; docs/security.md lists them.</summary>
public sealed class AttackTests : DeskTests
{
    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("none", HttpStatusCode.OK)]
    public async Task What_another_site_embeds_is_refused(string site, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stories");
        request.Headers.Add("Sec-Fetch-Site", site);

        using var response = await Desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_form_of_a_browser_changes_nothing(string type)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));

        foreach (var path in new[] { "/api/stories/s-1/pin", "/api/tokens", "/api/articles", "/api/stories/s-1/merge" })
        {
            using var response = await Desk.PostAsync(path, """{"on":true,"name":"x","role":"admin","id":"a","text":"t","into":"s-2"}""", type);
            response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType, path);
        }
    }

    [Fact]
    public async Task No_answer_lets_another_origin_read_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/stories");
        request.Headers.Add("Origin", "https://attacker.example");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await Desk.Client.SendAsync(request);

        response.IsSuccessStatusCode.ShouldBeFalse();
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"]);
    }

    [Fact]
    public async Task Markup_of_an_article_comes_out_as_data_and_never_as_a_page()
    {
        const string hostile = "<script>alert(1)</script><img src=x onerror=alert(2)> </title><svg/onload=alert(3)> The envoys met on Monday.";
        await Desk.Get<IInbox>().AcceptAsync([Told.Article("hostile", hostile)], TimeLimit);

        using var response = await Desk.Client.GetAsync(new Uri("/api/articles/hostile", UriKind.Relative));

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("/..%2f..%2f..%2fetc/passwd")]
    [InlineData("/assets/..%5c..%5cappsettings.json")]
    [InlineData("/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/api/articles/..%2f..%2fetc%2fpasswd")]
    [InlineData("/api/stories/..%2f..%2ftokens")]
    public async Task No_path_leads_out_of_where_it_begins(string path)
    {
        using var response = await Desk.Client.GetAsync(new Uri(path, UriKind.Relative));

        response.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("root:");
    }

    [Fact]
    public async Task A_failure_says_nothing_of_the_inside_and_keeps_the_policy()
    {
        using var response = await Desk.PostAsync("/api/stories/s-1/pin", "{\"on\":");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        response.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        response.Headers.Contains("Server").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("/api/stories/s-1/pin", 1024 * 1024 + 10)]
    [InlineData("/api/articles", 9 * 1024 * 1024)]
    [InlineData("/api/articles/batch", 33 * 1024 * 1024)]
    public async Task A_body_beyond_the_limit_is_refused_before_it_is_read(string path, int bytes)
    {
        await Desk.TellAsync("s-1", Told.Opened("Talks"));

        using var response = await Desk.PostAsync(path, new byte[bytes], path.EndsWith("batch", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json");

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_request_of_many_or_long_headers_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stories");
        request.Headers.Add("X-Long", new string('x', 20 * 1024));
        using var response = await Desk.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestHeaderFieldsTooLarge);

        using var address = await Desk.Client.GetAsync(new Uri($"/api/search?q={new string('x', 9000)}", UriKind.Relative));
        address.StatusCode.ShouldBe(HttpStatusCode.RequestUriTooLong);
        using var query = await Desk.Client.GetAsync(new Uri($"/api/search?q={new string('x', 500)}", UriKind.Relative));
        query.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Json_that_nests_without_end_is_refused()
    {
        using var response = await Desk.PostAsync("/api/articles", $$"""{"id":"a","text":{{new string('[', 100_000)}}""");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var command = await Desk.PostAsync("/api/stories/s-1/pin", $$"""{"on":{{new string('[', 100_000)}}""");
        command.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Who_asks_too_much_is_told_to_wait()
    {
        await using var desk = await DeskServer.StartAsync([("Limits:Searches", "1"), ("Limits:Changes", "1"), ("Limits:Reads", "1")]);
        await desk.TellAsync("s-1", Told.Opened("Talks"));

        foreach (var path in new[] { "/api/search?q=talks", "/api/stories" })
        {
            var answers = new List<HttpResponseMessage>();
            for (var n = 0; n < 15; n++)
                answers.Add(await desk.Client.GetAsync(new Uri(path, UriKind.Relative)));
            answers[0].StatusCode.ShouldBe(HttpStatusCode.OK);
            var refused = answers.FirstOrDefault(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldNotBeNull(path);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            answers.ForEach(answer => answer.Dispose());
        }

        var pins = new List<HttpStatusCode>();
        for (var n = 0; n < 15; n++)
        {
            using var pin = await desk.PostAsync("/api/stories/s-1/pin", $$"""{"on":{{(n % 2 == 0 ? "true" : "false")}}}""");
            pins.Add(pin.StatusCode);
        }

        pins.ShouldContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_request_that_does_not_come_on_is_cut_off()
    {
        await using var desk = await DeskServer.StartAsync([("Limits:HeaderSeconds", "1")]);
        using var slow = new TcpClient();
        await slow.ConnectAsync(desk.Address.Host, desk.Address.Port, TimeLimit);
        await slow.GetStream().WriteAsync("GET /api/stories HTTP/1.1\r\nHost: localhost\r\n"u8.ToArray(), TimeLimit);

        using var reader = new StreamReader(slow.GetStream(), Encoding.ASCII);
        (await reader.ReadToEndAsync(TimeLimit)).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task A_message_to_the_hub_beyond_its_limit_ends_the_connection()
    {
        await using var page = await Desk.ConnectAsync(TimeLimit);

        await page.WatchAsync(new string('x', 10_000), TimeLimit);

        await Should.ThrowAsync<Exception>(async () =>
        {
            while (true)
                await page.Messages.ReadAsync(TimeLimit);
        });
        TimeLimit.IsCancellationRequested.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Basic YWRtaW46YWRtaW4=")]
    [InlineData("Bearer")]
    [InlineData("Bearer null")]
    [InlineData("Bearer sw_0000000000000000_")]
    [InlineData("Bearer sw_0000000000000000_' or '1'='1")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.")]
    public async Task A_made_up_token_is_no_token(string authorization)
    {
        await using var desk = await DeskServer.StartAsync([("Access:Required", "true")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        request.Headers.Add("X-Forwarded-User", "admin");
        request.Headers.Add("Cookie", "role=admin");

        using var response = await desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_in_an_address_is_refused_where_it_would_be_logged()
    {
        await using var desk = await DeskServer.StartAsync([("Access:Token", "a-long-token-of-the-desk")]);
        foreach (var path in new[] { "/api/me?access_token=a-long-token-of-the-desk", "/api/me?token=a-long-token-of-the-desk" })
        {
            using var response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative));
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task The_method_of_a_request_cannot_be_made_another()
    {
        await using var desk = await DeskServer.StartAsync([("Access:Required", "true")]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/tokens");
        request.Headers.Add("X-HTTP-Method-Override", "POST");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "nobody");

        using var response = await desk.Client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
