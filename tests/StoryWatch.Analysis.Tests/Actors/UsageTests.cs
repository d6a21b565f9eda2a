using StoryWatch.Analysis.Actors;

namespace StoryWatch.Analysis.Tests.Actors;

public class UsageTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("Ordinary Russians pay for it.")]
    [InlineData("Many Iranians protested.")]
    [InlineData("Two Moroccans left.")]
    public void People_of_a_country_are_not_their_state(string text) => UseIn(text).ShouldBe(MentionUse.Modifier);

    [Theory]
    [InlineData("The Russians pay for it.")]
    [InlineData("Iranians protested.")]
    [InlineData("An Iranian diplomat left.")]
    public void The_people_as_a_whole_and_those_who_speak_for_it_are(string text) => UseIn(text).ShouldBe(MentionUse.Party);

    private static MentionUse UseIn(string text) => Finder.Find(text, null).ShouldHaveSingleItem().Use;
}
