using StoryWatch.Feeds.Text;

namespace StoryWatch.Feeds.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("<p>One <b>two</b>.</p><p>Three</p>", "One two.\n\nThree")]
    [InlineData("One<br/>two<br>three", "One\n\ntwo\n\nthree")]
    [InlineData("<p title='a > b'>Text</p>", "Text")]
    [InlineData("Fish &amp; chips &#8211; 5 &lt; 6", "Fish & chips – 5 < 6")]
    [InlineData("5 < 6 & 7 > 2", "5 < 6 & 7 > 2")]
    [InlineData("a<!-- not <p>seen</p> -->b", "ab")]
    [InlineData("<script>alert('<p>')</script><style>p{}</style>Seen", "Seen")]
    [InlineData("AT&T said", "AT&T said")]
    [InlineData("<img src=x onerror=alert(1)>caption", "caption")]
    [InlineData("don\u0092t", "don’t")]
    [InlineData("  \n\t ", "")]
    public void Markup_becomes_what_a_reader_sees(string html, string text) => PlainText.Of(html).ShouldBe(text);

    [Fact]
    public void The_fast_way_and_the_parser_agree()
    {
        string[] pieces =
        [
            "<p>", "<p>x</p>", "<b>", "</b>", "<br>", "<a href=\"x>y\">z</a>", "&amp;", "&eacute;", "&#39;", "text ", "more\n", "<div class='a'>y</div>", "<ul><li>i<li>j</ul>",
            "<!-- x -->", "<h2>h</h2>", "5 ", "“quoted” ", "<span>", "</span>", "&nbsp;", "<img alt=\"a\">", "<div>",
        ];
        var chance = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var html = string.Concat(Enumerable.Range(0, chance.Next(25)).Select(_ => pieces[chance.Next(pieces.Length)]));
            PlainText.Of(html).ShouldBe(PlainText.OfDocument(html), html);
        }
    }

    [Fact]
    public void Markup_that_nests_for_ever_is_read() =>
        PlainText.Of(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "deep").ShouldBe("deep");
}
