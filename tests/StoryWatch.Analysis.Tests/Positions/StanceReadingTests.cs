using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class StanceReadingTests
{
    [Theory]
    [InlineData("Kenya could walk away from the talks with Somalia.", Modality.Hypothetical, Stance.Unwilling)]
    [InlineData("Kenya may reject talks with Somalia.", Modality.Hypothetical, Stance.Unwilling)]
    [InlineData("Kenya walked away from the talks with Somalia.", Modality.Asserted, Stance.Withdraws)]
    public void Who_could_refuse_has_not_refused(string sentence, Modality modality, Stance stance)
    {
        var position = ShippedReader.Of(sentence).By("KEN");

        position.Modality.ShouldBe(modality);
        position.Stance.ShouldBe(stance);
    }

    [Theory]
    [InlineData("Kenya will not impose tariffs on Somalia.")]
    [InlineData("Kenya would not impose tariffs on Somalia.")]
    public void Who_will_not_punish_gives_way(string sentence) => ShippedReader.Of(sentence).By("KEN").Stance.ShouldBe(Stance.Agrees);

    [Fact]
    public void Who_did_not_punish_has_said_nothing() => ShippedReader.Of("Kenya did not impose tariffs on Somalia.").ShouldBeEmpty();

    [Fact]
    public void Who_does_not_blame_has_denied_nothing()
    {
        ShippedReader.Of("Kenya did not blame Somalia for the attack.").ShouldBeEmpty();
        ShippedReader.Of("Kenya blamed Somalia for the attack.").By("KEN").Stance.ShouldBe(Stance.Accuses);
    }

    [Theory]
    [InlineData("provided that the raids stop", Stance.Conditional)]
    [InlineData("and hoped that the raids stop", Stance.Willing)]
    public void A_condition_may_come_late_in_a_clause(string last, Stance stance) =>
        ShippedReader.Of($"Kenya is ready to reopen the border with Somalia on the first day of June, as the two had long planned, {last}.").By("KEN").Stance.ShouldBe(stance);

    [Fact]
    public void A_condition_after_a_comma_belongs_to_what_it_follows() =>
        ShippedReader.Of("Kenya will reopen the border with Somalia, provided that the raids stop.").By("KEN").Stance.ShouldBe(Stance.Conditional);

    [Theory]
    [InlineData("Kenya pulled out of the summit with Somalia.", Stance.Withdraws)]
    [InlineData("Kenya quit the talks with Somalia.", Stance.Withdraws)]
    [InlineData("Kenya refused a summit with Somalia.", Stance.Unwilling)]
    public void Who_pulls_out_of_a_summit_withdraws_and_who_refuses_one_is_unwilling(string sentence, Stance stance) =>
        ShippedReader.Of(sentence).By("KEN").Stance.ShouldBe(stance);

    [Theory]
    [InlineData("Kenya and Somalia agree on a truce.", Stance.Agrees)]
    [InlineData("Kenya and Somalia want to agree on a truce.", Stance.Willing)]
    public void Who_agrees_in_the_present_has_agreed(string sentence, Stance stance) => ShippedReader.Of(sentence).By("KEN").Stance.ShouldBe(stance);
}
