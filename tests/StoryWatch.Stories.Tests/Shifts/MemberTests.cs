using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class MemberTests
{
    private static readonly Actor Foreign = new("Anna Berg", "NOR", "GOV");
    private static readonly Actor Defence = new("Olav Lund", "NOR", "GOV");

    private static readonly Position Open = Says.By(Foreign, Stance.Willing, PloverEvent.Consult, "We shall sit down with them.") with
    {
        Speaker = Foreign,
        Office = "foreign minister",
    };

    private static readonly Position Closed = Says.By(Defence, Stance.Unwilling, PloverEvent.Reject, "No officer of mine goes to that table.") with
    {
        Speaker = Defence,
        Office = "defence minister",
    };

    [Fact]
    public void Two_ministers_who_differ_contradict_each_other_and_the_party_has_not_moved()
    {
        var story = new StorySpec().Takes("a1", Open).Takes("a2", 1, Closed);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Contradicted);
        shift.Before!.Speaker.ShouldBe(Foreign);
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void The_dissent_in_another_outlet_is_a_source_and_no_alert()
    {
        var story = new StorySpec().Takes("a1", Open).Takes("a2", 1, Closed)
            .Takes("a3", 1, Closed with { Evidence = new Evidence("Lund would send nobody.", 0, 23) });

        story.Shifts.ShouldBeEmpty();
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().ShiftId.ShouldBe(
            story.State.Shifts.Values.Single(told => told.Shift.Kind == ShiftKind.Contradicted).Shift.Id);
    }

    [Fact]
    public void A_spokesman_speaks_for_the_government_so_that_his_word_is_a_change()
    {
        var spokesman = Closed with { Office = "spokesman" };

        new StorySpec().Takes("a1", Open).Takes("a2", 1, spokesman).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
    }

    [Fact]
    public void The_same_minister_who_says_the_opposite_has_changed()
    {
        var turned = Closed with { Actor = Foreign, Speaker = Foreign, Office = "foreign minister" };

        new StorySpec().Takes("a1", Open).Takes("a2", 1, turned).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
    }

    [Fact]
    public void Once_the_government_says_what_the_dissenter_said_it_has_changed()
    {
        var government = Closed with { Actor = new Actor("Norway", "NOR", "GOV"), Speaker = new Actor("Norway", "NOR", "GOV"), Office = "government", Evidence = new Evidence("Nobody will be sent.", 0, 20) };
        var story = new StorySpec().Takes("a1", Open).Takes("a2", 1, Closed).Takes("a3", 2, government);

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
    }

    [Fact]
    public void A_minister_who_demands_something_does_not_speak_against_one_who_would_talk()
    {
        var demand = Closed with { Stance = Stance.Demands, Event = PloverEvent.Request };

        new StorySpec().Takes("a1", Open).Takes("a2", 1, demand).Shifts.ShouldBeEmpty();
        new StorySpec().Takes("a1", Open, demand).Shifts.ShouldNotContain(shift => shift.Kind == ShiftKind.Contradicted);
    }

    [Fact]
    public void A_deed_is_nobodys_opinion()
    {
        var deed = Closed with { Stance = Stance.Imposes, Event = PloverEvent.Sanction };

        new StorySpec().Takes("a1", Open).Takes("a2", 1, deed).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);
    }

    [Fact]
    public void Two_ministers_who_differ_in_one_article_are_one_alert_with_both_quotes()
    {
        var story = new StorySpec().Takes("a1", Open, Closed);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Contradicted);
        shift.Before!.Evidence.Text.ShouldBe(Open.Evidence.Text);
        shift.After.Evidence.Text.ShouldBe(Closed.Evidence.Text);
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void Whoever_says_what_the_government_held_before_is_no_dissenter()
    {
        var story = new StorySpec().Takes("a0", Says.Unwilling("Norway has refused.") with { Actor = new Actor("Norway", "NOR", "GOV"), Speaker = null, Voice = Voice.Outlet })
            .Takes("a1", 30, Open, Closed);

        story.Shifts.ShouldHaveSingleItem().After.Speaker.ShouldBe(Foreign);
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void The_quarrel_of_one_article_in_the_next_one_is_no_alert() =>
        new StorySpec().Takes("a1", Open, Closed)
            .Takes("a2", 1, Open with { Evidence = new Evidence("Berg would go at once.", 0, 22) }, Closed with { Evidence = new Evidence("Lund would send nobody.", 0, 23) })
            .Shifts.ShouldBeEmpty();
}
