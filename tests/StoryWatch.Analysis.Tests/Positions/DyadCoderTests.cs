using StoryWatch.Analysis.Actors;
using StoryWatch.Analysis.Positions;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class DyadCoderTests
{
    private static readonly Lazy<DyadCoder> Coder = new(() => new DyadCoder(ActorDictionary.Shipped));

    [Theory]
    [InlineData("Brazil condemned Bolivia over the arrests.", "Brazil", "Bolivia", PloverEvent.Accuse)]
    [InlineData("Brazil refused to receive the Bolivian envoy.", "Brazil", "the Bolivian envoy", PloverEvent.Reject)]
    [InlineData("Brazil sent medicine and food aid to Bolivia.", "Brazil", "Bolivia", PloverEvent.Aid)]
    [InlineData("Brazil urged Bolivia to free the miners.", "Brazil", "Bolivia", PloverEvent.Request)]
    [InlineData("Brazilian jets bombed a camp in Bolivia.", "Brazilian", "Bolivia", PloverEvent.Assault)]
    [InlineData("Brazil threatened to cut off gas to Bolivia.", "Brazil", "Bolivia", PloverEvent.Threaten)]
    [InlineData("Brazil lifted its embargo on Bolivia.", "Brazil", "Bolivia", PloverEvent.Yield)]
    public void The_event_of_a_dyad_is_coded(string text, string source, string target, PloverEvent root) =>
        Coder.Value.Code(text, source, target).ShouldBe((root, root.Quad()));

    [Fact]
    public void A_dyad_that_is_not_in_the_text_is_not_coded() =>
        Coder.Value.Code("Brazil condemned Bolivia.", "Peru", "Chile").ShouldBe((PloverEvent.None, QuadClass.None));

    [Fact]
    public void A_stand_in_for_a_party_that_the_text_leaves_out_is_no_hindrance() =>
        Coder.Value.Code("Brazil condemned the attack.", "Brazil", "a recipient").Event.ShouldBe(PloverEvent.Accuse);
}
