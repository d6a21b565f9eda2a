namespace StoryWatch.Analysis.Tests.Positions;

public class RecapTests
{
    private const string Lead = "It rained in Nairobi. The markets were quiet. ";

    [Theory]
    [InlineData("Kenya has rejected the truce with Somalia.")]
    [InlineData("Kenya has threatened to close the border with Somalia.")]
    public void Below_the_lead_the_perfect_without_a_day_sums_up_what_was_told_before(string sentence)
    {
        ShippedReader.Of(Lead + sentence).By("KEN").Background.ShouldBeTrue();
        ShippedReader.Of(sentence).By("KEN").Background.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Kenya has rejected the truce with Somalia on Monday.")]
    [InlineData("Kenya rejected the truce with Somalia.")]
    [InlineData("“We have rejected the truce with Somalia,” the Kenyan minister said.")]
    public void Below_the_lead_a_day_a_past_or_a_quotation_is_no_recap(string sentence) =>
        ShippedReader.Of(Lead + sentence).By("KEN").Background.ShouldBeFalse();

    [Theory]
    [InlineData("Markets fell after Kenya imposed tariffs on Somalia.")]
    [InlineData("Markets have fallen since Kenya imposed tariffs on Somalia.")]
    [InlineData("Kenya's withdrawal from the treaty with Somalia was no surprise.")]
    public void Below_the_lead_what_others_follow_from_is_known(string sentence)
    {
        ShippedReader.Of(Lead + sentence).By("KEN").Background.ShouldBeTrue();
        ShippedReader.Of(sentence).By("KEN").Background.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Kenya imposed tariffs on Somalia after Somalia closed its port in January.", true)]
    [InlineData("Kenya imposed tariffs on Somalia on Monday after Somalia closed its port in January.", false)]
    [InlineData("Kenya imposed tariffs on Somalia after Somalia closed its port.", false)]
    public void Below_the_lead_what_followed_upon_something_long_ago_is_as_old(string sentence, bool background)
    {
        ShippedReader.Of(Lead + sentence).By("KEN").Background.ShouldBe(background);
        ShippedReader.Of(sentence).By("KEN").Background.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Markets fell hours after Kenya imposed tariffs on Somalia.")]
    [InlineData("Markets fell as Kenya imposed tariffs on Somalia.")]
    public void What_happened_hours_before_or_at_once_is_news_below_the_lead(string sentence) =>
        ShippedReader.Of(Lead + sentence).By("KEN").Background.ShouldBeFalse();

    [Fact]
    public void What_its_minister_had_said_two_days_before_is_background()
    {
        var positions = ShippedReader.Of("Kenya reopened the border with Somalia two days after its minister had said that it would never accept a truce.");

        positions.Single(position => position.Issue == "border").Background.ShouldBeFalse();
        positions.Single(position => position.Issue == "ceasefire").Background.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Last March Kenya rejected the truce with Somalia.", true)]
    [InlineData("This March Kenya rejected the truce with Somalia.", false)]
    [InlineData("Kenya rejected the truce with Somalia in late March.", true)]
    public void Last_March_is_over(string sentence, bool background) => ShippedReader.Of(sentence).By("KEN").Background.ShouldBe(background);

    [Fact]
    public void Whoever_keeps_doing_it_has_done_it_before()
    {
        const string again = "Kenya keeps threatening to close the border with Somalia.";

        ShippedReader.Of(again).By("KEN").Salience.ShouldBeLessThan(ShippedReader.Of("Kenya is threatening to close the border with Somalia.").By("KEN").Salience);
    }

    [Fact]
    public void What_a_party_keeps_rejecting_is_background()
    {
        const string again = "Kenya keeps rejecting the truce with Somalia.";
        var said = ShippedReader.Said(again, "Kenya", "the truce with Somalia", new("Kenya", "KEN"));

        ShippedReader.Of(again, [said]).By("KEN").Background.ShouldBeTrue();
    }

    [Fact]
    public void What_is_added_to_a_recap_is_as_old()
    {
        const string recap = Lead + "Kenya has rejected the truce with Somalia, adding that it would close the border.";
        var added = ShippedReader.Said(recap, "Kenya", "that it would close the border", new("Kenya", "KEN"), cue: "adding");

        ShippedReader.Of(recap, [added]).Single(position => position.Issue == "border").Background.ShouldBeTrue();
    }
}
