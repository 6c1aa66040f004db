using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace TechMart.Dashboard.Accounts.Provider;

/// <summary>
/// OpenID Connect by the code flow. The framework's handler keeps state and correlation cookie and proves the code (PKCE); here the provider's
/// addresses are found out and its ID token is checked: signature, issuer, audience, lifetime, nonce.
/// </summary>
internal sealed class OpenIdConnectHandler(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory log, UrlEncoder encoder)
    : OAuthHandler<OpenIdConnectOptions>(options, log, encoder)
{
    private const string Nonce = "nonce";
    private const int NonceBytes = 32;
    private const string SecretInForm = "client_secret_post";

    // Clocks of two machines differ a little.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    private OpenIdConnectConfiguration? _provider;

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        _provider = await Options.Discovery.GetAsync(Context.RequestAborted);
        properties.Items[Nonce] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // The framework's handler knows one fixed address; what it asks for goes to the one that the provider names.
        var asked = QueryHelpers.ParseQuery(new Uri(base.BuildChallengeUrl(properties, Returning(redirectUri))).Query);
        asked[Nonce] = properties.Items[Nonce];
        return QueryHelpers.AddQueryString(_provider!.AuthorizationEndpoint, asked);
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        _provider = await Options.Discovery.GetAsync(Context.RequestAborted);
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = context.Code,
            ["redirect_uri"] = Returning(context.RedirectUri),
            ["client_id"] = Options.ClientId,
        };
        if (context.Properties.Items.TryGetValue(OAuthConstants.CodeVerifierKey, out var verifier))
        {
            form[OAuthConstants.CodeVerifierKey] = verifier!;
            context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey);
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, _provider.TokenEndpoint);
        if (_provider.TokenEndpointAuthMethodsSupported.Contains(SecretInForm))
        {
            form["client_secret"] = Options.ClientSecret;
        }
        else
        {
            // What a provider takes that says nothing.
            var pair = $"{Uri.EscapeDataString(Options.ClientId)}:{Uri.EscapeDataString(Options.ClientSecret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        request.Content = new FormUrlEncodedContent(form);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Backchannel.SendAsync(request, Context.RequestAborted);
        var answer = await response.Content.ReadAsStringAsync(Context.RequestAborted);
        return response.IsSuccessStatusCode
            ? OAuthTokenResponse.Success(JsonDocument.Parse(answer))
            : OAuthTokenResponse.Failed(new AuthenticationFailureException($"The identity provider refused the code with {(int)response.StatusCode}."));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var answer = new OpenIdConnectMessage(tokens.Response!.RootElement.GetRawText());
        var result = await ValidateAsync(answer.IdToken);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider has changed its keys since it was asked.
            _provider = await Options.Discovery.RenewAsync(Context.RequestAborted);
            result = await ValidateAsync(answer.IdToken);
        }
        if (!result.IsValid)
        {
            throw new AuthenticationFailureException("The identity provider's ID token is not good.", result.Exception);
        }
        new OpenIdConnectProtocolValidator { RequireTimeStampInNonce = false, RequireStateValidation = false }.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
        {
            ClientId = Options.ClientId,
            Nonce = properties.Items[Nonce],
            ProtocolMessage = answer,
            ValidatedIdToken = JwtSecurityTokenConverter.Convert((JsonWebToken)result.SecurityToken),
        });
        return new AuthenticationTicket(new ClaimsPrincipal(result.ClaimsIdentity), properties, Scheme.Name);
    }

    private Task<TokenValidationResult> ValidateAsync(string idToken) => new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
    {
        ValidIssuer = _provider!.Issuer,
        ValidAudience = Options.ClientId,
        IssuerSigningKeys = _provider.SigningKeys,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = ClockSkew,
    });

    private string Returning(string redirectUri) => Options.PublicUrl is { } known ? new Uri(known, Options.CallbackPath).AbsoluteUri : redirectUri;
}
