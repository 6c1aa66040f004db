using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Components;

/// <summary>Who sits in front of the page of a test: at first an administrator.</summary>
public sealed class Sitter : AuthenticationStateProvider
{
    private ClaimsPrincipal _person = Of(Role.Administrator);

    /// <summary>Somebody else, or the same person with another role; null = nobody is signed in any longer.</summary>
    public void Become(Role? role)
    {
        _person = Of(role);
        NotifyAuthenticationStateChanged(GetAuthenticationStateAsync());
    }

    /// <inheritdoc/>
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(_person));

    private static ClaimsPrincipal Of(Role? role) => role is not { } known ? new() : new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, ((int)known + 1).ToString(CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, $"{known}@example.com".ToLowerInvariant()),
            new Claim(ClaimTypes.Role, known.ToString()),
        ],
        "test"));
}
