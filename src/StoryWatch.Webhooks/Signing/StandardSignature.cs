using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StoryWatch.Webhooks.Signing;

/// <summary>
/// Signs as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 over <c>id.timestamp.body</c> with the bytes of the secret
/// behind <c>whsec_</c>, as <c>v1,</c> and base64; several signatures with a space between.
/// </summary>
internal static class StandardSignature
{
    public const string SecretPrefix = "whsec_";

    private const int SignatureBytes = 32;

    /// <param name="secrets">Each signs: while one is replaced, both do.</param>
    /// <param name="timestamp">Of this try, in whole seconds.</param>
    /// <param name="body">The exact bytes that are sent.</param>
    /// <returns>The header <c>webhook-signature</c>.</returns>
    /// <exception cref="FormatException">A secret is no base64.</exception>
    public static string Sign(IEnumerable<string> secrets, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        var signed = new byte[Encoding.UTF8.GetMaxByteCount(id.Length + 24) + body.Length];
        var length = Encoding.UTF8.GetBytes($"{id}.{SecondsOf(timestamp)}.", signed);
        body.CopyTo(signed.AsSpan(length));
        length += body.Length;

        var header = new StringBuilder();
        Span<byte> signature = stackalloc byte[SignatureBytes];
        foreach (var secret in secrets)
        {
            HMACSHA256.HashData(KeyOf(secret), signed.AsSpan(0, length), signature);
            header.Append(header.Length == 0 ? "v1," : " v1,").Append(Convert.ToBase64String(signature));
        }

        return header.ToString();
    }

    /// <summary>The header <c>webhook-timestamp</c>.</summary>
    public static string SecondsOf(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static byte[] KeyOf(string secret) =>
        Convert.FromBase64String(secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret);
}
