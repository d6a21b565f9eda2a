namespace StoryWatch.Newsroom.Access;

/// <summary>An access token as the store knows it: whose it is and what it lets do; never the token itself.</summary>
/// <param name="Id">Public: names the token in lists and is the first part of it.</param>
/// <param name="Name">Who uses it: the name under which its decisions are shown.</param>
/// <param name="CreatedBy">The name of who made it.</param>
/// <param name="LastUsedAt">To the minute.</param>
public sealed record AccessToken(
    string Id, string Name, Role Role, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt)
{
    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);
}
