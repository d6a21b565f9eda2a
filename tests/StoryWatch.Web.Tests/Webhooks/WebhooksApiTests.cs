using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using StoryWatch.Contracts;
using StoryWatch.Newsroom.Access;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Web.Tests.Webhooks;

public sealed class WebhooksApiTests : DeskTests
{
    private const string Pager = """{"url":"https://pager.example/hook"}""";

    [Fact]
    public async Task A_webhook_is_made_changed_and_taken_away_and_its_secret_is_shown_once()
    {
        var made = await CreateAsync(
            """
            {"url":"https://pager.example/hook","description":"night desk","chat":true,
             "filter":{"actors":["Iran","USA"],"kinds":["changed"],"minSeverity":2},
             "pace":{"debounceSeconds":300,"digestMinutes":60,"quietHours":{"from":"22:00","to":"07:00","timeZone":"Europe/Berlin"}}}
            """);
        made.Secret.ShouldStartWith("whsec_");

        var text = await Desk.Client.GetStringAsync(new Uri("/api/webhooks", UriKind.Relative), TimeLimit);
        text.ShouldNotContain(made.Secret);
        var view = JsonSerializer.Deserialize<WebhookView[]>(text, JsonSerializerOptions.Web).ShouldNotBeNull().ShouldHaveSingleItem();
        (view.Url, view.Description, view.Chat, view.State, view.Secret).ShouldBe(("https://pager.example/hook", "night desk", true, "enabled", $"whsec_…{made.Secret[^4..]}"));
        view.Filter.Actors.ShouldBe(["Iran", "USA"]);
        (view.Filter.MinSeverity, view.Filter.Events).ShouldBe((2, null));
        view.Pace.ShouldBe(new(300, 60, new("22:00", "07:00", "Europe/Berlin", 3)));

        var changed = await Desk.Client.PutAsJsonAsync($"/api/webhooks/{view.Id}", new { url = "https://pager.example/other" }, TimeLimit);
        (await changed.Content.ReadFromJsonAsync<WebhookView>(TimeLimit))!.Url.ShouldBe("https://pager.example/other");
        (await Desk.Get<ISubscriptions>().FindAsync(view.Id, TimeLimit))!.Secrets.Current.ShouldBe(made.Secret);

        (await Desk.Client.DeleteAsync(new Uri($"/api/webhooks/{view.Id}", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Desk.Client.GetAsync(new Uri($"/api/webhooks/{view.Id}", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"url":"pager"}""", "url")]
    [InlineData("""{"url":"ftp://pager.example/"}""", "url")]
    [InlineData("""{"url":"https://me:secret@pager.example/"}""", "url")]
    [InlineData("""{"url":"https://pager.example/","description":"a\u0007b"}""", "description")]
    [InlineData("""{"url":"https://pager.example/","filter":{"events":["story.exploded.v1"]}}""", "filter.events")]
    [InlineData("""{"url":"https://pager.example/","filter":{"actors":[""]}}""", "filter.actors")]
    [InlineData("""{"url":"https://pager.example/","filter":{"minSeverity":4}}""", "filter.minSeverity")]
    [InlineData("""{"url":"https://pager.example/","filter":{"minSources":0}}""", "filter.minSources")]
    [InlineData("""{"url":"https://pager.example/","pace":{"debounceSeconds":-1}}""", "pace.debounceSeconds")]
    [InlineData("""{"url":"https://pager.example/","pace":{"digestMinutes":2000}}""", "pace.digestMinutes")]
    [InlineData("""{"url":"https://pager.example/","pace":{"quietHours":{"from":"22","to":"07:00"}}}""", "pace.quietHours.from")]
    [InlineData("""{"url":"https://pager.example/","pace":{"quietHours":{"from":"22:00","to":"22:00"}}}""", "pace.quietHours.to")]
    [InlineData("""{"url":"https://pager.example/","pace":{"quietHours":{"from":"22:00","to":"07:00","timeZone":"Mars/Base"}}}""", "pace.quietHours.timeZone")]
    [InlineData("""{"url":"https://pager.example/","pace":{"quietHours":{"from":"22:00","to":"07:00","bypassSeverity":9}}}""", "pace.quietHours.bypassSeverity")]
    public async Task What_is_no_webhook_is_refused_with_the_field_at_fault(string request, string field)
    {
        using var refused = await Desk.PostAsync("/api/webhooks", request);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TimeLimit)).ShouldContain($"\"field\":\"{field}\"");
    }

    [Fact]
    public async Task A_rotated_secret_is_shown_once_and_the_old_one_signs_until_its_time()
    {
        var made = await CreateAsync(Pager);
        var path = $"/api/webhooks/{made.Webhook.Id}/rotate";

        var rotated = await (await Desk.PostAsync(path, """{"overlapHours":2}""")).Content.ReadFromJsonAsync<WebhookSecret>(TimeLimit);

        var secrets = (await Desk.Get<ISubscriptions>().FindAsync(made.Webhook.Id, TimeLimit))!.Secrets;
        (secrets.Current, secrets.Previous, secrets.PreviousUntil).ShouldBe((rotated!.Secret, made.Secret, rotated.PreviousUntil));
        secrets.At(rotated.PreviousUntil.AddSeconds(-1)).Count.ShouldBe(2);
        secrets.At(rotated.PreviousUntil).ShouldBe([rotated.Secret]);
        (await Desk.PostAsync(path, """{"overlapHours":9000}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_test_waits_in_the_list_of_messages_and_is_sent_again_and_recovered_by_name()
    {
        var id = (await CreateAsync(Pager)).Webhook.Id;

        var test = (await (await Desk.PostAsync($"/api/webhooks/{id}/test", "")).Content.ReadFromJsonAsync<DeliveryView>(TimeLimit)).ShouldNotBeNull();

        (test.Type, test.State, test.Attempts).ShouldBe(("webhook.test.v1", "pending", 0));
        var page = await Desk.Client.GetFromJsonAsync<DeliveryPage>($"/api/webhooks/{id}/deliveries?state=pending", TimeLimit);
        page!.Deliveries.ShouldHaveSingleItem().Message.ShouldBe(test.Message);
        (await Desk.PostAsync($"/api/webhooks/{id}/deliveries/{test.Delivery}/resend", "")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Desk.PostAsync($"/api/webhooks/{id}/deliveries/99/resend", "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Desk.Client.GetFromJsonAsync<AttemptPage>($"/api/webhooks/{id}/attempts", TimeLimit))!.Attempts.ShouldBeEmpty();
        (await Desk.Client.GetAsync(new Uri($"/api/webhooks/{id}/deliveries?state=lost", UriKind.Relative), TimeLimit)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_disabled_webhook_is_told_nothing_and_recovers_what_it_missed()
    {
        var id = (await CreateAsync(Pager)).Webhook.Id;
        (await Desk.PostAsync($"/api/webhooks/{id}/disable", "")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Desk.Client.GetFromJsonAsync<WebhookView>($"/api/webhooks/{id}", TimeLimit))!.State.ShouldBe("disabled");
        (await Desk.PostAsync($"/api/webhooks/{id}/test", "")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await Desk.TellAsync("s-talks", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("h-1"));

        var enabled = await (await Desk.PostAsync($"/api/webhooks/{id}/enable", "")).Content.ReadFromJsonAsync<WebhookView>(TimeLimit);
        (enabled!.State, enabled.Missed).ShouldBe(("enabled", new MissedEvents(0, 3)));
        var since = """{"since":"2020-01-01T00:00:00Z"}""";
        (await (await Desk.PostAsync($"/api/webhooks/{id}/recover", since)).Content.ReadFromJsonAsync<RecoverReceipt>(TimeLimit))!.Messages.ShouldBe(1);
        (await (await Desk.PostAsync($"/api/webhooks/{id}/recover", since)).Content.ReadFromJsonAsync<RecoverReceipt>(TimeLimit))!.Messages.ShouldBe(0);
    }

    [Fact]
    public async Task Below_admin_nobody_sees_an_address_that_is_a_key_nor_what_it_answered()
    {
        var id = (await CreateAsync("""{"url":"https://chat.example:8443/services/T0/key?also=key"}""")).Webhook.Id;
        var test = (await (await Desk.PostAsync($"/api/webhooks/{id}/test", "")).Content.ReadFromJsonAsync<DeliveryView>(TimeLimit))!;
        await Desk.Get<IDeliveries>().RecordAsync(
            [new(id, test.Delivery, 1, Told.Noon, TimeSpan.Zero, 500, "500 Server Error", "the key is", DeliveryState.Dead, null)], TimeLimit);
        (await Desk.Client.GetStringAsync(new Uri($"/api/webhooks/{id}/attempts", UriKind.Relative), TimeLimit)).ShouldContain("the key is");
        var issue = Desk.Get<TokenIssue>();
        await issue.CreateAsync("Ada", Role.Admin, "a test", null, TimeLimit);
        Desk.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await issue.CreateAsync("Vic", Role.Viewer, "a test", null, TimeLimit))!.Secret.Text);

        foreach (var path in new[] { "/api/webhooks", $"/api/webhooks/{id}", $"/api/webhooks/{id}/attempts" })
            (await Desk.Client.GetStringAsync(new Uri(path, UriKind.Relative), TimeLimit)).ShouldNotContain("key", customMessage: path);
        (await Desk.Client.GetFromJsonAsync<WebhookView>($"/api/webhooks/{id}", TimeLimit))!.Url.ShouldBe("https://chat.example:8443");
    }

    [Fact]
    public async Task A_preview_says_what_would_have_been_told()
    {
        await Desk.TellAsync("s-talks", Told.Opened("Talks"), Told.Added("a"), Told.Shifted("h-1"), Told.Shifted("h-2"));

        var view = await (await Desk.PostAsync("/api/webhooks/preview", """{"filter":{"actors":["Northland"],"minSeverity":3}}""")).Content.ReadFromJsonAsync<PreviewView>(TimeLimit);

        (view!.Scanned, view.Matched, view.Messages).ShouldBe((4, 2, 2));
        view.Newest[0].Text.ShouldContain("Northland");
        (await Desk.PostAsync("/api/webhooks/preview", """{"filter":{"minSeverity":9}}""")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_event_that_was_set_aside_is_tried_again_by_hand()
    {
        var id = (await CreateAsync(Pager)).Webhook.Id;
        await Desk.TellAsync("s-talks", Told.Opened("Talks"), Told.Shifted("h-1"));
        var book = await Desk.Get<ISubscriptions>().LoadAsync(TimeLimit);
        await Desk.Get<IDeliveries>().EnqueueAsync(
            new Enqueue(book, new JournalPosition(7, 2), [], [], [new(7, 2, "no title", Told.Noon)], null, Told.Noon), TimeLimit);
        (await Desk.Client.GetFromJsonAsync<SetAsideView[]>("/api/webhooks/set-aside", TimeLimit))!.ShouldHaveSingleItem().Reason.ShouldBe("no title");

        (await Desk.PostAsync("/api/webhooks/set-aside/2/retry", "")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await Desk.Get<IDeliveries>().PendingAsync(id, 10, TimeLimit)).ShouldHaveSingleItem().Message.Event.ShouldBe(2);
        (await Desk.PostAsync("/api/webhooks/set-aside/2/retry", "")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<WebhookCreated> CreateAsync(string request)
    {
        using var made = await Desk.PostAsync("/api/webhooks", request);
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await made.Content.ReadFromJsonAsync<WebhookCreated>(TimeLimit)).ShouldNotBeNull();
    }
}
