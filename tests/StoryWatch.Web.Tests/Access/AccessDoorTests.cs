using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StoryWatch.Newsroom.Access;
using StoryWatch.Testing;
using StoryWatch.Web.Access;

namespace StoryWatch.Web.Tests.Access;

public sealed class AccessDoorTests : IDisposable
{
    private const string Proxy = "10.0.0.5";

    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly Register _register = new();
    private readonly AccessDoor _door;

    public AccessDoorTests() => _door = new AccessDoor(Options.Create(new WebAccess()), _register, _clock, NullLogger<AccessDoor>.Instance);

    public void Dispose() => _door.Dispose();

    [Fact]
    public async Task A_right_token_is_let_in_however_many_wrong_ones_came_from_its_address()
    {
        var token = await CreateAsync(Role.Viewer);
        await GuessAsync();

        (await FindAsync(token)).Caller.ShouldNotBeNull().Name.ShouldBe("viewer");
        _clock.Advance(2 * AccessDoor.Remembered);
        (await FindAsync(token)).Caller.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wrong_token_with_a_known_id_is_a_guess_like_any_other()
    {
        var token = await CreateAsync(Role.Viewer);
        var forged = $"sw_{TokenSecret.IdOf(token)}_{new string('A', 43)}";
        for (var n = 0; n < AccessDoor.MostGuesses; n++)
            (await FindAsync(forged)).ShouldBe(new AccessDoor.Answer(null, false));

        (await FindAsync(forged)).ShouldBe(new AccessDoor.Answer(null, true));
    }

    [Fact]
    public async Task Who_guesses_on_makes_the_store_work_no_more()
    {
        await GuessAsync();
        await FindAsync(TokenSecret.Create().Text);
        var asked = _register.Asked;

        for (var n = 0; n < 20; n++)
            (await FindAsync(TokenSecret.Create().Text)).IsGuessing.ShouldBeTrue();

        _register.Asked.ShouldBe(asked);
    }

    [Fact]
    public async Task A_desk_whose_only_admin_token_expires_stays_closed()
    {
        (await _door.IsOpenAsync(CancellationToken.None)).ShouldBeTrue();
        await CreateAsync(Role.Admin, _clock.GetUtcNow().AddHours(1));
        _clock.Advance(TimeSpan.FromHours(2));

        (await _door.IsOpenAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_desk_whose_only_admin_token_is_revoked_outside_stays_closed()
    {
        var token = await CreateAsync(Role.Admin);
        await _register.RevokeAsync(TokenSecret.IdOf(token)!, _clock.GetUtcNow(), CancellationToken.None);

        (await _door.IsOpenAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_desk_that_has_tokens_of_others_only_is_open_still()
    {
        await CreateAsync(Role.Editor);

        (await _door.IsOpenAsync(CancellationToken.None)).ShouldBeTrue();
    }

    private ValueTask<AccessDoor.Answer> FindAsync(string token) => _door.FindAsync(token, Proxy, CancellationToken.None);

    private async Task GuessAsync()
    {
        for (var n = 0; n < AccessDoor.MostGuesses + 5; n++)
            await FindAsync(TokenSecret.Create().Text);
    }

    private async Task<string> CreateAsync(Role role, DateTimeOffset? expires = null) =>
        (await new TokenIssue(_register, _clock).CreateAsync(role.Word(), role, "a test", expires, CancellationToken.None)).ShouldNotBeNull().Secret.Text;

    /// <summary>Tokens in memory, counting how often it is asked.</summary>
    private sealed class Register : IAccessTokens
    {
        private readonly Dictionary<string, KeptToken> _kept = [];

        public int Asked { get; private set; }

        public Task<bool> AddAsync(AccessToken token, ReadOnlyMemory<byte> digest, DateTimeOffset now, CancellationToken cancellationToken) =>
            Task.FromResult(_kept.TryAdd(token.Id, new KeptToken(token, digest)));

        public Task<KeptToken?> FindAsync(string id, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(_kept.GetValueOrDefault(id));
        }

        public Task<IReadOnlyList<AccessToken>> ListAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult<IReadOnlyList<AccessToken>>([.. _kept.Values.Select(kept => kept.Token)]);
        }

        public Task<bool> RevokeAsync(string id, DateTimeOffset at, CancellationToken cancellationToken)
        {
            _kept[id] = _kept[id] with { Token = _kept[id].Token with { RevokedAt = at } };
            return Task.FromResult(true);
        }

        public Task UsedAsync(string id, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
