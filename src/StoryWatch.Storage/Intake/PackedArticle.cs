using System.IO.Compression;
using System.Text.Json;
using StoryWatch.Newsroom.Journal;
using StoryWatch.Stories.Articles;

namespace StoryWatch.Storage.Intake;

/// <summary>An article as bytes: JSON, deflated where that pays. The first byte tells which (RFC 1950 has 0x78 there, JSON an opening brace).</summary>
internal static class PackedArticle
{
    private const int WorthDeflating = 512;
    private const byte OpeningBrace = (byte)'{';

    public static byte[] Pack(Article article)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(article, StoryEventCodec.Json);
        if (json.Length < WorthDeflating)
            return json;
        using var packed = new MemoryStream(json.Length / 2);
        using (var deflate = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(json);
        return packed.ToArray();
    }

    /// <param name="revision">Given by the inbox when the row was written.</param>
    public static Article Unpack(byte[] packed, int revision)
    {
        if (packed[0] == OpeningBrace)
            return JsonSerializer.Deserialize<Article>(packed, StoryEventCodec.Json)! with { Revision = revision };
        using var inflate = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Article>(inflate, StoryEventCodec.Json)! with { Revision = revision };
    }
}
