using StoryWatch.Analysis.Positions;
using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class ConstructionsTests
{
    [Theory]
    [InlineData("paused tariffs on steel", PloverEvent.Yield)]
    [InlineData("put on hold its tariffs on steel", PloverEvent.Yield)]
    [InlineData("held off on new tariffs", PloverEvent.Yield)]
    [InlineData("refrained from new sanctions", PloverEvent.Yield)]
    [InlineData("stepped up tariffs on steel", PloverEvent.Sanction)]
    [InlineData("beefed up sanctions", PloverEvent.Sanction)]
    [InlineData("labelled its neighbour a currency manipulator", PloverEvent.Accuse)]
    [InlineData("branded its neighbour a terrorist state", PloverEvent.Accuse)]
    [InlineData("renewed its criticism of the neighbour", PloverEvent.Accuse)]
    [InlineData("summoned its ambassador home", PloverEvent.Coerce)]
    [InlineData("had no intention of talking", PloverEvent.Reject)]
    [InlineData("has no plans to meet anybody", PloverEvent.Reject)]
    [InlineData("sees no reason to talk", PloverEvent.Reject)]
    [InlineData("pulled out of the summit", PloverEvent.Reject)]
    [InlineData("walked away from the talks", PloverEvent.Reject)]
    [InlineData("ordered tariffs on steel", PloverEvent.Threaten)]
    [InlineData("is considering tariffs on steel", PloverEvent.Threaten)]
    [InlineData("moved closer to sanctions", PloverEvent.Threaten)]
    [InlineData("voiced hope for a truce", PloverEvent.Agree)]
    public void A_predicate_tells_its_event_by_itself(string predicate, PloverEvent root) => Told(predicate).ShouldBe(root);

    [Theory]
    [InlineData("faced criticism of its neighbour")]
    [InlineData("drew fire for the raid")]
    [InlineData("won praise for the truce")]
    [InlineData("let the raid derail the talks")]
    [InlineData("defended its tariffs")]
    [InlineData("took credit for the truce")]
    public void What_happens_to_a_party_or_suits_it_is_no_event(string predicate) => Told(predicate).ShouldBe(PloverEvent.None);

    [Theory]
    [InlineData("paused for breath")]
    [InlineData("labelled its neighbour a friend")]
    [InlineData("pulled out of the ditch")]
    [InlineData("is considering an end to the tariffs")]
    [InlineData("voiced doubt and hope")]
    [InlineData("summoned its generals home")]
    public void The_same_verb_with_other_words_tells_nothing(string predicate) => Told(predicate).ShouldBeNull();

    [Theory]
    [InlineData("said tariffs would be on hold", PloverEvent.Yield)]
    [InlineData("said the tariffs would take effect on Friday", PloverEvent.Sanction)]
    [InlineData("said that the truce was unacceptable", PloverEvent.Reject)]
    [InlineData("said there was no room for talks", PloverEvent.Reject)]
    [InlineData("said the summit would not take place", PloverEvent.Reject)]
    [InlineData("said the summit would take place", PloverEvent.Consult)]
    public void A_statement_tells_its_event_wherever_the_words_stand(string statement, PloverEvent root) => Told(statement, isStatement: true).ShouldBe(root);

    [Theory]
    [InlineData("said the call was on hold")]
    [InlineData("said the tariffs would take effect unless the raids stop")]
    [InlineData("said the harvest would take place")]
    [InlineData("said the summit would take place if the raids stop")]
    public void A_statement_without_the_matter_or_with_a_condition_does_not(string statement) => Told(statement, isStatement: true).ShouldBeNull();

    private static PloverEvent? Told(string words, bool isStatement = false) => Constructions.Shipped.Find(Stems.Sequence(words), 0, isStatement)?.Event;
}
