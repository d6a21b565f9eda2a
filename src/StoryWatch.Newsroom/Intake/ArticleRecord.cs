using System.Text.Json;
using System.Text.Unicode;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Newsroom.Intake;

/// <summary>
/// An article as one JSON object: the format of archives, of the push API and of <c>--in</c>. Required <c>id</c> (or <c>doc</c>) and <c>text</c>;
/// optional <c>url, source, title, byline, language, published</c> (or <c>date</c>), <c>received, embargo, revision, status</c>.
/// Blank optional fields count as absent; unknown ones are passed over.
/// </summary>
public static class ArticleRecord
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Reads one record of UTF-8 bytes.</summary>
    /// <param name="now">When it was received, where the record does not say.</param>
    public static ArticleLine Read(int number, ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        if (json.Length > ArticleLimits.RecordBytes)
            return Faulty(number, $"is {json.Length} bytes long; the limit is {ArticleLimits.RecordBytes}");
        if (!Utf8.IsValid(json.Span))
            return Faulty(number, "holds bytes that are not UTF-8");

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return Read(number, document.RootElement, now);
        }
        catch (JsonException broken)
        {
            return Faulty(number, $"is not JSON: {Reason(broken)}");
        }
    }

    /// <summary>Reads one record that is parsed.</summary>
    public static ArticleLine Read(int number, JsonElement record, DateTimeOffset now)
    {
        try
        {
            return ReadArticle(number, record, now);
        }
        catch (ArticleFaultException faulty)
        {
            return new(number, null, faulty.Fault);
        }
        catch (InvalidOperationException)
        {
            // Thrown by any look-up that has to compare with such a name.
            return Faulty(number, "holds half of a surrogate pair in a field's name");
        }
    }

    /// <summary>The parser's message without its path and line, which are of the record and not of the file.</summary>
    public static string Reason(JsonException broken)
    {
        var end = broken.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? broken.Message : broken.Message[..end]).TrimEnd('.', ' ');
    }

    private static ArticleLine ReadArticle(int number, JsonElement record, DateTimeOffset now)
    {
        if (record.ValueKind is not JsonValueKind.Object)
            throw new ArticleFaultException(null, "is no JSON object");

        var id = RecordFields.Text(record, "id", ArticleLimits.Id) ?? RecordFields.Text(record, "doc", ArticleLimits.Id)
            ?? throw new ArticleFaultException("id", "is missing or empty");
        if (id.Any(char.IsControl))
            throw new ArticleFaultException("id", "holds a control character");

        var text = RecordFields.Text(record, "text", ArticleLimits.Text, trim: false);
        var title = RecordFields.Text(record, "title", ArticleLimits.Field);
        var article = new Article(id, text ?? title ?? "", RecordFields.PastTime(record, "received", now) ?? now)
        {
            Revision = RecordFields.Count(record, "revision") ?? 1,
            Title = title,
            Url = RecordFields.Text(record, "url", ArticleLimits.Field),
            Source = RecordFields.Text(record, "source", ArticleLimits.Field),
            Byline = RecordFields.Text(record, "byline", ArticleLimits.Field),
            Language = RecordFields.Text(record, "language", ArticleLimits.Field),
            Published = RecordFields.PastTime(record, "published", now) ?? RecordFields.PastTime(record, "date", now),
            Embargo = RecordFields.Time(record, "embargo"),
            Status = ReadStatus(record),
        };
        return text is not null
            ? new(number, article, null)
            : new(number, null, new("text", "is missing or empty")) { Headline = title is null ? null : article };
    }

    private static ArticleStatus ReadStatus(JsonElement record) => RecordFields.Text(record, "status", ArticleLimits.Field) switch
    {
        null or "usable" => ArticleStatus.Usable,
        "withheld" => ArticleStatus.Withheld,
        "canceled" or "cancelled" => ArticleStatus.Canceled,
        _ => throw new ArticleFaultException("status", "must be usable, withheld or canceled"),
    };

    private static ArticleLine Faulty(int number, string reason) => new(number, null, new ArticleFault(null, reason));
}
