using System.Security.Cryptography;
using System.Text;

namespace StoryWatch.Newsroom.Intake;

/// <summary>The identity of an article that came without an id of its own: its feed's guid, else its address, else its text.</summary>
public static class ArticleIdentity
{
    /// <summary>A given id wins; otherwise the first of the three that there is, hashed so that it is short and the same everywhere.</summary>
    /// <param name="feed">The feed's address.</param>
    /// <param name="itemId">The guid that the feed gives the item, unique in the feed.</param>
    public static string Of(string? id, string? feed, string? itemId, string? url, string text)
    {
        if (!string.IsNullOrWhiteSpace(id))
            return id.Trim();
        if (!string.IsNullOrWhiteSpace(itemId))
            return "guid-" + Hash($"{feed}\n{itemId.Trim()}");
        return url is not null && CanonicalUrl.Of(url) is { } canonical ? "url-" + Hash(canonical) : "text-" + Hash(text);
    }

    private static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 12));
}
