using System.Collections.Concurrent;
using System.Collections.Frozen;
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

    /// <summary>Wrong tokens of one address in a minute; then the store is asked for tokens that it has and for no others.</summary>
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

    private readonly SemaphoreSlim _reading = new(1, 1);

    private volatile Roll? _roll;

    public AccessDoor(IOptions<WebAccess> access, IAccessTokens tokens, TimeProvider clock, ILogger<AccessDoor> log)
    {
        (_tokens, _clock, _log, _required) = (tokens, clock, log, access.Value.Required);
        _configured = string.IsNullOrWhiteSpace(access.Value.Token) ? null : TokenSecret.Digest(access.Value.Token.Trim());
    }

    /// <summary>True where the configuration has a token: it lets in as long as the program runs.</summary>
    public bool HasConfigured => _configured is not null;

    /// <summary>
    /// True where nobody is asked to sign in: only this machine is served, and no admin's token was ever made. One that expired or was revoked
    /// opens nothing: <c>storywatch token create</c> makes the next.
    /// </summary>
    public async ValueTask<bool> IsOpenAsync(CancellationToken cancellationToken)
    {
        if (_configured is not null || _required)
            return false;
        return !(await RollAsync(cancellationToken)).HasAdmin;
    }

    /// <summary>Whose token it is.</summary>
    /// <param name="address">Where it comes from: one address may guess only so often. A right token is let in however many wrong ones came beside it.</param>
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
            if (!may.IsAcquired && !(await RollAsync(cancellationToken)).Ids.Contains(id))
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
        _roll = null;
    }

    public void Dispose()
    {
        _guesses.Dispose();
        _reading.Dispose();
    }

    // Read once for all who wait, so that a flood of guesses asks the store no more often than one caller does.
    private async ValueTask<Roll> RollAsync(CancellationToken cancellationToken)
    {
        if (Current() is { } known)
            return known;
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (Current() is { } read)
                return read;
            var asked = _clock.GetTimestamp();
            var all = await _tokens.ListAsync(cancellationToken);
            var roll = new Roll(all.Select(token => token.Id).ToFrozenSet(StringComparer.Ordinal), all.Any(token => token.Role is Role.Admin), asked);
            _roll = roll;
            return roll;
        }
        finally
        {
            _reading.Release();
        }

        Roll? Current() => _roll is { } roll && _clock.GetElapsedTime(roll.At) < Remembered ? roll : null;
    }

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

    /// <summary>All tokens that were ever made.</summary>
    private sealed record Roll(FrozenSet<string> Ids, bool HasAdmin, long At);

    private sealed record Known(KeptToken Kept, long At)
    {
        public bool IsUseNoted { get; set; }
    }
}
