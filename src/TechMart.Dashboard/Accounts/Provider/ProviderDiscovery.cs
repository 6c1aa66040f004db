using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace TechMart.Dashboard.Accounts.Provider;

/// <summary>
/// The provider's addresses and keys, as it publishes them. The library's own cache renews in the background, so that the first person
/// after a change of keys is refused; here they wait for the new ones.
/// </summary>
/// <param name="authority">The provider's issuer address.</param>
/// <param name="documents">Gets documents from there.</param>
/// <param name="clock">The time.</param>
public sealed class ProviderDiscovery(Uri authority, IDocumentRetriever documents, TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    // Whoever sends made-up tokens must not make us ask the provider each time.
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    private readonly string _address = authority.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";
    private volatile Known? _known;

    /// <summary>What the provider publishes.</summary>
    /// <exception cref="AuthenticationFailureException">It cannot be reached, or says nothing that can be read.</exception>
    public Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellation) => GetAsync(KeptFor, cancellation);

    /// <summary>What it publishes now, because a key is missing.</summary>
    /// <exception cref="AuthenticationFailureException">It cannot be reached, or says nothing that can be read.</exception>
    public Task<OpenIdConnectConfiguration> RenewAsync(CancellationToken cancellation) => GetAsync(RenewedAfter, cancellation);

    private async Task<OpenIdConnectConfiguration> GetAsync(TimeSpan goodFor, CancellationToken cancellation)
    {
        if (_known is { } known && clock.GetElapsedTime(known.At) < goodFor)
        {
            return known.Configuration;
        }
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(_address, documents, cancellation);
            _known = new Known(configuration, clock.GetTimestamp());
            return configuration;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new AuthenticationFailureException($"The identity provider says nothing that can be read at {_address}.", exception);
        }
    }

    private sealed record Known(OpenIdConnectConfiguration Configuration, long At);
}
