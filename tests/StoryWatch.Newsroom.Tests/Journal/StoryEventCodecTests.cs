using System.Text;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Claims;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Newsroom.Tests.Journal;

public sealed class StoryEventCodecTests
{
    private static readonly DateTimeOffset At = new(2021, 3, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly ArticleRef Article = new("a1", 2, "The Courier", "A title", "https://courier.example/1", At, "a1");
    private static readonly Actor Peskov = new("Dmitry Peskov", "RUS", "GOV");
    private static readonly Evidence Quote = new("“no” – 否", 3, 9);
    private static readonly Position Refusal = new(Peskov, null, "talks", Stance.Unwilling, PloverEvent.Reject, Modality.Asserted, Quote)
    {
        Voice = Voice.Own,
        Speaker = Peskov,
        Background = true,
        Salience = 0.25,
        Office = "spokesman",
        Said = new DateOnly(2021, 3, 21),
    };

    private static readonly Statement Said = new(Article, Quote, Stance.Unwilling, Voice.Own, Peskov) { Office = "spokesman", Said = new DateOnly(2021, 3, 21) };
    private static readonly LedgerKey Line = new("RUS", "talks", "", LedgerTrack.Stand);

    /// <summary>One of each.</summary>
    internal static readonly StoryEvent[] Each =
    [
        new StoryOpened("A title", At),
        new ArticleAdded(Article, "d1", "a0", At),
        new ArticleRevised(Article, true, At),
        new ArticleWithdrawn(Article, At),
        new PositionReported(Refusal, Line, Article, true, At),
        new PositionShifted(
            new Shift("x1", Line, ShiftKind.Changed, Peskov, null, "talks", Stance.Willing, Stance.Unwilling, PloverEvent.Reject, Modality.Asserted, Said, Said, 3, 0.9, "why") { Answers = "c1" },
            At),
        new ShiftCorroborated("x1", Article, 2, 3, At) { Why = "why" },
        new ShiftCorrected("x1", "why", At),
        new ShiftDismissed("x1", "why", "anna", At),
        new IssuesMerged("summit", "talks", "anna", At),
        new IssueMergeUndone("summit", "talks", "anna", At),
        new ClaimMade(new Claim("c1", Peskov, Quote, Article), At),
        new ClaimCorroborated("c1", Article, 2, At),
        new ClaimWithdrawn("c1", Article, "why", At),
        new MergeProposed(new StoryId("s-2"), "evidence", At),
        new StoryMerged(new StoryId("s-2"), "anna", At),
        new MergeUndone(new StoryId("s-2"), "anna", At),
        new SplitProposed(["d1", "d2"], "evidence", At),
        new StorySplit(["d1"], new StoryId("s-2"), "anna", At),
        new SplitUndone(["d1"], new StoryId("s-2"), "anna", At),
        new StoryPinned("anna", At),
        new StoryUnpinned("anna", At),
        new StoryMuted(At.AddDays(1), "anna", At),
        new StoryUnmuted("anna", At),
        new StoryAcknowledged(12, "anna", At),
        new StoryAssigned("ben", "anna", At),
        new StoryUnassigned("anna", At),
    ];

    public static TheoryData<string> Names() => [.. Each.Select(StoryEventCodec.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_read_as_it_was_written(string name)
    {
        var happened = Each.Single(one => StoryEventCodec.NameOf(one) == name);

        var read = StoryEventCodec.Read(StoryEventCodec.NameOf(happened), StoryEventCodec.Write(happened));

        read.ShouldBe(happened);
    }

    [Fact]
    public void Every_event_of_the_domain_has_a_name()
    {
        var events = typeof(StoryEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoryEvent)) && !type.IsAbstract);

        Each.Select(one => one.GetType()).ShouldBe(events, ignoreOrder: true);
    }

    [Fact]
    public void The_wire_keeps_its_form()
    {
        Encoding.UTF8.GetString(StoryEventCodec.Write(new PositionReported(Refusal, Line, Article, false, At))).ShouldBe(
            """
            {"position":{"actor":{"name":"Dmitry Peskov","country":"RUS","sector":"GOV"},"issue":"talks","stance":"unwilling","event":"reject","modality":"asserted","evidence":{"text":"“no” – 否","start":3,"end":9},"voice":"own","speaker":{"name":"Dmitry Peskov","country":"RUS","sector":"GOV"},"office":"spokesman","said":"2021-03-21","background":true,"salience":0.25},"line":{"party":"RUS","issue":"talks","counterpart":"","track":"stand"},"article":{"id":"a1","revision":2,"outlet":"The Courier","title":"A title","url":"https://courier.example/1","at":"2021-03-22T10:00:00+00:00","sourceGroup":"a1"},"retold":false,"at":"2021-03-22T10:00:00+00:00"}
            """);
    }

    [Fact]
    public void An_event_of_a_newer_version_is_refused_by_name() =>
        Should.Throw<UnknownEventException>(() => StoryEventCodec.Read("story.dreamt.v9", "{}"u8)).Message.ShouldContain("story.dreamt.v9");
}
