using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class HeadlinePositionTests
{
    private const string Opening = "The envoy of Somalia had to leave Kenya on Monday.";

    [Theory]
    [InlineData("Kenya Expels Envoy of Somalia")]
    [InlineData("Kenya expels envoy of Somalia")]
    public void What_only_the_headline_tells_is_read_with_the_words_of_the_text(string headline)
    {
        var position = ShippedReader.Of(Opening, headline).ShouldHaveSingleItem();

        position.Actor.Country.ShouldBe("KEN");
        position.Stance.ShouldBe(Stance.Imposes);
        position.Evidence.Text.ShouldBe(Opening);
        position.Evidence.Start.ShouldBe(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("A quiet day")]
    [InlineData("Kenya expels an old habit")]
    public void A_headline_that_tells_nothing_adds_nothing(string? headline) => ShippedReader.Of(Opening, headline).ShouldBeEmpty();

    [Fact]
    public void What_text_and_headline_both_tell_is_told_once() =>
        ShippedReader.Of("Kenya closed the border with Somalia on Monday.", "Kenya Closes Border With Somalia").ShouldHaveSingleItem();

    [Theory]
    [InlineData("It rained. The bakers had a quiet day.")]
    [InlineData("Kenya won at football. Somalia came in third.")]
    [InlineData("It rained. It poured. It rained. It poured. It rained. It poured. The sanctions of Kenya hurt Somalia.")]
    public void A_headline_that_the_opening_does_not_bear_out_is_not_read(string text) =>
        ShippedReader.Of(text, "Kenya Lifts Sanctions on Somalia").ShouldBeEmpty();

    [Fact]
    public void A_headline_with_one_party_is_read_towards_the_other_of_its_proof()
    {
        var told = ShippedReader.Of("Kenya and Somalia have a long border. The markets were quiet.", "Kenya closes border crossings").By("KEN");

        told.Stance.ShouldBe(Stance.Imposes);
        told.Counterpart.ShouldNotBeNull().Country.ShouldBe("SOM");
    }

    [Fact]
    public void A_surname_that_the_tagger_mistakes_is_read_as_the_full_name_of_the_text() =>
        ShippedReader.Of("A letter of Kim Jong Un lay on the desk of Donald Trump on Monday. Kim wrote it himself.", "Kim invites Trump to meet")
            .By("PRK").Stance.ShouldBe(Stance.Willing);

    [Fact]
    public void Needing_unity_to_face_a_third_is_no_demand_of_it() =>
        ShippedReader.Of("The Kenyan minister told Ethiopia that unity was needed to face Somalia.").ShouldAllBe(position => position.Stance != Stance.Demands && position.Stance != Stance.Willing);
}
