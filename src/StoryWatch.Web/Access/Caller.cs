using System.Security.Claims;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

/// <summary>Who sends a request.</summary>
/// <param name="TokenId">Of the token that was given; null for the configured one and on an open desk.</param>
internal sealed record Caller(string Name, Role Role, string? TokenId)
{
    /// <summary>Under which scheme the server knows its callers.</summary>
    public const string Scheme = "AccessToken";

    /// <summary>Everybody on a desk that asks nobody to sign in.</summary>
    public static readonly Caller Local = new("editor", Role.Admin, null);

    /// <summary>Whoever has the configured token.</summary>
    public static readonly Caller Configured = new("admin", Role.Admin, null);

    private const string RoleClaim = "storywatch:role";
    private const string TokenClaim = "storywatch:token";

    /// <summary>The caller of a request that was let in.</summary>
    public static Caller Of(ClaimsPrincipal user) => new(
        user.Identity?.Name ?? throw new InvalidOperationException("The request was not let in."),
        Roles.Of(user.FindFirstValue(RoleClaim)) ?? throw new InvalidOperationException("The caller has no role."),
        user.FindFirstValue(TokenClaim));

    /// <summary>The name of whoever decides: a caller with a token of its own is no one else, a shared door takes the name that it is told.</summary>
    public string NameOr(string? told) => TokenId is null && !string.IsNullOrWhiteSpace(told) ? told.Trim() : Name;

    public ClaimsPrincipal ToPrincipal()
    {
        var claims = new List<Claim> { new(ClaimTypes.Name, Name), new(RoleClaim, Role.Word()) };
        if (TokenId is not null)
            claims.Add(new(TokenClaim, TokenId));
        return new(new ClaimsIdentity(claims, Scheme));
    }
}
