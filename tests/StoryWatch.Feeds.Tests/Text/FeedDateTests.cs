using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Tests.Text;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Mon, 22 Mar 2021 09:30:15 GMT")]
    [InlineData("Mon, 22 Mar 2021 09:30:15 +0000")]
    [InlineData("22 Mar 2021 10:30:15 +0100")]
    [InlineData("22 Mar 21 05:30:15 EDT")]
    [InlineData("Monday, March 22, 2021 09:30:15 UTC")]
    [InlineData("Mon Mar 22 09:30:15 2021")]
    [InlineData("Mon Mar 22 09:30:15 GMT 2021")]
    [InlineData("Mo, 22 März 2021 10:30:15 MEZ")]
    [InlineData("lun., 22 mars 2021 10:30:15 +0100")]
    [InlineData("22 марта 2021 12:30:15 MSK")]
    [InlineData("2021-03-22T09:30:15Z")]
    [InlineData("2021-03-22T09:30:15.000+00:00")]
    [InlineData("2021-03-22 10:30:15 +0100")]
    [InlineData("2021-03-22 09:30:15")]
    [InlineData("20210322T093015Z")]
    [InlineData("2021/03/22 09:30:15")]
    [InlineData("22.03.2021 09:30:15")]
    [InlineData("03/22/2021 09:30:15 AM")]
    [InlineData("  Mon,22 Mar 2021   09:30:15   GMT ")]
    public void A_time_is_told_however_it_is_written(string text) =>
        FeedDate.Parse(text).ShouldBe(new DateTimeOffset(2021, 3, 22, 9, 30, 15, TimeSpan.Zero));

    [Theory]
    [InlineData("2021", 2021, 1, 1)]
    [InlineData("2021-03", 2021, 3, 1)]
    [InlineData("2021-03-22", 2021, 3, 22)]
    [InlineData("20210322", 2021, 3, 22)]
    [InlineData("2021-081", 2021, 3, 22)]
    [InlineData("22 March 2021", 2021, 3, 22)]
    [InlineData("22.3.21", 2021, 3, 22)]
    public void A_day_is_its_beginning(string text, int year, int month, int day) =>
        FeedDate.Parse(text).ShouldBe(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Hour_24_and_second_60_are_times_of_the_next_day_and_minute()
    {
        FeedDate.Parse("2021-03-22T24:00:00Z").ShouldBe(new DateTimeOffset(2021, 3, 23, 0, 0, 0, TimeSpan.Zero));
        FeedDate.Parse("2021-03-22T09:30:60Z").ShouldBe(new DateTimeOffset(2021, 3, 22, 9, 31, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2021-13-01")]
    [InlineData("2021-02-30T00:00:00Z")]
    [InlineData("31 Feb 2021 10:00 GMT")]
    [InlineData("99:99 Mar 2021")]
    [InlineData("0000-00-00 00:00:00")]
    public void What_is_no_time_is_none(string text) => FeedDate.Parse(text).ShouldBeNull();

    [Fact]
    public void Noise_does_not_stop_the_reader()
    {
        const string Signs = "0123456789-:+/. TZmarGMT,\u0661é";
        var chance = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, chance.Next(30)).Select(_ => Signs[chance.Next(Signs.Length)]));
            Should.NotThrow(() => FeedDate.Parse(text), text);
        }
    }
}
