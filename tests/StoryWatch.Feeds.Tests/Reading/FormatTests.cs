using System.IO.Compression;
using System.Text;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Feeds.Tests.Reading;

/// <summary>One document of each format, written for these tests.</summary>
public sealed class FormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_json_feed_gives_its_items()
    {
        var article = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Ledger","language":"en","authors":[{"name":"Desk"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"}],
             "items":[{"id":7,"url":"/a/7","title":"Talks","content_html":"<p>They met.</p><p>They left.</p>","date_published":"2026-02-28T10:00:00Z"}]}
            """).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        (article.Title, article.Text, article.Url, article.Byline, article.Source, article.Language).ShouldBe(
            ("Talks", "They met.\n\nThey left.", "https://ledger.example/a/7", "Desk", "Ledger", "en"));
    }

    [Fact]
    public void A_nitf_document_is_an_article()
    {
        var article = Read("""
            <nitf><head><title>Slug</title><docdata management-status="usable"><doc-id id-string="n-1"/><date.issue norm="20260228T100000Z"/><doc.copyright holder="Wire"/></docdata></head>
            <body><body.head><hedline><hl1>Talks go on</hl1></hedline><byline>By <person>A. Berg</person></byline></body.head>
            <body.content><block><p>They met.</p><p>They left.</p></block></body.content></body></nitf>
            """).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        (article.Title, article.Text, article.Byline, article.Source).ShouldBe(("Talks go on", "They met.\n\nThey left.", "A. Berg", "Wire"));
        article.Published.ShouldBe(new DateTimeOffset(2026, 2, 28, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_news_message_gives_its_news_items_and_names_what_is_none()
    {
        const string Meta = "<itemMeta><itemClass qcode=\"ninat:text\"/><provider literal=\"Wire\"/><versionCreated>2026-02-28T10:00:00Z</versionCreated><pubStatus qcode=\"stat:withheld\"/></itemMeta>";
        var lines = Read($"""
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-02-28T10:00:00Z</sent></header><itemSet>
            <newsItem guid="urn:1" version="3" standard="NewsML-G2" standardversion="2.34">{Meta}<contentMeta><headline>Talks</headline></contentMeta>
            <contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content><p>They met.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
            <packageItem guid="urn:2" version="1"/></itemSet></newsMessage>
            """);

        var article = lines[0].Article.ShouldNotBeNull();
        (article.Title, article.Text, article.Status, article.Revision, article.Source).ShouldBe(("Talks", "They met.", ArticleStatus.Withheld, 3, "Wire"));
        lines[1].Fault.ShouldNotBeNull().Reason.ShouldContain("packageitem");
    }

    [Theory]
    [InlineData("""{"uri":"urn:1","pubstatus":"usable","versioncreated":"2026-02-28T10:00:00Z","headline":"Talks","body_text":"They met."}""", "ninjs 1")]
    [InlineData("""{"uri":"urn:1","pubstatus":"usable","versioncreated":"2026-02-28T10:00:00Z","headlines":[{"role":"main","value":"Talks"}],"bodies":[{"role":"main","contenttype":"text/plain","value":"They met."}]}""", "ninjs 2")]
    [InlineData("""[{"uri":"urn:1","pubStatus":"usable","versionCreated":"2026-02-28T10:00:00Z","headlines":[{"value":"Talks"}],"bodies":[{"contentType":"text/html","value":"<p>They met.</p>"}]}]""", "ninjs 3")]
    public void A_ninjs_item_of_each_version_is_read(string document, string format)
    {
        var article = Read(document).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        (article.Title, article.Text, article.Published).ShouldBe(("Talks", "They met.", new DateTimeOffset(2026, 2, 28, 10, 0, 0, TimeSpan.Zero)));
        FeedDocument.Read(Encoding.UTF8.GetBytes(document), FeedSource.Unknown, Now).Format.ShouldStartWith(format);
    }

    [Fact]
    public void A_ninjs_item_at_fault_where_an_article_is_made_is_refused_and_elsewhere_read_and_told()
    {
        Read("""{"uri":"urn:1","headline":"Talks","pubstatus":"cancelled"}""").ShouldHaveSingleItem().Article.ShouldBeNull();

        var doubtful = Read("""{"uri":"urn:1","headline":"Talks","body_text":"They met.","extra":1}""").ShouldHaveSingleItem();
        doubtful.Article.ShouldNotBeNull().Text.ShouldBe("They met.");
        doubtful.Fault.ShouldNotBeNull().Field.ShouldBe("extra");
    }

    [Fact]
    public void An_embargo_without_a_time_that_can_be_read_withholds() =>
        Read("""{"uri":"urn:1","headline":"Talks","embargoed":"Next Monday"}""").ShouldHaveSingleItem().Article.ShouldNotBeNull().Status.ShouldBe(ArticleStatus.Withheld);

    [Fact]
    public void Article_records_are_read_plain_and_packed()
    {
        var lines = Encoding.UTF8.GetBytes("{\"id\":\"a-1\",\"text\":\"They met.\"}\n{\"id\":\"\"}\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(lines);

        foreach (var bytes in new[] { lines, packed.ToArray() })
        {
            var read = FeedDocument.Read(bytes, "https://ledger.example/a.jsonl", null, Now);
            read[0].Article.ShouldNotBeNull().Id.ShouldBe("a-1");
            read[1].Fault.ShouldNotBeNull().Field.ShouldBe("id");
        }
    }

    [Fact]
    public void A_packed_bomb_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var i = 0; i < 300; i++)
                gzip.Write(new byte[1024 * 1024]);
        }

        Should.Throw<FeedFormatException>(() => FeedDocument.Read(packed.ToArray(), "https://ledger.example/", null, Now)).Message.ShouldContain("holds more than");
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Fish & chips</title><description>5 < 6 &nbsp; &copy;</description>")]
    [InlineData("<rss version=2.0><channel><item><media:thumbnail url=\"x\"/><title>Fish &amp; chips</title><description><![CDATA[5 < 6 © ")]
    [InlineData("<rss><channel><item><title>Fish & chips</b></title><description>5 &lt; 6 ©</description></item></channel>")]
    public void Broken_xml_is_read_as_well_as_it_can_be(string document)
    {
        var article = Read(document).ShouldHaveSingleItem().Article.ShouldNotBeNull();

        article.Title.ShouldBe("Fish & chips");
        article.Text.ShouldStartWith("5 < 6");
    }

    [Fact]
    public void Documents_of_noise_are_refused_or_read_and_soon()
    {
        string[] pieces = ["<rss>", "<item>", "</item>", "<", ">", "&", "\"", "<![CDATA[", "]]>", "<!--", "<a b=\"", "</", "='", "<title>", "x", "\0", "{", "[", "<?xml", "<!DOCTYPE [", "\uD800"];
        var chance = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var document = "<rss>" + string.Concat(Enumerable.Range(0, chance.Next(2000)).Select(_ => pieces[chance.Next(pieces.Length)]));
            Should.NotThrow(() =>
            {
                try
                {
                    Read(document);
                }
                catch (FeedFormatException)
                {
                    // Refused in words.
                }
            });
        }

        foreach (var piece in pieces)
            Should.CompleteIn(() => Should.NotThrow(() => { try { Read("<rss>" + string.Concat(Enumerable.Repeat(piece, 200_000))); } catch (FeedFormatException) { } }), TimeSpan.FromSeconds(60), piece);
    }

    private static IReadOnlyList<ArticleLine> Read(string document) =>
        FeedDocument.Read(Encoding.UTF8.GetBytes(document), "https://ledger.example/feed", null, Now);
}
