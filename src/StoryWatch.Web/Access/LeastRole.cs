using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using StoryWatch.Newsroom.Access;

namespace StoryWatch.Web.Access;

/// <summary>The least role that an endpoint wants, as a requirement and as metadata.</summary>
/// <param name="Reads">Of GET and HEAD.</param>
/// <param name="Changes">Of all other methods.</param>
internal sealed record LeastRole(Role Reads, Role Changes) : IAuthorizationRequirement
{
    /// <summary>What holds where an endpoint names none: closed rather than open.</summary>
    public static readonly LeastRole Unnamed = new(Role.Viewer, Role.Admin);

    public Role Of(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? Reads : Changes;
}

/// <summary>How an endpoint, a group or a hub names its least role.</summary>
public static class RequiredRoles
{
    /// <summary>Lets in callers with this role or a higher one. Of a group's and an endpoint's role the higher one holds.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoints, Role least)
        where TBuilder : IEndpointConventionBuilder => endpoints.RequireRole(least, least);

    /// <summary>Lets in callers with one role or a higher one to read (GET, HEAD), and with another to change.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoints, Role reads, Role changes)
        where TBuilder : IEndpointConventionBuilder
    {
        var requirement = new LeastRole(reads, changes);
        return endpoints.WithMetadata(requirement).RequireAuthorization(new AuthorizationPolicyBuilder().AddRequirements(requirement).Build());
    }
}

internal sealed class LeastRoleHandler : AuthorizationHandler<LeastRole, HttpContext>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, LeastRole requirement, HttpContext resource)
    {
        if (context.User.Identity?.IsAuthenticated == true && Caller.Of(context.User).Role >= requirement.Of(resource.Request))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
