using System.Text;
using StoryWatch.Testing.Servers;
using StoryWatch.Testing.Suites;
using StoryWatch.Testing.Webhooks;
using StoryWatch.Webhooks.Signing;

namespace StoryWatch.Webhooks.Tests.Signing;

public sealed class StandardSignatureTests
{
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string KnownSignature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static readonly DateTimeOffset Timestamp = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void The_known_vector_of_Standard_Webhooks_comes_out() =>
        StandardSignature.Sign([SampleSubscriptions.Secret], Id, Timestamp, Body).ShouldBe(KnownSignature);

    [Fact]
    public void While_a_secret_is_replaced_both_sign()
    {
        var both = StandardSignature.Sign(["whsec_c2Vjb25kIHNlY3JldCBvZiBlbm91Z2ggYnl0ZXM=", SampleSubscriptions.Secret], Id, Timestamp, Body).Split(' ');

        both.Length.ShouldBe(2);
        both[0].ShouldStartWith("v1,");
        both[1].ShouldBe(KnownSignature);
    }

    [Fact]
    public void Every_byte_counts() =>
        StandardSignature.Sign([SampleSubscriptions.Secret], Id, Timestamp, """{"test":2432232314}"""u8).ShouldNotBe(KnownSignature);

    [Fact]
    public void A_secret_that_is_no_base64_is_refused() =>
        Should.Throw<FormatException>(() => StandardSignature.Sign(["whsec_???"], Id, Timestamp, Body));

    [ServerFact, Requires(Server.Node)]
    public async Task A_second_implementation_verifies_what_is_signed_and_refuses_what_was_changed()
    {
        var now = DateTimeOffset.UtcNow;
        var body = Encoding.UTF8.GetBytes("""{"quote":"„Ничего“ – 否 😀"}""");
        var headers = new Dictionary<string, string>
        {
            ["webhook-id"] = Id,
            ["webhook-timestamp"] = StandardSignature.SecondsOf(now),
            ["webhook-signature"] = StandardSignature.Sign(["whsec_c2Vjb25kIHNlY3JldCBvZiBlbm91Z2ggYnl0ZXM=", SampleSubscriptions.Secret], Id, now, body),
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));

        var said = await WebhookChecks.RunAsync(
            [
                new(SampleSubscriptions.Secret, headers, body, null),
                new(SampleSubscriptions.Secret, headers, [.. body, (byte)' '], null),
                new(SampleSubscriptions.Secret, new Dictionary<string, string>(headers) { ["webhook-id"] = "msg_other" }, body, null),
            ],
            limit.Token);

        said[0].ShouldBe("ok");
        said[1].ShouldContain("No matching signature");
        said[2].ShouldContain("No matching signature");
    }
}
