using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Web.Tests.Articles;

public sealed class BatchTests : DeskTests
{
    private const string Path = "/api/articles/batch";
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task A_broken_line_is_told_by_its_number_and_the_rest_goes_on()
    {
        using var response = await Desk.PostAsync(Path, "{\"id\":\"a\",\"text\":\"one\"}\n\n{\"id\":\"b\",\n{\"id\":\"c\",\"text\":\"\"}\n{\"id\":\"d\",\"text\":\"two\"}\n", Lines);

        response.StatusCode.ShouldBe(HttpStatusCode.MultiStatus);
        var receipt = (await response.Content.ReadFromJsonAsync<BatchReceipt>())!;
        receipt.Items.Select(item => (item.Line, item.Verdict, item.Id, item.Field)).ShouldBe(
            [(1, "accepted", "a", null), (3, "rejected", null, null), (4, "rejected", null, "text"), (5, "accepted", "d", null)]);
        (receipt.Accepted, receipt.Rejected).ShouldBe((2, 2));
        (await Desk.Get<IInbox>().CountAsync(TimeLimit)).Total.ShouldBe(2);
    }

    [Fact]
    public async Task An_array_is_a_batch_too()
    {
        using var response = await Desk.PostAsync(Path, """[{"id":"a","text":"one"},{"id":"b","text":"two"},{"id":"a","text":"one"}]""");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var receipt = (await response.Content.ReadFromJsonAsync<BatchReceipt>())!;
        (receipt.Accepted, receipt.Known).ShouldBe((2, 1));
    }

    [Fact]
    public async Task More_articles_than_one_commit_takes_all_come_in_and_in_order()
    {
        var body = string.Join('\n', Enumerable.Range(1, 450).Select(number => $$"""{"id":"a-{{number}}","text":"text {{number}}"}"""));

        using var response = await Desk.PostAsync(Path, body, Lines);

        var receipt = (await response.Content.ReadFromJsonAsync<BatchReceipt>())!;
        receipt.Items.Select(item => item.Sequence).ShouldBe(Enumerable.Range(1, 450).Select(number => (long?)number));
    }

    [Theory]
    [InlineData("", "\n", "", Lines)]
    [InlineData("[", ",", "]", "application/json")]
    public async Task More_articles_than_ten_thousand_are_refused_and_none_of_them_is_taken(string start, string between, string end, string type)
    {
        var body = start + string.Join(between, Enumerable.Range(1, 10_001).Select(number => $$"""{"id":"a-{{number}}","text":"t"}""")) + end;

        using var response = await Desk.PostAsync(Path, body, type);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain("10000");
        (await Desk.Get<IInbox>().CountAsync(TimeLimit)).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData("[{\"id\":\"a\",\"text\":\"one\"},\n{\"id\":", "application/json", "line 2")]
    [InlineData("{\"id\":\"a\"}\n{}", Lines, "Line 1: text")]
    [InlineData("\n\n", Lines, "no article")]
    public async Task A_batch_of_which_nothing_can_be_read_is_a_bad_request(string body, string type, string told)
    {
        using var response = await Desk.PostAsync(Path, body, type);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain(told);
        (await Desk.Get<IInbox>().CountAsync(TimeLimit)).Total.ShouldBe(0);
    }
}
