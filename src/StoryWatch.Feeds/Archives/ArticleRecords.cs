using System.Text.Json;
using StoryWatch.Feeds.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds.Archives;

/// <summary>Article records in JSON Lines, the format of archives, as a feed's document.</summary>
internal static class ArticleRecords
{
    /// <summary>True where the first line is an article record.</summary>
    public static bool AreIn(ReadOnlyMemory<byte> bytes)
    {
        var start = bytes.Span.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("\xEF\xBB\xBF"u8))
            start = start[3..];
        if (start.IsEmpty || start[0] != '{')
            return false;
        var end = start.IndexOf((byte)'\n');
        try
        {
            using var first = JsonDocument.Parse(start[..(end < 0 ? start.Length : end)].ToArray());
            var record = first.RootElement;
            return (record.Field("id") ?? record.Field("doc")) is not null && record.Field("text") is not null && record.Field("uri") is null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static FeedContent Read(ReadOnlyMemory<byte> bytes, DateTimeOffset now)
    {
        var entries = new List<FeedEntry>();
        var number = 0;
        foreach (var range in bytes.Span.Split((byte)'\n'))
        {
            var line = bytes[range].Trim(" \t\r"u8);
            if (number == 0 && line.Span.StartsWith("\xEF\xBB\xBF"u8))
                line = line[3..];
            number++;
            if (line.IsEmpty)
                continue;
            if (entries.Count == FeedLimits.Items)
                break;
            var read = ArticleRecord.Read(number, line, now);
            entries.Add(read.Article is { } article
                ? new FeedEntry
                {
                    ItemId = article.Id,
                    Record = article,
                    Title = FeedText.Of(article.Title),
                    Content = FeedText.Of(article.Text),
                    Published = article.Published,
                    Status = article.Status,
                    Embargo = article.Embargo,
                    Version = article.Revision,
                    Url = article.Url,
                }
                : new FeedEntry { Fault = read.Fault });
        }

        return new FeedContent("jsonl", entries);
    }
}
