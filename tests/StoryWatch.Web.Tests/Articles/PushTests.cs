using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Web.Tests.Articles;

public sealed class PushTests : DeskTests
{
    private const string Path = "/api/articles";

    [Fact]
    public async Task A_new_article_is_accepted_and_is_on_disk_when_it_is_answered()
    {
        using var response = await Desk.PostAsync(Path, """{"id":"a","text":"The envoys met."}""");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await response.Content.ReadFromJsonAsync<ArticleReceipt>()).ShouldBe(new ArticleReceipt("a", 1, "accepted", 1));
        (await Desk.Get<IInbox>().FindAsync("a", null, TimeLimit)).ShouldNotBeNull().Text.ShouldBe("The envoys met.");
    }

    [Fact]
    public async Task The_same_article_again_is_known_and_a_changed_text_is_a_revision()
    {
        using var first = await Desk.PostAsync(Path, """{"id":"a","text":"The envoys met."}""");
        using var again = await Desk.PostAsync(Path, """{"id":"a","text":"The envoys met."}""");
        using var changed = await Desk.PostAsync(Path, """{"id":"a","text":"The envoys met twice."}""");

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.Content.ReadFromJsonAsync<ArticleReceipt>())!.Verdict.ShouldBe("known");
        changed.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await changed.Content.ReadFromJsonAsync<ArticleReceipt>()).ShouldBe(new ArticleReceipt("a", 2, "revised", 2));
    }

    [Theory]
    [InlineData("""{"text":"t"}""", "id")]
    [InlineData("""{"id":"a","text":""}""", "text")]
    [InlineData("""{"id":"a","text":"t","published":"3021-05-05"}""", "published")]
    [InlineData("""{"id":"a","text":5}""", "text")]
    public async Task Bad_input_is_refused_with_the_field_that_is_at_fault(string body, string field)
    {
        using var response = await Desk.PostAsync(Path, body);

        var problem = await ProblemOf(response, HttpStatusCode.BadRequest);
        problem.GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task An_id_of_ten_kilobytes_is_refused_by_name_and_not_echoed()
    {
        using var response = await Desk.PostAsync(Path, $$"""{"id":"{{new string('x', 10_000)}}","text":"t"}""");

        var problem = await ProblemOf(response, HttpStatusCode.BadRequest);
        problem.GetProperty("field").GetString().ShouldBe("id");
        problem.GetRawText().Length.ShouldBeLessThan(1000);
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"text\":")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task What_is_no_json_object_is_refused(string body)
    {
        using var response = await Desk.PostAsync(Path, body);

        await ProblemOf(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused()
    {
        using var response = await Desk.PostAsync(Path, [.. "{\"id\":\"a\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        (await ProblemOf(response, HttpStatusCode.BadRequest)).GetProperty("detail").GetString()!.ShouldContain("UTF-8");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("nonsense")]
    public async Task Another_content_type_is_refused(string type)
    {
        using var response = await Desk.PostAsync(Path, """{"id":"a","text":"t"}""", type);

        await ProblemOf(response, HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(Path, "application/json", true)]
    [InlineData(Path, "application/json", false)]
    [InlineData(Path + "/batch", "application/x-ndjson", true)]
    [InlineData(Path + "/batch", "application/x-ndjson", false)]
    public async Task A_body_of_fifty_megabytes_is_refused_and_nothing_of_it_is_taken(string path, string type, bool saysLength)
    {
        var line = Encoding.UTF8.GetBytes($$"""{"id":"a","text":"{{new string('x', 100_000)}}"}""" + "\n");
        using var content = new StreamContent(new MemoryStream([.. Enumerable.Repeat(line, 520).SelectMany(bytes => bytes)]));
        content.Headers.ContentType = new(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TransferEncodingChunked = !saysLength;
        using var response = await Desk.Client.SendAsync(request, TimeLimit);

        await ProblemOf(response, HttpStatusCode.RequestEntityTooLarge);
        (await Desk.Get<IInbox>().CountAsync(TimeLimit)).Total.ShouldBe(0);
    }

    private static async Task<JsonElement> ProblemOf(HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetRawText().ShouldNotContain("   at ");
        return problem;
    }
}
