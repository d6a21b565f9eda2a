using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class CountedBodyTests
{
    [Theory]
    [InlineData("The four Arab states demanded on Monday that Qatar close the base.", 4)]
    [InlineData("The 4 Arab states demanded on Monday that Qatar close the base.", 4)]
    public void A_body_of_states_is_told_with_their_number(string text, int count) => Body(text).Together.ShouldBe(count);

    [Theory]
    [InlineData("The Arab states demanded on Monday that Qatar close the base.")]
    [InlineData("Two European Union diplomats rejected talks with Qatar on Monday.")]
    [InlineData("Some Arab states demanded on Monday that Qatar close the base.")]
    public void Without_a_number_it_has_none(string text) => Body(text).Together.ShouldBeNull();

    [Fact]
    public void A_state_is_no_body() =>
        ShippedReader.Of("In week four Kenya demanded that Somalia close the base.").By("KEN").Together.ShouldBeNull();

    private static Position Body(string text) => ShippedReader.Of(text).First(position => position.Actor.Country is null);
}
