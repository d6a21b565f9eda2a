namespace StoryWatch.Contracts;

/// <summary>Who the caller is to this desk.</summary>
/// <param name="Name">Under which the caller's decisions are shown.</param>
/// <param name="Role">"viewer", "editor" or "admin".</param>
/// <param name="Open">True where the desk asks nobody to sign in: it serves this machine only and has no admin token.</param>
public sealed record MeView(string Name, string Role, bool Open);

/// <summary>Makes an access token.</summary>
/// <param name="Name">Who will use it.</param>
/// <param name="Role">"viewer", "editor" or "admin".</param>
/// <param name="ExpiresAt">Absent for one that stays until it is revoked.</param>
public sealed record TokenRequest(string Name, string Role, DateTimeOffset? ExpiresAt);

/// <summary>An access token without its secret.</summary>
public sealed record TokenView(
    string Id, string Name, string Role, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

/// <summary>A token just made.</summary>
/// <param name="Token">The token itself: shown this once, and kept nowhere.</param>
public sealed record TokenReceipt(string Id, string Name, string Role, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Token);
