using StoryWatch.Stories.Positions;

namespace StoryWatch.Analysis.Tests.Positions;

public class ContradictionTests
{
    private static readonly Actor Official = new("Kenyan government", "KEN", "GOV");

    [Theory]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, which contradicted the president.")]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, contradicting the president.")]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, which has contradicted the president.")]
    public void A_statement_that_is_said_to_contradict_somebody_tells_whom(string sentence) =>
        Read(sentence).Contradicts.ShouldNotBeNull().Country.ShouldBe("KEN");

    [Theory]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, which did not contradict the president.")]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, which pleased the president.")]
    [InlineData("A Kenyan official said that there was no agreement with Somalia on the border, which would contradict the president.")]
    public void What_contradicts_nobody_tells_nobody(string sentence) => Read(sentence).Contradicts.ShouldBeNull();

    private static Position Read(string sentence)
    {
        var text = "The Kenyan president spoke of an agreement with Somalia on the border. " + sentence;
        var content = sentence["A Kenyan official said ".Length..^1];
        return ShippedReader.Of(text, [ShippedReader.Said(text, "A Kenyan official", content, Official, "said")])
            .First(position => position.Evidence.Text == sentence && position.Voice == Voice.Own);
    }
}
