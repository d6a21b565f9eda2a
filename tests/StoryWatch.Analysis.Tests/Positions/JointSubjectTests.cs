using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class JointSubjectTests
{
    [Theory]
    [InlineData("Saudi Arabia and three allied Arab states severed relations with Qatar.")]
    [InlineData("RIYADH, Jan 5 - Saudi Arabia and three allied Arab states severed relations with Qatar.")]
    public void A_state_and_its_allies_act_together(string sentence)
    {
        var positions = ShippedReader.Of(sentence);

        positions.Select(position => position.Actor.Name).ShouldBe(["Saudi Arabia", "Arab states"], ignoreOrder: true);
        positions.ShouldAllBe(position => position.Stance == Stance.Imposes && position.Counterpart!.Country == "QAT");
    }

    [Fact]
    public void Words_of_another_kind_in_between_make_no_list() =>
        ShippedReader.Of("Saudi Arabia and the beaten Arab states severed relations with Qatar.").ShouldHaveSingleItem().Actor.Name.ShouldBe("Saudi Arabia");

    [Theory]
    [InlineData("Kenya wrote to Somalia. The two sides agreed on a ceasefire on Monday.")]
    [InlineData("Kenya wrote to Somalia. Both leaders signed a treaty on the border on Monday.")]
    public void The_two_sides_are_the_states_named_last(string text)
    {
        var positions = ShippedReader.Of(text);

        positions.By("KEN").Counterpart.ShouldNotBeNull().Country.ShouldBe("SOM");
        positions.By("SOM").Counterpart.ShouldNotBeNull().Country.ShouldBe("KEN");
        positions.ShouldAllBe(position => position.Stance == Stance.Agrees);
    }

    [Fact]
    public void Of_three_states_the_last_two_are_the_sides()
    {
        var positions = ShippedReader.Of("Kenya wrote to Somalia and Ethiopia. The two sides agreed on a ceasefire on Monday.");

        positions.Select(position => position.Actor.Country).ShouldBe(["SOM", "ETH"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Kenya wrote on Monday. Both leaders signed a treaty on the border with Somalia on Monday.")]
    [InlineData("Kenya wrote to Somalia. Both lawyers signed a treaty on the border on Monday.")]
    [InlineData("Kenya wrote to Somalia. Rain fell. It rained again. It poured. The two sides agreed on a ceasefire on Monday.")]
    public void Two_sides_that_were_not_named_shortly_before_are_nobody(string text) =>
        ShippedReader.Of(text).ShouldNotContain(position => position.Stance == Stance.Agrees);

    [Fact]
    public void A_participle_has_the_subject_of_a_clause_farther_above()
    {
        var position = ShippedReader.Of("Kenya tried to please its farmers by imposing tariffs on cattle from Somalia.").By("KEN");

        position.Stance.ShouldBe(Stance.Imposes);
        position.Issue.ShouldBe("tariffs");
    }

    [Fact]
    public void Prisoners_freed_by_a_state_are_freed_by_it_where_the_lead_tells_it()
    {
        const string sentence = "Two Spanish sailors freed by Morocco landed in Madrid on Monday.";

        ShippedReader.Of(sentence).By("MAR").Stance.ShouldBe(Stance.Lifts);
        ShippedReader.Of("It rained. It poured. " + sentence).ShouldBeEmpty();
    }

    [Fact]
    public void The_three_countries_are_the_three_that_were_named_together()
    {
        var positions = ShippedReader.Of("Somalia was quiet. Kenya, Uganda and Ethiopia met. The three countries broke off relations with Somalia on Monday.");

        positions.Select(position => position.Actor.Country).ShouldBe(["KEN", "UGA", "ETH"], ignoreOrder: true);
        positions.ShouldAllBe(position => position.Stance == Stance.Imposes && position.Counterpart!.Country == "SOM");
    }

    [Theory]
    [InlineData("Kenya and Uganda met. The three countries broke off relations with Somalia on Monday.")]
    [InlineData("Kenya, Uganda and Ethiopia met. Three countries broke off relations with Somalia on Monday.")]
    public void Another_number_or_any_three_are_nobody(string text) =>
        ShippedReader.Of(text).ShouldNotContain(position => position.Stance == Stance.Imposes);

    [Fact]
    public void Two_others_are_not_the_two()
    {
        var positions = ShippedReader.Of("Kenya and Somalia criticised the vote. Two countries rejected the treaty.");

        positions.ShouldAllBe(position => position.Stance != Stance.Unwilling);
    }
}
