using StoryWatch.Feeds.Archives;
using StoryWatch.Feeds.Json;
using StoryWatch.Feeds.Reading;
using StoryWatch.Feeds.Text;
using StoryWatch.Feeds.Xml;
using StoryWatch.Newsroom.Feeds;
using StoryWatch.Newsroom.Intake;

namespace StoryWatch.Feeds;

/// <summary>A feed's document as articles, whatever its format: RSS, Atom, JSON Feed, ninjs, NewsML-G2, NITF, article records; plain or gzip.</summary>
public static class FeedDocument
{
    /// <summary>Reads a document whole.</summary>
    /// <param name="feed">The feed's address, in which its item ids are unique and to which its links are relative.</param>
    /// <param name="charset">As the server said; null where it did not.</param>
    /// <param name="now">When it was received.</param>
    /// <returns>One line an item, numbered from 1: the article, or why the item is none, or both where it breaks its standard in what no article is made of.</returns>
    /// <exception cref="FeedFormatException">The document as a whole is no feed.</exception>
    public static IReadOnlyList<ArticleLine> Read(ReadOnlyMemory<byte> bytes, string feed, string? charset, DateTimeOffset now)
    {
        var address = Uri.TryCreate(feed, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : null;
        var content = Read(bytes, new FeedSource(address, charset, FeedFormats.Auto), now);
        return [.. content.Entries.Select((entry, index) => EntryArticle.Of(index + 1, entry, feed, null, content.Title, now))];
    }

    /// <param name="mostUnpacked">Bytes that packed ones may hold.</param>
    /// <exception cref="FeedFormatException">The document as a whole is no feed.</exception>
    internal static FeedContent Read(ReadOnlyMemory<byte> bytes, FeedSource source, DateTimeOffset now, int mostUnpacked = FeedLimits.Unpacked)
    {
        bytes = Unpacked.Of(bytes, mostUnpacked);
        if (source.Format == FeedFormats.JsonLines || (source.Format == FeedFormats.Auto && ArticleRecords.AreIn(bytes)))
            return ArticleRecords.Read(bytes, now);
        if (bytes.Length > FeedLimits.Characters)
            throw new FeedFormatException($"is {bytes.Length} bytes long; the limit is {FeedLimits.Characters}");

        var document = Charset.Decode(bytes, source.Charset);
        var start = document.AsSpan().TrimStart(" \t\r\n\uFEFF\0");
        if (start.IsEmpty)
            throw new FeedFormatException("is empty");
        return start[0] is '{' or '[' || source.Format is FeedFormats.JsonFeed or FeedFormats.Ninjs
            ? JsonDocuments.Read(document.Trim('\uFEFF'), source)
            : XmlFeed.Read(start.Length == document.Length ? document : start.ToString(), source.Base);
    }
}
