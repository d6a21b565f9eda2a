namespace StoryWatch.Newsroom.Access;

/// <summary>Makes tokens and keeps them.</summary>
public sealed class TokenIssue(IAccessTokens tokens, TimeProvider clock)
{
    /// <summary>Characters of a name, at most.</summary>
    public const int MostCharacters = 80;

    /// <summary>A new token. Only the answer has its secret; null where an active token has the name.</summary>
    /// <param name="name">One of <see cref="NameFault"/> null.</param>
    public async Task<IssuedToken?> CreateAsync(string name, Role role, string createdBy, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var secret = TokenSecret.Create();
        var token = new AccessToken(secret.Id, name.Trim(), role, clock.GetUtcNow(), createdBy, expiresAt, null, null);
        return await tokens.AddAsync(token, TokenSecret.Digest(secret.Text), token.CreatedAt, cancellationToken).ConfigureAwait(false)
            ? new IssuedToken(token, secret)
            : null;
    }

    /// <summary>Why a name cannot be given to a token; null where it can.</summary>
    public static string? NameFault(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "must say whose token it is"
        : name.Length > MostCharacters ? $"must be at most {MostCharacters} characters long"
        : name.Any(char.IsControl) ? "must not hold control characters"
        : null;
}

/// <summary>A token just made.</summary>
public sealed record IssuedToken(AccessToken Token, TokenSecret Secret);
