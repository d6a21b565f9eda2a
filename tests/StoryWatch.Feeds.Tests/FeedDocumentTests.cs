using System.Text;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Tests;

public sealed class FeedDocumentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_document_made_to_cost_the_square_of_its_length_is_read_all_the_same()
    {
        var attributes = "<rss a=" + string.Concat(Enumerable.Repeat("b=", 1_000_000));
        Should.Throw<FeedFormatException>(() => Read(attributes));

        var title = new string('-', 1_000_000);
        Read($"<rss version=\"2.0\"><channel><item><title>A{title}x</title><description>Talks.</description></item></channel></rss>").Count.ShouldBe(1);
    }

    [Fact]
    public void An_rss_item_becomes_an_article_with_the_text_that_a_reader_sees()
    {
        var article = (Read("""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Ledger</title>
            <item><title>Envoys &amp;amp; talks</title><link>https://ledger.example/1?utm_source=rss</link><guid isPermaLink="false">l-1</guid>
            <dc:creator>N. N.</dc:creator><pubDate>Sat, 28 Feb 2026 10:00:00 EST</pubDate><description>Short.</description>
            <content:encoded><![CDATA[<p>First <b>part</b>.</p><script>alert(1)</script><p>Second part.</p>]]></content:encoded></item></channel></rss>
            """)).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        article.Text.ShouldBe("First part.\n\nSecond part.");
        article.Title.ShouldBe("Envoys & talks");
        article.Source.ShouldBe("The Ledger");
        article.Byline.ShouldBe("N. N.");
        article.Published.ShouldBe(new DateTimeOffset(2026, 2, 28, 15, 0, 0, TimeSpan.Zero));
        article.Id.ShouldBe(ArticleIdentity.Of(null, "https://ledger.example/feed", "l-1", null, ""));
    }

    [Fact]
    public void An_atom_entry_becomes_an_article_with_xhtml_read_as_markup()
    {
        var article = (Read("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry xml:lang="en"><id>tag:wire,1</id><title>Summit</title>
            <link rel="edit" href="https://wire.example/edit/1"/><link href="https://wire.example/1"/><author><name>A. B.</name></author>
            <published>2026-02-28T10:00:00+02:00</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p><p>They left.</p></div></content></entry></feed>
            """)).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        article.Text.ShouldBe("They met.\n\nThey left.");
        article.Url.ShouldBe("https://wire.example/1");
        article.Byline.ShouldBe("A. B.");
        article.Language.ShouldBe("en");
        article.Published.ShouldBe(new DateTimeOffset(2026, 2, 28, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Items_of_rss_1_0_stand_beside_the_channel() => (Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title></channel>
            <item rdf:about="https://old.example/1"><title>T</title><description>D</description></item></rdf:RDF>
            """)).ShouldHaveSingleItem().Article.ShouldNotBeNull().Source.ShouldBe("Old");

    [Fact]
    public void An_item_without_text_or_title_is_told_and_the_rest_goes_on()
    {
        var lines = Read("<rss><channel><item><link>https://a.example</link></item><item><title>Only a title</title></item></channel></rss>");

        lines[0].Fault.ShouldNotBeNull().Field.ShouldBe("text");
        lines[1].Article.ShouldNotBeNull().Text.ShouldBe("Only a title");
    }

    [Fact]
    public void A_doctype_is_passed_over_and_none_of_its_entities_is_expanded()
    {
        var lines = Read(
            "<!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/hostname\"><!ENTITY a \"&b;&b;\">]><rss><channel><item><title>&secret; &a;</title></item></channel></rss>");

        lines.ShouldHaveSingleItem().Article.ShouldNotBeNull().Title.ShouldBe("&secret; &a;");
    }

    [Theory]
    [InlineData("<html><body/></html>", "root")]
    [InlineData("<html><body>", "well-formed")]
    [InlineData("{\"uri\":", "JSON")]
    [InlineData("42", "well-formed")]
    [InlineData("", "empty")]
    public void What_is_no_feed_is_an_error_that_says_why(string document, string reason) =>
        Should.Throw<FeedFormatException>(() => Read(document)).Message.ShouldContain(reason);

    [Theory]
    [InlineData(250, true)]
    [InlineData(254, false)]
    [InlineData(300_000, false)]
    public void Elements_that_nest_too_deep_are_an_error_and_not_the_end_of_the_program(int levels, bool reads)
    {
        var nested = string.Concat(Enumerable.Repeat("<b>", levels)) + "deep" + string.Concat(Enumerable.Repeat("</b>", levels));
        var document = $"<rss><channel><item><title>{nested}</title></item></channel></rss>";

        if (reads)
            Read(document).ShouldHaveSingleItem().Article.ShouldNotBeNull().Title.ShouldBe("deep");
        else
            Should.Throw<FeedFormatException>(() => Read(document)).Message.ShouldContain("deeper than 256 levels");
    }

    [Fact]
    public void A_link_that_is_no_web_address_is_left_out_and_a_date_ahead_is_when_it_was_first_seen()
    {
        var article = (Read(
            "<rss><channel><item><title>T</title><link>javascript:alert(1)</link><pubDate>Mon, 01 Jan 3021 00:00:00 GMT</pubDate></item></channel></rss>"))
            .ShouldHaveSingleItem().Article.ShouldNotBeNull();

        article.Url.ShouldBeNull();
        article.Published.ShouldBe(Now);
    }

    private static IReadOnlyList<ArticleLine> Read(string document) =>
        FeedDocument.Read(Encoding.UTF8.GetBytes(document), "https://ledger.example/feed", null, Now);
}
