using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>
/// An identity provider: discovery, keys and the token endpoint, answered in this process, with tokens really signed. A test is the browser
/// and takes the part of the page where the person says yes.
/// </summary>
internal sealed class TestProvider : HttpMessageHandler
{
    public const string Issuer = "https://login.example.com/realms/shop";
    public const string ClientId = "techmart";
    public const string ClientSecret = "a secret between the two";

    private readonly Dictionary<string, Dictionary<string, string>> _asked = [];
    private readonly List<RsaSecurityKey> _keys = [NewKey("first")];

    /// <summary>What the ID token says besides what every one does; a null takes a claim away.</summary>
    public Dictionary<string, object?> Claims { get; } = new() { ["sub"] = "subject-1", ["email"] = "ada@example.com", ["email_verified"] = true };

    /// <summary>By which the token is signed; null = the newest key that the provider publishes.</summary>
    public RsaSecurityKey? SignedBy { get; set; }

    /// <summary>Whether the client's secret may be sent in the form.</summary>
    public bool TakesSecretInForm { get; set; }

    /// <summary>Whether it can be reached.</summary>
    public bool IsDown { get; set; }

    /// <summary>When the token ends.</summary>
    public DateTime Expires { get; set; } = DateTime.UtcNow.AddMinutes(5);

    public static RsaSecurityKey NewKey(string name) => new(RSA.Create(2048)) { KeyId = name };

    /// <summary>Publishes another key, by which tokens are signed from now on.</summary>
    public void ChangeKey() => _keys.Add(NewKey("second"));

    /// <summary>The person says yes: where the provider sends the browser back to.</summary>
    public string Authorize(string address)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(address).Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        Assert.Equal(
            (ClientId, "code", "openid email", "S256"),
            (asked["client_id"], asked["response_type"], asked["scope"], asked["code_challenge_method"]));
        var code = Guid.NewGuid().ToString("N");
        _asked.Add(code, asked);
        return QueryHelpers.AddQueryString(asked["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = asked["state"] });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new HttpRequestException("The test's provider is down.");
        }
        return request.RequestUri!.AbsoluteUri switch
        {
            Issuer + "/.well-known/openid-configuration" => Json(new Dictionary<string, object>
            {
                ["issuer"] = Issuer,
                ["authorization_endpoint"] = "https://login.example.com/authorize?tenant=shop",
                ["token_endpoint"] = "https://login.example.com/token",
                ["jwks_uri"] = "https://login.example.com/keys",
                ["token_endpoint_auth_methods_supported"] = TakesSecretInForm ? ["client_secret_post"] : new[] { "client_secret_basic" },
            }),
            "https://login.example.com/keys" => Json(new { keys = _keys.Select(Published) }),
            "https://login.example.com/token" => Token(request, QueryHelpers.ParseQuery(await request.Content!.ReadAsStringAsync(cancellationToken))
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToString())),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
    }

    private HttpResponseMessage Token(HttpRequestMessage request, Dictionary<string, string> form)
    {
        var isClient = TakesSecretInForm
            ? form.GetValueOrDefault("client_secret") == ClientSecret
            : request.Headers.Authorization?.Parameter == Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Uri.EscapeDataString(ClientSecret)}"));
        // A code works once, for the client, the address and the verifier that it was made for.
        if (!isClient || !_asked.Remove(form["code"], out var asked) || form["redirect_uri"] != asked["redirect_uri"]
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"]))) != asked["code_challenge"])
        {
            return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = JsonContent.Create(new { error = "invalid_grant" }) };
        }
        var claims = new Dictionary<string, object> { ["nonce"] = asked["nonce"], ["iss"] = Issuer, ["aud"] = ClientId };
        foreach (var (name, value) in Claims)
        {
            _ = value is null ? claims.Remove(name) : (claims[name] = value) is not null;
        }
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            IssuedAt = Expires.AddMinutes(-10),
            NotBefore = Expires.AddMinutes(-10),
            Expires = Expires,
            SigningCredentials = new SigningCredentials(SignedBy ?? _keys[^1], SecurityAlgorithms.RsaSha256),
        });
        return Json(new { access_token = "not looked at", token_type = "Bearer", id_token = token });
    }

    private static object Published(RsaSecurityKey key)
    {
        var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) };
    }

    private static HttpResponseMessage Json(object value) => new(HttpStatusCode.OK) { Content = JsonContent.Create(value) };
}
