using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class NestedSpeechTests
{
    [Fact]
    public void What_an_envoy_says_that_another_told_him_is_the_others_position_by_report()
    {
        var position = ShippedReader.Of("The Kenyan envoy said that the Somali president had told him that he would never attend talks with Ethiopia.").ShouldHaveSingleItem();

        position.Actor.Country.ShouldBe("SOM");
        position.Stance.ShouldBe(Stance.Unwilling);
        position.Voice.ShouldBe(Voice.Other);
        position.Speaker.ShouldNotBeNull().Country.ShouldBe("KEN");
        position.Counterpart.ShouldNotBeNull().Country.ShouldBe("ETH");
    }

    [Fact]
    public void What_his_own_president_told_the_envoy_is_their_states_word()
    {
        var position = ShippedReader.Of("The Kenyan envoy said that the Kenyan president had told him that Kenya was ready for talks with Somalia.").By("KEN");

        position.Voice.ShouldBe(Voice.Own);
        position.Stance.ShouldBe(Stance.Willing);
    }

    [Fact]
    public void Who_only_brought_word_is_not_the_counterpart_of_what_follows()
    {
        var position = ShippedReader.Of("The envoy of Norway said that the Somali president had told him that he rejected the truce. Somalia also rejected talks.")
            .First(position => position.Issue == "talks");

        position.Counterpart?.Country.ShouldNotBe("NOR");
    }

    [Theory]
    [InlineData("Kenya rejected the truce with Somalia, according to the agency.", "the agency")]
    [InlineData("Kenya rejected the truce with Somalia, the newspaper said.", "the newspaper")]
    public void What_an_agency_tells_is_told_as_the_outlet_would_tell_it(string text, string source) => VoiceIn(text, source).ShouldBe(Voice.Outlet);

    [Fact]
    public void What_an_analyst_tells_is_the_word_of_another() =>
        VoiceIn("Kenya rejected the truce with Somalia, the analyst said.", "the analyst").ShouldBe(Voice.Other);

    [Fact]
    public void To_regret_what_another_did_is_to_report_it()
    {
        var position = ShippedReader.Of("Kenya regretted that Somalia had rejected the truce.").By("SOM");

        position.Voice.ShouldBe(Voice.Other);
        position.Speaker.ShouldNotBeNull().Country.ShouldBe("KEN");
    }

    private static Voice VoiceIn(string text, string source) =>
        ShippedReader.Of(text, [ShippedReader.Said(text, source, "Kenya rejected the truce with Somalia", new(source["the ".Length..]))]).By("KEN").Voice;
}
