using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Accounts;

/// <summary>What a session says of a person: id, address, role and the stamp that ends it when it changes.</summary>
internal sealed class AccountClaims(UserManager<Account> people, IOptions<IdentityOptions> options, AdministrationSettings settings)
    : UserClaimsPrincipalFactory<Account>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Role.ToString()));
        if ((await settings.GetAsync()).MustEnroll(user))
        {
            identity.AddClaim(new Claim(Actors.MustEnrollClaim, bool.TrueString));
        }
        return identity;
    }
}
