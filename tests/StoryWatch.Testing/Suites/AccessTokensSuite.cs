using StoryWatch.Newsroom.Access;
using StoryWatch.Testing.Servers;
using static StoryWatch.Testing.Suites.SampleEvents;

namespace StoryWatch.Testing.Suites;

/// <summary>What every store of access tokens does.</summary>
public abstract class AccessTokensSuite : StoreSuite
{
    [ServerFact]
    public async Task A_token_is_found_by_its_id_with_its_digest()
    {
        var token = Token("aa", "Ada", Role.Editor) with { ExpiresAt = Noon.AddDays(1) };

        (await Store.AccessTokens.AddAsync(token, Digest("one"), Noon, Limit)).ShouldBeTrue();

        var kept = (await (await AnotherAsync()).AccessTokens.FindAsync("aa", Limit)).ShouldNotBeNull();
        kept.Token.ShouldBe(token);
        kept.Digest.ToArray().ShouldBe(Digest("one"));
        (await Store.AccessTokens.FindAsync("bb", Limit)).ShouldBeNull();
    }

    [ServerFact]
    public async Task Two_active_tokens_do_not_share_a_name()
    {
        await Store.AccessTokens.AddAsync(Token("aa", "Ada"), Digest("one"), Noon, Limit);
        await Store.AccessTokens.AddAsync(Token("bb", "Ben") with { ExpiresAt = Noon.AddHours(1) }, Digest("two"), Noon, Limit);

        (await Store.AccessTokens.AddAsync(Token("cc", "Ada"), Digest("three"), Noon, Limit)).ShouldBeFalse();
        (await Store.AccessTokens.AddAsync(Token("dd", "Ben"), Digest("four"), Noon.AddHours(1), Limit)).ShouldBeTrue();
        await Store.AccessTokens.RevokeAsync("aa", Noon, Limit);
        (await Store.AccessTokens.AddAsync(Token("cc", "Ada"), Digest("three"), Noon, Limit)).ShouldBeTrue();
    }

    [ServerFact]
    public async Task Of_many_that_ask_for_a_name_at_once_one_gets_it()
    {
        var another = await AnotherAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n =>
            (n % 2 == 0 ? Store : another).AccessTokens.AddAsync(Token($"t{n}", "Ada"), Digest($"{n}"), Noon, Limit)));

        answers.Count(added => added).ShouldBe(1);
    }

    [ServerFact]
    public async Task A_token_is_revoked_once_and_stays_in_the_list()
    {
        await Store.AccessTokens.AddAsync(Token("aa", "Ada"), Digest("one"), Noon, Limit);
        await Store.AccessTokens.AddAsync(Token("bb", "Ben") with { CreatedAt = Noon.AddMinutes(1) }, Digest("two"), Noon, Limit);

        (await Store.AccessTokens.RevokeAsync("aa", Noon.AddHours(2), Limit)).ShouldBeTrue();
        (await Store.AccessTokens.RevokeAsync("aa", Noon.AddHours(3), Limit)).ShouldBeFalse();
        (await Store.AccessTokens.RevokeAsync("zz", Noon, Limit)).ShouldBeFalse();

        var listed = await Store.AccessTokens.ListAsync(Limit);
        listed.Select(token => (token.Id, token.RevokedAt)).ShouldBe([("aa", Noon.AddHours(2)), ("bb", null)]);
        listed[0].IsActive(Noon.AddHours(4)).ShouldBeFalse();
    }

    [ServerFact]
    public async Task Its_last_use_is_noted()
    {
        await Store.AccessTokens.AddAsync(Token("aa", "Ada"), Digest("one"), Noon, Limit);

        await Store.AccessTokens.UsedAsync("aa", Noon.AddMinutes(7), Limit);

        (await Store.AccessTokens.ListAsync(Limit)).Single().LastUsedAt.ShouldBe(Noon.AddMinutes(7));
    }

    private static AccessToken Token(string id, string name, Role role = Role.Viewer) => new(id, name, role, Noon, "an admin", null, null, null);

    private static byte[] Digest(string text) => TokenSecret.Digest(text);
}
