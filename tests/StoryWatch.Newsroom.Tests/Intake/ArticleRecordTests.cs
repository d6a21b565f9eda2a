using System.Text;
using StoryWatch.Newsroom.Intake;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Tests.Intake;

public sealed class ArticleRecordTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_full_record_is_read_field_by_field()
    {
        var article = Read("""
            {"id":"a-1","text":" The envoy left. ","title":"Envoy","url":"https://a.example/1","source":"The Ledger","byline":"N. N.",
             "language":"en","published":"2026-02-28T10:00:00+02:00","revision":3,"status":"withheld","embargo":"2026-03-02"}
            """).Article.ShouldNotBeNull();

        article.ShouldBe(new Article("a-1", " The envoy left. ", Now)
        {
            Title = "Envoy",
            Url = "https://a.example/1",
            Source = "The Ledger",
            Byline = "N. N.",
            Language = "en",
            Published = new(2026, 2, 28, 8, 0, 0, TimeSpan.Zero),
            Embargo = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero),
            Revision = 3,
            Status = ArticleStatus.Withheld,
        });
    }

    [Fact]
    public void Doc_stands_for_id_and_date_for_published() =>
        Read("""{"doc":"d","text":"t","date":"2012-06-01"}""").Article.ShouldNotBeNull().ShouldSatisfyAllConditions(
            article => article.Id.ShouldBe("d"),
            article => article.At.ShouldBe(new(2012, 6, 1, 0, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("""{"text":"t"}""", "id")]
    [InlineData("""{"id":"a","text":"  "}""", "text")]
    [InlineData("""{"id":"a","text":7}""", "text")]
    [InlineData("""{"id":"a","text":"\ud800"}""", "text")]
    [InlineData("""{"id":"a","text":"a\u0000b"}""", "text")]
    [InlineData("""{"id":"a\nb","text":"t"}""", "id")]
    [InlineData("""{"id":"a","text":"t","published":"3021-01-01"}""", "published")]
    [InlineData("""{"id":"a","text":"t","date":"3021-01-01"}""", "date")]
    [InlineData("""{"id":"a","text":"t","date":"yesterday"}""", "date")]
    [InlineData("""{"id":"a","text":"t","received":"0001-01-01"}""", "received")]
    [InlineData("""{"id":"a","text":"t","revision":0}""", "revision")]
    [InlineData("""{"id":"a","text":"t","status":"gone"}""", "status")]
    [InlineData("""{"id":"a","text":"t","\ud800":1}""", null)]
    [InlineData("""[1]""", null)]
    [InlineData("""{"id":"a","text":"t" """, null)]
    public void A_fault_names_its_field(string json, string? field)
    {
        var line = Read(json);

        line.Article.ShouldBeNull();
        line.Fault.ShouldNotBeNull().Field.ShouldBe(field);
    }

    [Fact]
    public void An_id_of_ten_kilobytes_is_a_fault_of_the_id() =>
        Read($$"""{"id":"{{new string('x', 10_000)}}","text":"t"}""").Fault.ShouldNotBeNull().Field.ShouldBe("id");

    [Fact]
    public void A_number_for_an_id_is_its_digits_and_has_the_limit_of_an_id()
    {
        Read("""{"id":42,"text":"t"}""").Article.ShouldNotBeNull().Id.ShouldBe("42");
        Read($$"""{"id":{{new string('7', 10_000)}},"text":"t"}""").Fault.ShouldNotBeNull().Field.ShouldBe("id");
    }

    [Fact]
    public async Task Lines_keep_their_numbers_and_a_broken_one_does_not_stop_the_rest()
    {
        byte[] file = [0xEF, 0xBB, 0xBF, .. """
            {"id":"a","text":"one"}

            {"id":"b","text":
            """u8, (byte)'\n', .. "{\"id\":\"c\",\"text\":\"\xFF\"}\r\n"u8, 0xFF, (byte)'\n', .. "{\"id\":\"d\",\"text\":\"two\"}"u8];

        var lines = await ReadAsync(file);

        lines.Select(line => (line.Number, line.Article?.Id)).ShouldBe([(1, "a"), (3, null), (4, "c"), (5, null), (6, "d")]);
        lines.Single(line => line.Number == 5).Fault!.Reason.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task A_line_without_end_is_told_once_and_passed_over()
    {
        byte[] file = [.. Encoding.UTF8.GetBytes(new string('x', (3 * ArticleLimits.RecordBytes) + 17)), (byte)'\n', .. "{\"id\":\"d\",\"text\":\"two\"}"u8];

        var lines = await ReadAsync(file);

        lines.Select(line => (line.Number, line.Article?.Id)).ShouldBe([(1, null), (2, "d")]);
    }

    [Fact]
    public void A_headline_without_a_text_is_at_fault_and_can_still_be_threaded()
    {
        var line = Read("""{"id":"a","title":"Talks are on","text":""}""");

        line.Article.ShouldBeNull();
        line.Fault!.Field.ShouldBe("text");
        line.Headline!.Text.ShouldBe("Talks are on");
    }

    private static ArticleLine Read(string json) => ArticleRecord.Read(1, Encoding.UTF8.GetBytes(json), Now);

    private static async Task<List<ArticleLine>> ReadAsync(byte[] file)
    {
        var lines = new List<ArticleLine>();
        await foreach (var line in ArticleLines.ReadAsync(new MemoryStream(file), TimeProvider.System, CancellationToken.None))
            lines.Add(line);
        return lines;
    }
}
