using Microsoft.AspNetCore.Authentication.OAuth;

namespace TechMart.Dashboard.Accounts.Provider;

/// <summary>Options of sign-in at an identity provider. Its addresses and keys are found out from the provider itself.</summary>
public sealed class OpenIdConnectOptions : OAuthOptions
{
    /// <summary>The provider's issuer address.</summary>
    public Uri Authority { get; set; } = default!;

    /// <summary>Where the provider sends people back to; null = the address that the request came to.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The provider's addresses and keys.</summary>
    public ProviderDiscovery Discovery { get; set; } = default!;
}
