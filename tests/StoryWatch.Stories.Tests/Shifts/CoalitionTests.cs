using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class CoalitionTests
{
    private static readonly Actor Target = new("Finland", "FIN");
    private static readonly Actor Body = new("Baltic states", null, "IGO");

    [Fact]
    public void What_a_counted_body_holds_moves_the_lines_of_those_who_acted_together()
    {
        var story = new StorySpec().Takes("a1", Break("Norway", "NOR"), Break("Sweden", "SWE"), Break("Latvia", "LVA")).Takes("a2", 30, Offer(3));

        story.Shifts.Select(shift => (shift.Actor.Country, shift.From, shift.To)).ShouldBe(
            [("NOR", Stance.Imposes, Stance.Willing), ("SWE", Stance.Imposes, Stance.Willing), ("LVA", Stance.Imposes, Stance.Willing)], ignoreOrder: true);
        story.Shifts.ShouldAllBe(shift => shift.After.Speaker!.Country == shift.Actor.Country);
    }

    [Fact]
    public void A_body_of_another_number_stays_a_body() =>
        new StorySpec().Takes("a1", Break("Norway", "NOR"), Break("Sweden", "SWE"), Break("Latvia", "LVA")).Takes("a2", 30, Offer(4))
            .Shifts.ShouldHaveSingleItem().Actor.ShouldBe(Body);

    [Fact]
    public void Those_who_acted_against_another_party_are_not_meant() =>
        new StorySpec().Takes("a1", Break("Norway", "NOR"), Break("Sweden", "SWE")).Takes("a2", 30, Offer(2) with { Counterpart = new Actor("Iceland", "ISL") })
            .Shifts.ShouldHaveSingleItem().Actor.ShouldBe(Body);

    [Fact]
    public void A_body_without_a_number_stays_a_body() =>
        new StorySpec().Takes("a1", Break("Norway", "NOR"), Break("Sweden", "SWE")).Takes("a2", 30, Offer(2) with { Together = null })
            .Shifts.ShouldHaveSingleItem().Actor.ShouldBe(Body);

    [Fact]
    public void A_cosmetic_revision_of_what_a_body_says_is_silent()
    {
        var story = new StorySpec().Takes("a1", Break("Norway", "NOR"), Break("Sweden", "SWE"), Break("Latvia", "LVA")).Takes("a2", 30, Offer(3));
        var again = StorySpec.Take("a2", 30, Offer(3));

        story.Does(again with { Article = again.Article with { Revision = 2 }, Text = again.Text + " Nobody else spoke." });

        story.Happened.OfType<ArticleRevised>().ShouldHaveSingleItem().Cosmetic.ShouldBeTrue();
        story.Happened.OfType<ShiftCorrected>().ShouldBeEmpty();
        story.Shifts.ShouldBeEmpty();
    }

    // One sentence tells of all who break.
    private static Position Break(string name, string country) =>
        new(new Actor(name, country), Target, "relations", Stance.Imposes, PloverEvent.Sanction, Modality.Asserted, new Evidence("They all broke off relations.", 0, 29)) { Salience = 0.9 };

    private static Position Offer(int count) =>
        new(Body, Target, "relations", Stance.Willing, PloverEvent.Agree, Modality.Asserted, new Evidence("They would take them up again.", 0, 30))
        {
            Voice = Voice.Own,
            Speaker = Body,
            Salience = 0.95,
            Together = count,
        };
}
