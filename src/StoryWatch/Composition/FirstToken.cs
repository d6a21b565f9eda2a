using StoryWatch.Newsroom.Access;
using StoryWatch.Web.Access;

namespace StoryWatch.Composition;

/// <summary>
/// Where other machines reach the desk everyone signs in. The first start makes the token to sign in with and says it once, so that nobody
/// has to think of one.
/// </summary>
internal static class FirstToken
{
    /// <summary>The name that the token is made under.</summary>
    public const string Name = "first admin";

    /// <summary>To be called after the store was added.</summary>
    public static void RequireSignIn(this WebApplicationBuilder builder)
    {
        builder.Configuration[$"{WebAccess.Section}:{nameof(WebAccess.Required)}"] = "true";
        if (string.IsNullOrWhiteSpace(builder.Configuration[$"{WebAccess.Section}:{nameof(WebAccess.Token)}"]))
            builder.Services.AddHostedService<Making>();
    }

    private sealed class Making(IAccessTokens tokens, TokenIssue issue, TimeProvider clock) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if ((await tokens.ListAsync(cancellationToken)).Any(token => token.Role is Role.Admin && token.IsActive(now)))
                return;
            if (await issue.CreateAsync(Name, Role.Admin, "the first start", null, cancellationToken) is { } issued)
                await Console.Error.WriteLineAsync(
                    $"Sign in with this admin token; it is shown this once: {issued.Secret.Text}\nMore are made in the settings of the page, or with: storywatch token create NAME --role editor");
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
