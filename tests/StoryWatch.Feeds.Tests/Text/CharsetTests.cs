using System.Text;
using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Tests.Text;

public class CharsetTests
{
    [Theory]
    [InlineData("utf-7")]
    [InlineData("no-such-charset")]
    [InlineData("cp00000")]
    public void A_charset_that_nobody_reads_is_passed_over(string said) =>
        Charset.Decode(Encoding.UTF8.GetBytes("Gen\u00e8ve"), said).ShouldBe("Gen\u00e8ve");
}
