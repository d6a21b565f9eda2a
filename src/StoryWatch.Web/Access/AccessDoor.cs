using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

/// <summary>Knows the callers by their tokens. What another process changes is seen here within <see cref="Remembered"/>.</summary>
internal sealed class AccessDoor : IDisposable
{
    /// <summary>How long an answer of the store is taken for true.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(5);

    /// <summary>Wrong tokens of one address in a minute; then the store is not asked for more of them.</summary>
    public const int MostGuesses = 30;

    private static readonly TimeSpan UseIsNoted = TimeSpan.FromMinutes(1);

    private readonly IAccessTokens _tokens;
    private readonly TimeProvider _clock;
    private readonly ILogger<AccessDoor> _log;
    private readonly byte[]? _configured;
    private readonly bool _required;
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);
    private readonly PartitionedRateLimiter<string> _guesses = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = MostGuesses, Window = TimeSpan.FromMinutes(1) }));

    private volatile Openness? _openness;

    public AccessDoor(IOptions<WebAccess> access, IAccessTokens tokens, TimeProvider clock, ILogger<AccessDoor> log)
    {
        (_tokens, _clock, _log, _required) = (tokens, clock, log, access.Value.Required);
        _configured = string.IsNullOrWhiteSpace(access.Value.Token) ? null : TokenSecret.Digest(access.Value.Token.Trim());
    }

    /// <summary>True where the configuration has a token: it lets in as long as the program runs.</summary>
    public bool HasConfigured => _configured is not null;

    /// <summary>True where nobody is asked to sign in: only this machine is served, and there is no admin's token to sign in with.</summary>
    public async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (_configured is not null || _required)
            return false;
        if (_openness is { } known && _clock.GetElapsedTime(known.At) < Remembered)
            return known.IsOpen;
        var asked = _clock.GetTimestamp();
        var now = _clock.GetUtcNow();
        var all = await _tokens.ListAsync(cancellationToken);
        var isOpen = !all.Any(token => token.Role is Role.Admin && token.IsActive(now));
        _openness = new(isOpen, asked);
        return isOpen;
    }

    /// <summary>Whose token it is.</summary>
    /// <param name="address">Where it comes from: one address may guess only so often.</param>
    public async ValueTask<Answer> FindAsync(string token, string address, CancellationToken cancellationToken)
    {
        if (token.Length > TokenSecret.MostCharacters)
            return Wrong(address);
        var digest = TokenSecret.Digest(token);
        if (_configured is not null && CryptographicOperations.FixedTimeEquals(digest, _configured))
            return new(Caller.Configured, false);
        if (TokenSecret.IdOf(token) is not { } id)
            return Wrong(address);

        if (!_known.TryGetValue(id, out var known) || _clock.GetElapsedTime(known.At) >= Remembered)
        {
            using var may = _guesses.AttemptAcquire(address, 0);
            if (!may.IsAcquired)
                return new(null, true);
            var asked = _clock.GetTimestamp();
            if (await _tokens.FindAsync(id, cancellationToken) is not { } kept)
                return Wrong(address);
            known = new(kept, asked);
            _known[id] = known;
        }

        var isRight = CryptographicOperations.FixedTimeEquals(digest, known.Kept.Digest.Span);
        if (!isRight || !known.Kept.Token.IsActive(_clock.GetUtcNow()))
            return Wrong(address);
        await NoteUseAsync(known);
        return new(new(known.Kept.Token.Name, known.Kept.Token.Role, id), false);
    }

    /// <summary>True while the token still lets in.</summary>
    public async ValueTask<bool> IsActiveAsync(string tokenId, CancellationToken cancellationToken) =>
        await _tokens.FindAsync(tokenId, cancellationToken) is { } kept && kept.Token.IsActive(_clock.GetUtcNow());

    /// <summary>Tokens were made or revoked in this process: the store is asked again.</summary>
    public void Forget()
    {
        _known.Clear();
        _openness = null;
    }

    public void Dispose() => _guesses.Dispose();

    private Answer Wrong(string address)
    {
        using var counted = _guesses.AttemptAcquire(address);
        return new(null, !counted.IsAcquired);
    }

    private async ValueTask NoteUseAsync(Known known)
    {
        var now = _clock.GetUtcNow();
        if (known.IsUseNoted || (known.Kept.Token.LastUsedAt is { } last && now - last < UseIsNoted))
            return;
        known.IsUseNoted = true;
        try
        {
            await _tokens.UsedAsync(known.Kept.Token.Id, now, CancellationToken.None);
        }
        catch (Exception away)
        {
            _log.LogWarning("The use of a token could not be noted: {Reason}", away.Message);
        }
    }

    /// <param name="IsGuessing">The address has given too many wrong tokens.</param>
    internal readonly record struct Answer(Caller? Caller, bool IsGuessing);

    private sealed record Openness(bool IsOpen, long At);

    private sealed record Known(KeptToken Kept, long At)
    {
        public bool IsUseNoted { get; set; }
    }
}
