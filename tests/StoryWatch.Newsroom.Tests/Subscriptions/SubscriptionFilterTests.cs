using StoryWatch.Newsroom.Relay;
using StoryWatch.Newsroom.Subscriptions;
using StoryWatch.Stories.Threads;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Newsroom.Tests.Subscriptions;

public sealed class SubscriptionFilterTests
{
    private static readonly SubscriptionFilter Alerts = SubscriptionFilter.Alerts;

    // 1 opened, 2 added, 3 shifted (Russia to the United States on talks, changed, severity 3, one source), 4 a second source, 5 a third, 6 corrected.
    private static readonly StoryEvent[] Story =
    [
        Opened(), Added("a-1"), Shifted("h-1"), new ShiftCorroborated("h-1", Ref("a-3"), 2, 3, Noon), new ShiftCorroborated("h-1", Ref("a-4"), 3, 3, Noon),
        new ShiftCorrected("h-1", "It was another one.", Noon),
    ];

    public static TheoryData<SubscriptionFilter, long[]> Filters() => new()
    {
        { Alerts, [3, 6] },
        { Alerts with { MinSeverity = 3 }, [3, 6] },
        { Alerts with { MinSources = 2 }, [4, 6] },
        { Alerts with { MinSources = 3 }, [5, 6] },
        { Alerts with { MinSources = 4 }, [] },
        { Alerts with { Actors = ["russia"] }, [3, 6] },
        { Alerts with { Actors = ["USA"] }, [3, 6] },
        { Alerts with { Actors = ["France", "Iran"] }, [] },
        { Alerts with { Issues = ["Talks"] }, [3, 6] },
        { Alerts with { Issues = ["tariffs"] }, [] },
        { Alerts with { Kinds = ["changed", "act"] }, [3, 6] },
        { Alerts with { Kinds = ["hardened"] }, [] },
        { Alerts with { Outlets = ["The Harbour Post"] }, [3, 6] },
        { Alerts with { Outlets = ["The Ledger"] }, [] },
        { Alerts with { Stories = ["s-talks"] }, [3, 6] },
        { Alerts with { Stories = ["s-other"] }, [] },
        { Alerts with { Actors = ["Russia"], Issues = ["tariffs"] }, [] },
        { Alerts with { Events = ["*"] }, [1, 2, 3, 4, 5, 6] },
        { Alerts with { Events = ["story.article-added.v1", "story.opened.v1"] }, [1, 2] },
        { Alerts with { Events = ["*"], Outlets = ["The Harbour Post"] }, [2, 3, 4, 5, 6] },
        { Alerts with { Events = ["story.shift-corroborated.v1"], MinSources = 3 }, [5] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void All_that_is_asked_for_must_hold(SubscriptionFilter filter, long[] taken) =>
        Facts(Story).Where(filter.Takes).Select(facts => facts.Message.Sequence).ShouldBe(taken);

    [Fact]
    public void A_shift_that_grows_severe_is_told_when_it_is_severe_enough()
    {
        var shifted = Shifted("h-1") with { Shift = Shifted("h-1").Shift with { Severity = 1 } };
        StoryEvent[] story = [Opened(), shifted, new ShiftCorroborated("h-1", Ref("a-3"), 2, 1, Noon), new ShiftCorroborated("h-1", Ref("a-4"), 3, 2, Noon), new ShiftCorroborated("h-1", Ref("a-5"), 4, 2, Noon)];

        Facts(story).Where((Alerts with { MinSeverity = 2 }).Takes).Select(facts => facts.Message.Sequence).ShouldBe([4]);
    }

    [Fact]
    public void A_shift_that_was_never_told_is_not_taken_back() =>
        Facts(Story).Where((Alerts with { MinSources = 4 }).Takes).ShouldBeEmpty();

    [Fact]
    public void A_dismissed_shift_is_taken_back() =>
        Facts([Opened(), Shifted("h-1"), new ShiftDismissed("h-1", "old news", "anna", Noon)]).Last().Alert.ShouldBe(AlertStep.TakenBack);

    [Fact]
    public void The_speaker_of_a_claim_is_a_party() =>
        Facts(Journal.StoryEventCodecTests.Each).Where((Alerts with { Events = ["story.claim-made.v1", "story.claim-corroborated.v1"], Actors = ["RUS"] }).Takes).Count().ShouldBe(2);

    private static IEnumerable<EventFacts> Facts(IEnumerable<StoryEvent> story)
    {
        var memory = StoryMemory.Empty;
        var version = 0;
        foreach (var happened in story)
        {
            version++;
            (var facts, memory) = memory.Take(Entry(version, "s-talks", version, happened).ToMessage());
            yield return facts;
        }
    }
}
