using System.Text.Json;
using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Newsroom.Tests.Subscriptions;

public sealed class EventEnvelopesTests
{
    [Fact]
    public void A_message_has_id_type_timestamp_and_data_with_the_event_in_it()
    {
        var envelope = Envelope(Facts(Shifted("h-1")));

        envelope.GetProperty("id").GetString().ShouldBe("msg_1_2_wh1");
        envelope.GetProperty("type").GetString().ShouldBe("story.position-shifted.v1");
        envelope.GetProperty("timestamp").GetDateTimeOffset().ShouldBe(Noon);
        envelope.TryGetProperty("text", out _).ShouldBeFalse();
        var data = envelope.GetProperty("data");
        (data.GetProperty("epoch").GetInt64(), data.GetProperty("sequence").GetInt64(), data.GetProperty("story").GetString(), data.GetProperty("title").GetString())
            .ShouldBe((1, 2, "s-talks", "Talks"));
        data.GetProperty("event").GetProperty("shift").GetProperty("kind").GetString().ShouldBe("changed");
    }

    [Fact]
    public void However_long_an_event_is_its_message_is_under_20_kB_and_says_that_it_was_cut()
    {
        var quote = string.Concat(Enumerable.Repeat("„Нет“ 😀 ", 20_000));
        var shift = Shifted("h-1").Shift;
        var bytes = EventEnvelopes.ToBytes(EventEnvelopes.Of(
            Facts(new PositionShifted(shift with { After = shift.After with { Evidence = new Evidence(quote, 0, quote.Length) }, Why = quote }, Noon)), "msg_1", chat: true));

        bytes.Length.ShouldBeLessThan(EventEnvelopes.MostBytes);
        var data = JsonDocument.Parse(bytes).RootElement.GetProperty("data");
        data.GetProperty("truncated").GetBoolean().ShouldBeTrue();
        data.GetProperty("event").GetProperty("shift").GetProperty("id").GetString().ShouldBe("h-1");
        data.GetProperty("event").GetProperty("shift").GetProperty("why").GetString()!.ShouldEndWith("…");
    }

    [Fact]
    public void The_text_for_a_chat_is_a_line_a_quote_and_a_link_with_the_markup_of_others_escaped()
    {
        var shift = Shifted("h-1").Shift;
        var evil = shift with { After = shift.After with { Evidence = new Evidence("<!channel> a & b > c", 0, 20) } };

        MessageText.Of(Facts(new PositionShifted(evil, Noon))).ShouldBe(
            "*Russia* to United States on *talks*: willing → unwilling, changed (severity 3)\n_Talks_\n> &lt;!channel&gt; a &amp; b &gt; c\n<https://harbour.example/a-2|The Harbour Post>");
    }

    [Fact]
    public void The_text_says_when_a_shift_has_more_sources_and_when_it_is_taken_back()
    {
        var memory = Facts(Shifted("h-1"), out var after);
        memory.Alert.ShouldBe(AlertStep.Told);
        MessageText.Of(after.Take(Entry(3, "s-talks", 3, new ShiftCorroborated("h-1", Ref("a-3"), 2, 3, Noon)).ToMessage()).Facts).ShouldStartWith("Now 2 sources: *Russia*");
        MessageText.Of(after.Take(Entry(3, "s-talks", 3, new ShiftCorrected("h-1", "Wrong party.", Noon)).ToMessage()).Facts).ShouldEndWith("Wrong party.");
    }

    [Fact]
    public void Several_messages_that_go_out_together_are_one_digest_and_too_many_are_several()
    {
        var facts = Facts(Shifted("h-1"));
        var messages = Enumerable.Range(2, 150).Select(n => new OutgoingMessage(
            $"msg_{n}", "story.position-shifted.v1", "s-talks", n, 3, EventEnvelopes.ToBytes(EventEnvelopes.Of(facts, $"msg_{n}", chat: true)))).ToList();

        Digests.Of(messages[..1], Noon).ShouldBe(messages[..1]);
        var pair = Digests.Of(messages[..2], Noon).ShouldHaveSingleItem();
        (pair.Type, pair.Event, pair.Story, pair.Id).ShouldBe(("webhook.digest.v1", 3, "s-talks", "msg_2_3"));
        JsonDocument.Parse(pair.Body).RootElement.GetProperty("data").GetProperty("items").GetArrayLength().ShouldBe(2);

        var many = Digests.Of(messages, Noon);
        many.Count.ShouldBeGreaterThan(1);
        many.ShouldAllBe(digest => digest.Body.Length < EventEnvelopes.MostBytes);
        many.Sum(digest => JsonDocument.Parse(digest.Body).RootElement.GetProperty("data").GetProperty("items").GetArrayLength()).ShouldBe(150);
        many.Select(digest => digest.Id).Distinct().Count().ShouldBe(many.Count);
    }

    private static EventFacts Facts(StoryEvent second) => Facts(second, out _);

    private static EventFacts Facts(StoryEvent second, out StoryMemory after)
    {
        var memory = StoryMemory.Empty.Take(Entry(1, "s-talks", 1, Opened()).ToMessage()).Next;
        (var facts, after) = memory.Take(Entry(2, "s-talks", 2, second).ToMessage());
        return facts;
    }

    private static JsonElement Envelope(EventFacts facts) =>
        JsonDocument.Parse(EventEnvelopes.ToBytes(EventEnvelopes.Of(facts, EventEnvelopes.IdOf(facts.Message, "wh1"), chat: false))).RootElement;
}
