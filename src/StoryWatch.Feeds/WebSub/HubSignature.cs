using System.Security.Cryptography;
using System.Text;

namespace StoryWatch.Feeds.WebSub;

/// <summary>The signature of pushed content: <c>method=hex</c> of an HMAC over the body (WebSub, 8).</summary>
internal static class HubSignature
{
    public static bool IsOf(string? header, ReadOnlySpan<byte> body, string secret)
    {
        if (header?.Split('=', 2) is not [var method, var hex] || !hex.All(char.IsAsciiHexDigit) || hex.Length % 2 != 0)
            return false;
        var key = Encoding.UTF8.GetBytes(secret);
        byte[]? expected = method.Trim().ToLowerInvariant() switch
        {
#pragma warning disable CA5350 // The hub chooses the method; SHA-1 in an HMAC is what many of them have.
            "sha1" => HMACSHA1.HashData(key, body),
#pragma warning restore CA5350
            "sha256" => HMACSHA256.HashData(key, body),
            "sha384" => HMACSHA384.HashData(key, body),
            "sha512" => HMACSHA512.HashData(key, body),
            _ => null,
        };
        return expected is not null && CryptographicOperations.FixedTimeEquals(expected, Convert.FromHexString(hex));
    }
}
