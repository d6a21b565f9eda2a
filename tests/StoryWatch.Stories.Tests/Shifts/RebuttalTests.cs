using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class RebuttalTests
{
    // Biden says that Russia is ready: a claim about Russia.
    private static readonly Position Claim =
        new(Says.Putin, Says.Biden, "talks", Stance.Willing, PloverEvent.Consult, Modality.Asserted, new Evidence("They badly want to sit down with us.", 0, 36))
        {
            Voice = Voice.Other,
            Speaker = Says.Biden,
            Salience = 0.8,
        };

    private static readonly Position Own = Says.Unwilling("Nobody here asked for any such thing.") with { Speaker = Says.Peskov };

    [Fact]
    public void What_another_party_says_of_an_actor_is_a_claim_and_moves_no_position()
    {
        var story = new StorySpec().Takes("a1", Claim);

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.NewClaim);
        story.State.Ledger.Keys.ShouldHaveSingleItem().Track.ShouldBe(LedgerTrack.Reported);
    }

    [Fact]
    public void A_claim_of_what_the_party_says_itself_is_no_news() =>
        new StorySpec().Takes("a1", Says.Willing("Ready whenever they are.")).Takes("a2", 1, Claim).Shifts.ShouldBeEmpty();

    [Fact]
    public void The_claim_in_another_outlet_is_a_source_and_no_alert()
    {
        var story = new StorySpec().Takes("a1", Claim).Takes("a2", Claim with { Evidence = new Evidence("They are begging for a meeting.", 0, 31) });

        story.Shifts.ShouldBeEmpty();
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().Sources.ShouldBe(2);
    }

    [Fact]
    public void A_wire_copy_of_a_claim_is_no_source()
    {
        var copy = StorySpec.Take("a2", 0, Claim);
        var story = new StorySpec().Takes("a1", Claim).Does(copy with { CopyOf = "a1", Article = copy.Article with { SourceGroup = "a1" } });

        story.Happened.OfType<ShiftCorroborated>().ShouldBeEmpty();
        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void The_partys_own_word_against_a_claim_is_a_contradiction_with_both_quotes()
    {
        var story = new StorySpec().Takes("a1", Claim);
        var claim = story.Shifts.Single();
        story.Takes("a2", 1, Own);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Contradicted);
        shift.Answers.ShouldBe(claim.Id);
        shift.Before!.Evidence.Text.ShouldBe(Claim.Evidence.Text);
        shift.After.Evidence.Text.ShouldBe(Own.Evidence.Text);
    }

    [Fact]
    public void A_claim_is_contradicted_once()
    {
        var story = new StorySpec().Takes("a1", Claim).Takes("a2", 1, Own).Takes("a3", 1, Own with { Evidence = new Evidence("The Kremlin knows of no request.", 0, 32) });

        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_denial_is_denied_with_the_accusation_that_it_denies_and_no_change_of_policy()
    {
        var accusation = Says.By(Says.Biden, Stance.Accuses, PloverEvent.Accuse, "They broke into our servers.", "cyber") with { Counterpart = Says.Putin };
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention.", "cyber");
        var story = new StorySpec().Takes("a1", accusation).Takes("a2", 1, denial);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Denied);
        shift.Before!.Evidence.Text.ShouldBe(accusation.Evidence.Text);
    }

    [Fact]
    public void A_denial_repeated_is_no_alert()
    {
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention.", "cyber");
        var story = new StorySpec().Takes("a1", denial).Takes("a2", denial with { Evidence = new Evidence("Nothing of it is true.", 0, 22) });

        story.Shifts.ShouldBeEmpty();
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_denial_does_not_hide_what_the_party_would_do()
    {
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "There was no secret meeting.");
        var story = new StorySpec().Takes("a1", Says.Willing("Let us meet.")).Takes("a2", 1, denial).Takes("a3", 2, Says.Unwilling("No meeting will be held."));

        story.Shifts.ShouldHaveSingleItem().From.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void A_claim_that_the_party_denies_in_the_same_article_is_one_alert_with_both_quotes()
    {
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention.");

        foreach (var positions in new Position[][] { [Claim, denial], [denial, Claim] })
        {
            var shift = new StorySpec().Takes("a1", positions).Shifts.ShouldHaveSingleItem();
            shift.Kind.ShouldBe(ShiftKind.Denied);
            shift.Before!.Evidence.Text.ShouldBe(Claim.Evidence.Text);
            shift.After.Evidence.Text.ShouldBe(denial.Evidence.Text);
        }
    }

    [Fact]
    public void A_claim_that_the_partys_own_words_contradict_in_the_same_article_is_one_alert_and_no_dissent()
    {
        var story = new StorySpec().Takes("a1", Claim, Own);

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Contradicted);
        shift.Before!.Evidence.Text.ShouldBe(Claim.Evidence.Text);
        story.State.Ledger[shift.Line].Current.Stance.ShouldBe(Stance.Unwilling);
        story.State.Ledger[shift.Line].Current.Dissent.ShouldBeFalse();
    }

    [Fact]
    public void An_accusation_and_its_denial_in_one_article_are_told_with_each_other()
    {
        var accusation = Says.By(Says.Biden, Stance.Accuses, PloverEvent.Accuse, "They broke into our servers.", "sanctions") with { Counterpart = Says.Putin };
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention.", "sanctions");
        var story = new StorySpec().Takes("a1", denial, accusation);

        story.Shifts.Single(shift => shift.Kind == ShiftKind.Denied).Before!.Evidence.Text.ShouldBe(accusation.Evidence.Text);
    }

    [Fact]
    public void A_claim_that_the_party_bears_out_in_the_same_article_is_no_alert() =>
        new StorySpec().Takes("a1", Claim, Says.Willing("We do want to meet.")).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.First);

    [Fact]
    public void A_demand_contradicts_no_claim() =>
        new StorySpec().Takes("a1", Claim).Takes("a2", 1, Says.By(Says.Peskov, Stance.Demands, PloverEvent.Request, "First they must lift what they imposed."))
            .Shifts.ShouldNotContain(shift => shift.Kind == ShiftKind.Contradicted);

    [Fact]
    public void A_claim_that_comes_after_the_last_denial_is_denied_anew()
    {
        var denial = Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention.");
        var story = new StorySpec().Takes("a1", denial).Takes("a2", 1, Claim).Takes("a3", 2, denial with { Evidence = new Evidence("Nothing of it is true.", 0, 22) });

        story.Shifts.ShouldHaveSingleItem().Before!.Evidence.Text.ShouldBe(Claim.Evidence.Text);
        story.Takes("a4", 2, denial with { Evidence = new Evidence("The spokesman called it a fairy tale.", 0, 37) }).Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void An_official_who_is_said_to_contradict_the_president_does_so_with_both_quotes()
    {
        var told = new Position(Says.Biden, Says.Putin, "talks", Stance.Willing, PloverEvent.Agree, Modality.Asserted, new Evidence("They have agreed to all of it.", 0, 30))
        {
            Voice = Voice.Other,
            Speaker = Says.Putin,
            Salience = 0.5,
        };
        var official = Says.Unwilling("Much is open, which contradicted the president.") with { Contradicts = Says.Putin };

        var shift = new StorySpec().Takes("a1", told, official).Shifts.ShouldHaveSingleItem();

        shift.Kind.ShouldBe(ShiftKind.Contradicted);
        shift.Before!.Evidence.ShouldBe(told.Evidence);
    }

    [Fact]
    public void Without_a_word_of_whom_it_contradicts_it_contradicts_nobody() =>
        new StorySpec().Takes("a1", Says.Unwilling("Much is open, which contradicted the president.") with { Contradicts = Says.Putin })
            .Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.First);

    [Fact]
    public void The_contradiction_in_another_outlet_is_no_second_alert()
    {
        var offer = Says.Willing("We are ready for all of it.");
        var official = Says.Unwilling("Much is open, which contradicted the president.") with { Contradicts = Says.Putin };
        var story = new StorySpec().Takes("a1", offer, official).Takes("a2", offer with { Evidence = new Evidence("All of it suits us.", 0, 19) }, official with { Evidence = new Evidence("Open points remain, contradicting the president.", 0, 48) });

        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_party_that_contradicts_another_has_moved_itself()
    {
        var theirs = Says.By(Says.Biden, Stance.Willing, PloverEvent.Consult, "We are to meet next week.") with { Speaker = Says.Biden };
        var own = Own with { Contradicts = Says.Biden };
        var story = new StorySpec().Takes("a1", Says.Willing("Ready whenever they are.") with { Speaker = Says.Putin }).Takes("a2", 1, theirs).Takes("a3", 2, own);

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Contradicted);
        story.Takes("a4", 8, Own with { Evidence = new Evidence("No meeting was ever thought of.", 0, 31) }).Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_contradicts_himself()
    {
        var own = Says.Willing("Ready whenever they are.") with { Speaker = Says.Peskov, Salience = 0.5 };

        new StorySpec().Takes("a1", own, Own with { Contradicts = Says.Putin }).Shifts.ShouldAllBe(shift => shift.Kind != ShiftKind.Contradicted);
    }
}
