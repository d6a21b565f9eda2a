using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

internal static class AccessServices
{
    /// <summary>Sign-in by token and roles; what names no role is closed rather than open.</summary>
    public static IServiceCollection AddDeskAccess(this IServiceCollection services)
    {
        services.AddSingleton<AccessDoor>();
        services.AddSingleton<TokenIssue>();
        services.AddSingleton<HubSessions>();
        services.AddHostedService(provider => provider.GetRequiredService<HubSessions>());
        services.AddAuthentication(Caller.Scheme).AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Caller.Scheme, null);
        services.AddSingleton<IAuthorizationHandler, LeastRoleHandler>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().AddRequirements(LeastRole.Unnamed).Build());
        return services;
    }
}
