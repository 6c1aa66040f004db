using Microsoft.AspNetCore.Authorization;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>Names of the policies, one for each permission, for <c>[Authorize]</c>, <c>RequireAuthorization</c> and <c>AuthorizeView</c>.</summary>
internal static class Policies
{
    public const string CanBrowse = "Can" + nameof(Permission.Browse);
    public const string CanDownload = "Can" + nameof(Permission.Download);
    public const string CanImport = "Can" + nameof(Permission.Import);
    public const string CanManagePeople = "Can" + nameof(Permission.ManagePeople);

    /// <summary>Signed in, whatever the role and whether or not a second factor is still to be set up.</summary>
    public const string SignedIn = "SignedIn";

    /// <summary>Adds them. Whatever names no policy needs <see cref="CanBrowse"/>: forgetting one closes an address rather than opening it.</summary>
    public static void AddPolicies(this IServiceCollection services) => services.AddAuthorization(options =>
    {
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            options.AddPolicy("Can" + permission, Needing(permission));
        }
        options.DefaultPolicy = Needing(Permission.Browse);
        options.FallbackPolicy = options.DefaultPolicy;
    });

    private static AuthorizationPolicy Needing(Permission permission) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireAssertion(context => Actors.Of(context.User, from: null).May(permission))
        .Build();
}
