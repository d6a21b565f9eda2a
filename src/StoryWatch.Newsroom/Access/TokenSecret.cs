using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace StoryWatch.Newsroom.Access;

/// <summary>
/// An access token as its user has it: <c>sw_ID_SECRET</c>, the secret being 256 random bits in base64url. Of so much chance a plain SHA-256
/// is as good at rest as any slow hash: there is nothing to guess.
/// </summary>
/// <param name="Id">16 hexadecimal digits.</param>
/// <param name="Text">The whole token.</param>
public sealed record TokenSecret(string Id, string Text)
{
    private const string Prefix = "sw_";
    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    /// <summary>Longer than any token; what is longer is none.</summary>
    public const int MostCharacters = 200;

    /// <summary>A new one, which nobody else knows.</summary>
    public static TokenSecret Create()
    {
        var id = RandomNumberGenerator.GetHexString(2 * IdBytes, lowercase: true);
        return new(id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>The id in a text that has the form of a token; null where it has not.</summary>
    public static string? IdOf(string text)
    {
        const int end = 3 + (2 * IdBytes);
        if (text.Length is <= end or > MostCharacters || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[end] != '_')
            return null;
        var id = text[Prefix.Length..end];
        return id.All(char.IsAsciiHexDigitLower) ? id : null;
    }

    /// <summary>What is kept of a token. Digests are of one length, so that comparing them takes the same time for every wrong token.</summary>
    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Without the secret, for logs.</summary>
    public override string ToString() => $"{Prefix}{Id}_…";
}
