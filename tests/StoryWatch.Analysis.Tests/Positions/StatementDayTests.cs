namespace StoryWatch.Analysis.Tests.Positions;

/// <summary>Days told in an article of Thursday, 2 May 2019.</summary>
public class StatementDayTests
{
    [Theory]
    [InlineData("Kenya rejected the truce with Somalia early Friday.", "2019-05-02")]
    [InlineData("Kenya rejected the truce with Somalia last Friday.", "2019-04-26")]
    [InlineData("Kenya rejected the truce with Somalia on Friday.", "2019-04-26")]
    [InlineData("Kenya rejected the truce with Somalia on Monday.", "2019-04-29")]
    public void The_morning_of_tomorrow_elsewhere_is_today_and_other_days_are_past(string sentence, string day) =>
        ShippedReader.Of(sentence).By("KEN").Said.ShouldBe(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
}
