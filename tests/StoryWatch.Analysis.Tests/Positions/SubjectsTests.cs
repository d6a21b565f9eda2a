using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class SubjectsTests
{
    [Theory]
    [InlineData("Hezbollah's high command agreed to a truce with Israel.", "Hezbollah", Stance.Agrees)]
    [InlineData("A Kenyan air strike killed nine soldiers of Somalia on Monday.", "KEN", Stance.Imposes)]
    public void What_an_organ_or_a_weapon_does_its_owner_does(string text, string party, Stance stance) =>
        ShippedReader.Of(text).First(position => position.Actor.Party == party || position.Actor.Country == party).Stance.ShouldBe(stance);

    [Fact]
    public void What_another_thing_of_a_party_does_is_not_its_deed() =>
        ShippedReader.Of("A Kenyan truck hit the wall of Somalia's port on Monday.").ShouldBeEmpty();

    [Fact]
    public void What_is_suffered_after_another_passive_is_suffered_too() =>
        ShippedReader.Of("Kenyan soldiers have been attacked and arrested in a raid by Somalia.").ShouldNotContain(position => position.Actor.Country == "KEN");

    [Fact]
    public void Of_two_subjects_the_one_next_to_the_verb_acts() =>
        ShippedReader.Of("On Dec. 9, as the rain nears the coast, Kenya will be ready to impose tariffs on cattle of Somalia.").By("KEN").Stance.ShouldBe(Stance.Threatens);
}
