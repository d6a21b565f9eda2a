using StoryWatch.Analysis.Actors;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class BusinessWordsTests
{
    private static readonly ActorFinder Finder = new(ActorDictionary.Shipped);

    [Theory]
    [InlineData("Iran shares the view.")]
    [InlineData("Iran markets its oil.")]
    public void A_state_that_shares_a_view_is_no_business(string text) => Finder.Find(text, null).ShouldHaveSingleItem().Actor.Name.ShouldBe("Iran");

    [Fact]
    public void The_industry_of_a_state_does_not_speak_for_it() =>
        ShippedReader.Of("The German industry rejected the treaty with Italy.").ShouldAllBe(position => position.Actor.Country != "DEU");

    [Fact]
    public void A_meeting_that_is_off_to_a_start_is_not_off() =>
        ShippedReader.Of("Kenya said the meeting with Somalia is off to a good start.").ShouldAllBe(position => position.Stance != Stance.Unwilling && position.Stance != Stance.Withdraws);
}
