using StoryWatch.Stories.Positions;
using StoryWatch.Stories.Shifts;
using StoryWatch.Stories.Threads;

namespace StoryWatch.Stories.Tests.Shifts;

public sealed class ShiftTests
{
    private const string Offer = "Let us go on with the discussion, live, tomorrow or on Monday.";
    private const string Refusal = "Nothing of the kind is planned at present.";

    [Fact]
    public void The_first_clear_position_on_an_issue_is_told_once()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.First);
    }

    [Fact]
    public void A_refusal_after_an_offer_is_a_change_that_shows_both_quotes()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Takes("a2", 4, Says.Unwilling(Refusal));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Changed);
        shift.From.ShouldBe(Stance.Willing);
        shift.To.ShouldBe(Stance.Unwilling);
        shift.Before!.Evidence.Text.ShouldBe(Offer);
        shift.Before.Article.Id.ShouldBe("a1");
        shift.After.Evidence.Text.ShouldBe(Refusal);
        shift.After.Article.Id.ShouldBe("a2");
    }

    [Fact]
    public void The_same_position_in_another_outlet_adds_a_source_and_no_alert()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Takes("a2", Says.Willing("He is ready to talk on air."));

        story.Shifts.ShouldBeEmpty();
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().Sources.ShouldBe(2);
    }

    [Fact]
    public void A_wire_copy_is_no_new_source()
    {
        var copy = SpecCopy("a2", of: "a1", Says.Willing(Offer));
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Does(copy);

        story.Happened.OfType<ShiftCorroborated>().ShouldBeEmpty();
        story.Happened.OfType<PositionReported>().ShouldBeEmpty();
    }

    [Fact]
    public void An_article_that_tells_the_old_offer_beside_the_new_refusal_does_not_turn_the_line_back()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("a3", 4, Says.Unwilling("No such plans exist."), Says.Willing("The day before he had offered to talk."));

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void The_old_offer_retold_in_its_own_words_is_no_news()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("a3", 5, Says.Willing("“Let us go on with the discussion, live,” he said."));

        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_article_about_an_earlier_day_does_not_turn_the_ledger_back()
    {
        var story = new StorySpec()
            .Takes("a1", 1, Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("late", 2, Says.Willing("Happy to meet whenever it suits them."));

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Values.ShouldHaveSingleItem().Current.Stance.ShouldBe(Stance.Unwilling);
    }

    [Fact]
    public void Background_fills_the_ledger_and_does_not_alert()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer) with { Background = true });

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Count.ShouldBe(1);
    }

    [Fact]
    public void A_clear_report_of_what_came_in_as_background_is_no_news()
    {
        var story = new StorySpec().Takes("a1", Says.Willing(Offer) with { Background = true }).Takes("a2", Says.Willing("They would sit down, he had said."));

        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_change_after_background_is_told_with_the_background_as_before()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer) with { Background = true })
            .Takes("a2", 1, Says.Unwilling(Refusal));

        story.Shifts.ShouldHaveSingleItem().Before!.Evidence.Text.ShouldBe(Offer);
    }

    [Fact]
    public void What_another_party_reports_of_an_actor_does_not_move_its_line()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 1, Says.Unwilling(Refusal) with { Voice = Voice.Other, Speaker = Says.Biden });

        story.Shifts.ShouldNotContain(shift => shift.Kind == ShiftKind.Changed);
        story.State.Ledger.Single(pair => pair.Key.Track == LedgerTrack.Stand).Value.Current.Stance.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void A_first_word_on_a_lesser_matter_is_no_alert()
    {
        var story = new StorySpec().Takes("a1", Says.Willing("Ready to send a brass band.", "music") with { Salience = 0.8 });

        story.Shifts.ShouldBeEmpty();
        story.State.Ledger.Count.ShouldBe(1);
    }

    [Fact]
    public void A_first_word_that_the_article_is_about_is_told_on_whatever_matter() =>
        new StorySpec().Takes("a1", Says.Unwilling("No brass band of ours will play there.", "music")).Shifts.ShouldHaveSingleItem();

    [Fact]
    public void A_deed_is_an_act()
    {
        var recall = Says.By(Says.Putin, Stance.Withdraws, PloverEvent.Coerce, "Moscow called its ambassador home.", "ambassador");

        new StorySpec().Takes("a1", recall).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Act);
    }

    [Theory]
    [InlineData(Stance.Unwilling, Stance.Agrees, ShiftKind.Changed)]
    [InlineData(Stance.Willing, Stance.Conditional, ShiftKind.Hardened)]
    [InlineData(Stance.Demands, Stance.Threatens, ShiftKind.Hardened)]
    [InlineData(Stance.Unwilling, Stance.Threatens, ShiftKind.Hardened)]
    [InlineData(Stance.Threatens, Stance.Undecided, ShiftKind.Softened)]
    [InlineData(Stance.Accuses, Stance.Denies, ShiftKind.Denied)]
    public void The_kind_follows_from_where_a_stance_comes_and_goes(Stance from, Stance to, ShiftKind kind)
    {
        var story = new StorySpec()
            .Takes("a1", Says.By(Says.Putin, from, PloverEvent.Request, "Words of the first day."))
            .Takes("a2", 1, Says.By(Says.Putin, to, PloverEvent.Request, "Other speech on another morning."));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(kind);
    }

    [Fact]
    public void Three_independent_sources_raise_the_severity_once()
    {
        var story = new StorySpec().Takes("a1", Says.Willing("Open to contacts of every sort."));
        story.Shifts.ShouldHaveSingleItem().Severity.ShouldBe(2);

        story.Takes("a2", Says.Willing("Ready to discuss.")).Takes("a3", Says.Willing("A chat is possible."));

        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().Severity.ShouldBe(3);
        story.Takes("a4", Says.Willing("It could be done."));
        story.Happened.OfType<ShiftCorroborated>().ShouldHaveSingleItem().Severity.ShouldBe(3);
    }

    [Fact]
    public void A_report_without_a_counterpart_belongs_to_the_line_that_has_one()
    {
        var open = Says.Unwilling(Refusal) with { Counterpart = null };
        var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Takes("a2", 1, open);

        story.Shifts.ShouldHaveSingleItem().From.ShouldBe(Stance.Willing);
        story.State.Ledger.Count.ShouldBe(1);
    }

    [Fact]
    public void Blame_for_talks_that_failed_does_not_hide_the_readiness_to_talk()
    {
        var blame = Says.By(Says.Putin, Stance.Accuses, PloverEvent.Accuse, "They alone are to blame for the missed chance.");
        var story = new StorySpec().Takes("a1", blame, Says.Willing(Offer)).Takes("a2", 4, Says.Unwilling(Refusal));

        story.Shifts.ShouldHaveSingleItem().From.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void A_reversal_that_recalls_the_old_stance_as_background_is_told()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 4, Says.Unwilling(Refusal))
            .Takes("a3", 12, Says.Willing("The meeting is on again."), Says.Unwilling("Eight days ago he had called it off.") with { Background = true });

        story.Shifts.ShouldHaveSingleItem().To.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void A_passing_mention_does_not_swallow_the_alert_of_the_clear_report()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing("All the best to him.") with { Salience = 0.3 })
            .Takes("a2", 1, Says.Willing(Offer));

        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.First);
    }

    [Fact]
    public void A_stance_that_a_passing_mention_moved_is_told_by_the_clear_report_as_a_move_from_what_was_told_last()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 2, Says.Unwilling("Not that anybody had thought of one.") with { Salience = 0.3 });
        story.Shifts.ShouldBeEmpty();

        story.Takes("a3", 9, Says.Unwilling(Refusal));

        var shift = story.Shifts.ShouldHaveSingleItem();
        shift.Kind.ShouldBe(ShiftKind.Changed);
        shift.Before!.Evidence.Text.ShouldBe(Offer);
    }

    [Fact]
    public void Courtesies_are_no_news_where_a_refusal_of_the_same_weight_is()
    {
        var support = Says.By(Says.Putin, Stance.Willing, PloverEvent.Support, "They have our sympathy.") with { Salience = 0.65 };

        new StorySpec().Takes("a1", support).Shifts.ShouldBeEmpty();
        new StorySpec().Takes("a1", Says.Unwilling(Refusal) with { Salience = 0.65 }).Shifts.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_demand_takes_no_offer_back_and_the_offer_heard_again_is_no_change()
    {
        var story = new StorySpec()
            .Takes("a1", Says.Willing(Offer))
            .Takes("a2", 1, Says.By(Says.Putin, Stance.Demands, PloverEvent.Request, "They must first say that they are sorry."));
        story.Shifts.ShouldBeEmpty();

        story.Takes("a3", 2, Says.Willing("The door is open, he repeated.")).Shifts.ShouldBeEmpty();
        story.Takes("a4", 3, Says.Unwilling(Refusal)).Shifts.ShouldHaveSingleItem().From.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void Who_has_threatened_and_goes_on_refusing_has_not_given_way() =>
        new StorySpec()
            .Takes("a1", Says.By(Says.Putin, Stance.Threatens, PloverEvent.Threaten, "There will be an answer that hurts."))
            .Takes("a2", 1, Says.Unwilling(Refusal))
            .Shifts.ShouldBeEmpty();

    [Fact]
    public void A_word_after_a_deed_does_not_soften_it()
    {
        var story = new StorySpec()
            .Takes("a1", Says.By(Says.Putin, Stance.Imposes, PloverEvent.Sanction, "Ten envoys were sent home.", "sanctions"))
            .Takes("a2", 2, Says.By(Says.Putin, Stance.Threatens, PloverEvent.Threaten, "There will be more of it.", "sanctions"));
        story.Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.First);

        story
            .Takes("a3", 20, Says.By(Says.Putin, Stance.Imposes, PloverEvent.Sanction, "Twenty others followed on the morning after.", "sanctions"))
            .Takes("a4", 21, Says.By(Says.Putin, Stance.Demands, PloverEvent.Request, "They should give way at last.", "sanctions"));
        story.Shifts.ShouldBeEmpty();
    }

    [Fact]
    public void A_reversal_in_passing_is_no_alert_where_a_first_word_of_the_same_weight_is()
    {
        var passing = Says.Unwilling(Refusal) with { Salience = 0.6 };

        new StorySpec().Takes("a1", passing).Shifts.ShouldHaveSingleItem();
        var story = new StorySpec().Takes("a0", Says.Willing(Offer)).Takes("a1", 1, passing);
        story.Shifts.ShouldBeEmpty();

        // The clear report of it is.
        story.Takes("a2", 1, Says.Unwilling("No such talks are planned, the Kremlin said.")).Shifts.ShouldHaveSingleItem().Kind.ShouldBe(ShiftKind.Changed);
    }

    [Fact]
    public void Two_alerts_come_of_an_article_and_a_third_where_it_weighs_much()
    {
        Position On(string issue, double salience) => Says.Unwilling($"Not a word about {issue}.", issue) with { Salience = salience };

        new StorySpec().Takes("a1", On("talks", 0.7), On("border", 0.7), On("troops", 0.7)).Shifts.Count().ShouldBe(2);
        new StorySpec().Takes("a1", On("talks", 0.8), On("border", 0.8), On("troops", 0.8)).Shifts.Count().ShouldBe(3);
    }

    [Fact]
    public void At_most_three_alerts_come_of_one_article()
    {
        var issues = new[] { "talks", "sanctions", "border", "ceasefire", "troops" };
        var positions = issues.Select(issue => Says.Willing($"Ready for {issue} it is.", issue)).ToArray();

        var story = new StorySpec().Takes("a1", positions);

        story.Shifts.Count().ShouldBe(3);
        story.State.Ledger.Count.ShouldBe(5);
    }

    [Fact]
    public void Redelivered_articles_and_reordered_repeats_never_add_a_shift()
    {
        var repeats = Enumerable.Range(0, 6).Select(i => StorySpec.Take($"r{i}", 4, Says.Unwilling($"Refusal in wording number {i}."))).ToList();
        foreach (var order in Orders(repeats, count: 40))
        {
            var story = new StorySpec().Takes("a1", Says.Willing(Offer)).Takes("a2", 4, Says.Unwilling(Refusal));
            var told = story.State.Shifts.Count;
            foreach (var take in order.Concat(order))
                story.Does(take);

            story.State.Shifts.Count.ShouldBe(told);
            story.State.Shifts.Values.Single(shift => shift.Shift.Kind == ShiftKind.Changed).Sources.Count.ShouldBe(7);
        }
    }

    private static TakeArticle SpecCopy(string id, string of, Position position)
    {
        var take = StorySpec.Take(id, 0, position);
        return take with { CopyOf = of, Article = take.Article with { SourceGroup = of } };
    }

    /// <summary>A fixed set of orders of the items: every rotation, forwards and backwards, and strides through them.</summary>
    private static IEnumerable<List<T>> Orders<T>(List<T> items, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var rotated = items.Skip(i % items.Count).Concat(items.Take(i % items.Count)).ToList();
            if (i / items.Count % 2 == 1)
                rotated.Reverse();
            if (i / (2 * items.Count) % 2 == 1)
                rotated = [.. rotated.Where((_, at) => at % 2 == 0), .. rotated.Where((_, at) => at % 2 == 1)];
            yield return rotated;
        }
    }
}
