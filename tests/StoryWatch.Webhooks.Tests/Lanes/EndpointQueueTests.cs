using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Testing.Suites;
using StoryWatch.Webhooks.Lanes;

namespace StoryWatch.Webhooks.Tests.Lanes;

public sealed class EndpointQueueTests
{
    private static readonly DateTimeOffset Now = SampleSubscriptions.Noon;

    private readonly EndpointQueue _queue = new();

    [Fact]
    public void Messages_of_one_story_go_one_after_the_other()
    {
        Add(1, "a");
        Add(2, "a");
        var first = Take().ShouldNotBeNull();

        Take().ShouldBeNull();
        _queue.Done(first);
        Take()!.Sequence.ShouldBe(2);
    }

    [Fact]
    public void Messages_of_different_stories_go_at_once()
    {
        Add(1, "a");
        Add(2, "b");

        (Take()!.Sequence, Take()!.Sequence).ShouldBe((1, 2));
    }

    [Fact]
    public void A_message_that_failed_holds_its_story_and_no_other()
    {
        Add(1, "a");
        Add(2, "a");
        Add(3, "b");
        var failed = Take()!;
        _queue.Retry(failed with { Attempts = 1, Due = Now.AddMinutes(5) });

        Take()!.Sequence.ShouldBe(3);
        Take().ShouldBeNull();
        _queue.NextDue.ShouldBe(Now.AddMinutes(5));
        _queue.TakeDue(Now.AddMinutes(5)).ShouldBe(failed with { Attempts = 1, Due = Now.AddMinutes(5) });
    }

    [Fact]
    public void An_endpoint_that_answers_again_gets_everything_at_once_and_still_in_order()
    {
        Add(1, "a", Now.AddHours(1));
        Add(2, "a", Now.AddHours(2));
        Add(3, "b", Now.AddHours(3));
        Take().ShouldBeNull();

        _queue.BringForward(Now);

        (Take()!.Sequence, Take()!.Sequence, Take()).ShouldBe((1, 3, null));
    }

    [Fact]
    public void An_older_message_that_is_sent_again_goes_before_those_that_wait()
    {
        Add(5, "a");
        Add(2, "a");

        Take()!.Sequence.ShouldBe(2);
    }

    [Fact]
    public void A_message_is_not_taken_twice()
    {
        Add(1, "a");
        Add(1, "a");
        var under = Take()!;
        Add(1, "a");

        _queue.Count.ShouldBe(1);
        _queue.Done(under);
        Take().ShouldBeNull();
        _queue.Count.ShouldBe(0);
    }

    private void Add(long sequence, string story, DateTimeOffset? due = null) =>
        _queue.Add(new(sequence, "wh1", story, SampleSubscriptions.Message(sequence, story), DeliveryState.Pending, 0, due ?? Now, Now));

    private Delivery? Take() => _queue.TakeDue(Now);
}
