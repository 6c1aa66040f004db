using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;
using TechMart.Dashboard.Accounts;

namespace TechMart.Dashboard.Refusals;

/// <summary>What happens to requests that the policies refuse.</summary>
internal sealed class RefusedRequests(RefusalLog log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }
        if (IsWorthAnEntry(context, authorizeResult))
        {
            await log.WriteAsync(context);
        }
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            // A status without a page would be answered with the one for addresses that do not exist.
            pages.Enabled = false;
        }
        if (context.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>() is null)
        {
            await _pages.HandleAsync(next, context, policy, authorizeResult);
            return;
        }
        var refusal = authorizeResult.Forbidden ? Refusal.NotPermitted : Refusal.SignedOut;
        await RefusalAnswers.Of(context, refusal).ExecuteAsync(context);
    }

    // Somebody who is not signed in and opens a page is on the way to sign in; somebody who must set up a second factor, to do so; an open
    // page whose session has ended calls again by itself.
    private static bool IsWorthAnEntry(HttpContext context, PolicyAuthorizationResult result) =>
        !context.Request.Path.StartsWithSegments("/_blazor")
        && ((result.Forbidden && !context.User.MustEnroll())
            || context.GetEndpoint()?.Metadata.GetMetadata<RefusedAs>() is not null
            || !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)));
}
