using System.Text;
using System.Text.Unicode;

namespace StoryWatch.Feeds.Text;

/// <summary>
/// A document's bytes as text. A byte order mark is believed, then what is valid UTF-8 with more than ASCII in it (which no other text is by
/// chance), then what the server says, then the document (RFC 7303), then what the bytes look like.
/// </summary>
internal static class Charset
{
    private const int LookedAt = 1024;
    private const int Windows1252 = 1252;

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="said">The charset of the content type; null where it has none.</param>
    public static string Decode(ReadOnlyMemory<byte> bytes, string? said)
    {
        var span = bytes.Span;
        if (ByMark(span) is { } marked)
            return marked.Encoding.GetString(span[marked.Length..]);
        if (ByZeros(span) is { } wide)
            return wide.GetString(span);

        var declared = Known(said) ?? Known(Declared(span));
        var isAscii = !span.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        if (isAscii)
            return declared is not null && span.Contains((byte)0x1B) ? declared.GetString(span) : Encoding.ASCII.GetString(span);
        if (Utf8.IsValid(span))
            return Encoding.UTF8.GetString(span);

        // What says that it is UTF-8 and is not says nothing.
        var told = Known(said) is { } first && first.CodePage != Encoding.UTF8.CodePage ? first : Known(Declared(span));
        if (told is not null && told.CodePage != Encoding.UTF8.CodePage && told.CodePage != Encoding.ASCII.CodePage)
            return Named(told).GetString(span);

        // A long feed with some broken bytes is UTF-8 all the same; a short text without a word about it is looked at.
        return declared?.CodePage == Encoding.UTF8.CodePage && IsMostlyUtf8(span) ? Encoding.UTF8.GetString(span) : Detected(bytes).GetString(span);
    }

    private static (Encoding Encoding, int Length)? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    // XML, Appendix F: the first sign is '<'.
    private static Encoding? ByZeros(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [(byte)'<' or (byte)'{' or (byte)'[', 0, not 0, ..] => Encoding.Unicode,
        [0, (byte)'<' or (byte)'{' or (byte)'[', 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LookedAt)]);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        var at = head.IndexOf("encoding", StringComparison.Ordinal);
        if (end < 0 || at < 0 || at > end)
            return DeclaredInHtml(head);
        var value = head[(at + "encoding".Length)..end].TrimStart(' ', '\t', '\r', '\n', '=');
        return value.Length > 2 && value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is > 0 and var close ? value[1..close].Trim() : null;
    }

    private static string? DeclaredInHtml(string head)
    {
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at < 0 || !head[..at].Contains("<meta", StringComparison.OrdinalIgnoreCase) ? null
            : string.Concat(head[(at + "charset=".Length)..].TrimStart('"', '\'').TakeWhile(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_'));
    }

    private static Encoding? Known(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var bare = name.Trim(' ', '"', '\'').ToLowerInvariant();
        try
        {
            return Encoding.GetEncoding(bare switch
            {
                "utf8" or "utf_8" => "utf-8",
                "utf_16" or "utf16" or "u16" => "utf-16",
                "gbk" or "gb2312" or "gb_2312-80" => "gb18030",
                "x-sjis" or "windows-31j" or "cp932" => "shift_jis",
                "ks_c_5601-1987" or "cp949" => "euc-kr",
                _ => bare.StartsWith("cp", StringComparison.Ordinal) && bare.Length > 4 ? $"windows-{bare[2..]}" : bare,
            });
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // As browsers do (WHATWG): what calls itself Latin-1 has the quotation marks of Windows in it.
    private static Encoding Named(Encoding encoding) => encoding.CodePage == Encoding.Latin1.CodePage ? Encoding.GetEncoding(Windows1252) : encoding;

    private static bool IsMostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var (broken, other) = (text.AsSpan().Count('\uFFFD'), text.Count(unit => unit > '\u007F'));
        return broken * 4 < other;
    }

    private static Encoding Detected(ReadOnlyMemory<byte> bytes)
    {
        using var stream = new MemoryStream(bytes.ToArray(), writable: false);
        var best = UtfUnknown.CharsetDetector.DetectFromStream(stream).Detected;
        return best is { Confidence: > 0.5f, Encoding: { } encoding } && encoding.CodePage != Encoding.ASCII.CodePage
            ? encoding
            : Encoding.GetEncoding(Windows1252);
    }
}
