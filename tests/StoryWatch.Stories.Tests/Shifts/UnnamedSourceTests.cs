using StoryWatch.Stories.Articles;
using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class UnnamedSourceTests
{
    // "A senior diplomat said that Russia will come to the table": nobody stands by it.
    private static readonly Position Claim =
        new(Says.Putin, Says.Biden, "talks", Stance.Willing, PloverEvent.Consult, Modality.Asserted, new Evidence("Moscow will come to the table, a senior diplomat said.", 0, 53))
        {
            Voice = Voice.Other,
            Speaker = new Actor("a senior diplomat"),
            Salience = 0.5,
        };

    [Fact]
    public void What_a_source_that_gives_no_name_says_of_a_party_is_a_claim_told_with_low_confidence()
    {
        var shift = new StorySpec().Takes("a1", Claim).Shifts.ShouldHaveSingleItem();

        shift.Kind.ShouldBe(ShiftKind.NewClaim);
        shift.Confidence.ShouldBeLessThan(0.4);
        shift.Why.ShouldContain("a senior diplomat, speaking of Vladimir Putin");
        shift.Why.ShouldContain("a source that gives no name");
    }

    [Theory]
    [InlineData("two officials familiar with the matter")]
    [InlineData("Diplomats")]
    [InlineData("people close to the talks")]
    [InlineData("sources in the delegation")]
    public void A_description_is_no_name(string source) =>
        new StorySpec().Takes("a1", Claim with { Speaker = new Actor(source) }).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.NewClaim);

    [Theory]
    [InlineData("diplomat Anna Berg")]
    [InlineData("Anna Berg")]
    public void Whoever_gives_a_name_is_told_where_it_weighs_more(string source)
    {
        new StorySpec().Takes("a1", Claim with { Speaker = new Actor(source) }).Shifts.ShouldBeEmpty();
        new StorySpec().Takes("a1", Claim with { Speaker = new Actor(source), Salience = 0.8 }).Shifts.ShouldHaveSingleItem().Why.ShouldNotContain("no name");
    }

    [Fact]
    public void A_deed_told_without_a_name_matters_on_whatever_issue() =>
        new StorySpec().Takes("a1", Claim with { Issue = "music", Stance = Stance.Imposes, Event = PloverEvent.Coerce }).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.NewClaim);

    [Fact]
    public void A_claim_on_a_lesser_matter_fills_the_ledger_in_silence()
    {
        var story = new StorySpec().Takes("a1", Claim with { Issue = "music" });

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.ShouldNotBeEmpty();
    }

    [Fact]
    public void Another_source_without_a_name_in_another_outlet_corroborates_it()
    {
        var story = new StorySpec().Takes("a1", Claim)
            .Takes("a2", Claim with { Speaker = new Actor("two officials"), Evidence = new Evidence("Russia is ready, two officials said.", 0, 36) });

        story.Shifts.ShouldBeEmpty();
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().Sources.ShouldBe(2);
    }

    [Fact]
    public void The_party_denies_it_and_both_quotes_are_shown()
    {
        var story = new StorySpec().Takes("a1", Claim);
        var claim = story.Shifts.Single();
        story.Takes("a2", 1, Says.By(Says.Peskov, Stance.Denies, PloverEvent.Reject, "This is plain invention."));

        var denial = story.Shifts.ShouldHaveSingleItem();
        denial.Kind.ShouldBe(ShiftKind.Denied);
        denial.Answers.ShouldBe(claim.Id);
        denial.Before!.Evidence.Text.ShouldBe(Claim.Evidence.Text);
    }

    [Fact]
    public void The_partys_own_no_contradicts_it() =>
        new StorySpec().Takes("a1", Claim).Takes("a2", 1, Says.Unwilling("Nobody will go to that table.")).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Contradicted);

    [Fact]
    public void Once_the_party_says_so_itself_it_is_the_partys_first_word()
    {
        var shift = new StorySpec().Takes("a1", Claim).Takes("a2", 1, Says.Willing("We shall be at the table.")).Shifts.ShouldHaveSingleItem();

        shift.Kind.ShouldBe(ShiftKind.First);
        shift.Confidence.ShouldBeGreaterThan(0.8);
    }

    [Fact]
    public void It_falls_with_the_only_article_that_carried_it()
    {
        var story = new StorySpec().Takes("a1", Claim);
        var killed = StorySpec.Take("a1", 1);
        story.Does(killed with { Status = ArticleStatus.Canceled, Article = killed.Article with { Revision = 2 } });

        story.Happened.OfType<ShiftCorrected>().ShouldHaveSingleItem();
        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Withdrawn);
        story.State.Ledger.ShouldBeEmpty();
    }

    [Fact]
    public void A_partys_own_official_who_gives_no_name_is_its_word_with_less_confidence()
    {
        var named = Says.Willing("An official said that Moscow will come to the table.");
        var unnamed = Says.Willing("Moscow will come to the table, said an official who spoke on condition of anonymity.");

        var shift = new StorySpec().Takes("a1", unnamed).Shifts.ShouldHaveSingleItem();

        shift.Kind.ShouldBe(ShiftKind.First);
        shift.Confidence.ShouldBeLessThan(new StorySpec().Takes("a1", named).Shifts.Single().Confidence);
        shift.Why.ShouldContain("by a source that gives no name");
    }
}
