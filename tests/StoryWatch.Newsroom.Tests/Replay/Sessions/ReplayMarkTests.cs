using System.Text.Json;
using StoryWatch.Newsroom.Replay.Sessions;
using StoryWatch.Newsroom.Subscriptions;

namespace StoryWatch.Newsroom.Tests.Replay.Sessions;

public sealed class ReplayMarkTests
{
    private static readonly ReplayMark Mark = new("r-1", "<march>", "Ada");

    [Fact]
    public void A_message_says_in_its_id_its_body_and_its_text_that_it_is_a_replay_s()
    {
        var marked = Mark.On(Of("""{"id":"msg_1_2_wh","type":"t","text":"Hello","data":{"story":"s-1"}}"""), hasText: true);

        var body = JsonDocument.Parse(marked.Message.Body).RootElement;
        body.GetProperty("id").GetString().ShouldBe("msg_r-1_1_2_wh");
        marked.Message.Id.ShouldBe("msg_r-1_1_2_wh");
        body.GetProperty("replay").GetProperty("id").GetString().ShouldBe("r-1");
        body.GetProperty("replay").GetProperty("archive").GetString().ShouldBe("<march>");
        body.GetProperty("replay").GetProperty("allowedBy").GetString().ShouldBe("Ada");
        body.GetProperty("text").GetString().ShouldBe("REPLAY of &lt;march&gt;: Hello");
        body.GetProperty("data").GetProperty("story").GetString().ShouldBe("s-1");
    }

    [Fact]
    public void A_receiver_that_asks_for_no_text_gets_none() =>
        JsonDocument.Parse(Mark.On(Of("""{"id":"msg_1_2_wh","type":"t","text":"Hello","data":{}}"""), hasText: false).Message.Body)
            .RootElement.TryGetProperty("text", out _).ShouldBeFalse();

    [Fact]
    public void It_waits_for_no_message_of_the_live_desk()
    {
        var live = Of("""{"id":"msg_1_2_wh","type":"t","data":{}}""");

        Mark.On(live, hasText: false).Order.ShouldNotBe(live.Order);
    }

    private static NewDelivery Of(string body) =>
        new("wh", new OutgoingMessage("msg_1_2_wh", "t", "s-1", 2, 3, System.Text.Encoding.UTF8.GetBytes(body)), "s-1");
}
