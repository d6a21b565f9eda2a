namespace StoryWatch.Newsroom.Access;

/// <summary>The access tokens of a desk, at rest as digests.</summary>
public interface IAccessTokens
{
    /// <summary>Keeps a token; false, and nothing is kept, where its id is taken or an active token has its name.</summary>
    /// <param name="digest">Of the whole token (<see cref="TokenSecret.Digest"/>).</param>
    /// <param name="now">By which tokens of the name are active.</param>
    Task<bool> AddAsync(AccessToken token, ReadOnlyMemory<byte> digest, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The token of an id with its digest, active or not; null where there is none.</summary>
    Task<KeptToken?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>All tokens, oldest first, revoked and expired ones included.</summary>
    Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends a token; false where there is none of the id or it was revoked before.</summary>
    Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Notes that a token was used.</summary>
    Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken);
}

/// <summary>A token and the digest that the whole of it has.</summary>
public sealed record KeptToken(AccessToken Token, ReadOnlyMemory<byte> Digest);
