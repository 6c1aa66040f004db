using System.Text.RegularExpressions;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>What a browser does with cookies and forms, by real HTTP. Follows no redirect and sends every cookie back, as it would by https too.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public Browser(Uri host, IEnumerable<(string Name, string Value)> headers)
    {
        _http.BaseAddress = host;
        foreach (var (name, value) in headers)
        {
            _http.DefaultRequestHeaders.Add(name, value);
        }
    }

    /// <summary>Where the host serves.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>Names and values.</summary>
    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    /// <summary>Takes the cookies of another, as if both hosts had one address.</summary>
    public void TakeCookiesOf(Browser other)
    {
        foreach (var (name, value) in other._cookies)
        {
            _cookies[name] = value;
        }
    }

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends fields as a form, as they are.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) });

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (_cookies.Count > 0)
            {
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }
            var response = await _http.SendAsync(request);
            foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }
            return response;
        }
    }

    /// <summary>The hidden fields of the page's form for signing in, with what a person types.</summary>
    public async Task<Dictionary<string, string>> SignInFormAsync(string email, string password)
    {
        using var page = await GetAsync("/login");
        var fields = HiddenField().Matches(await page.Content.ReadAsStringAsync())
            .ToDictionary(field => field.Groups["name"].Value, field => System.Net.WebUtility.HtmlDecode(field.Groups["value"].Value));
        fields["Email"] = email;
        fields["Password"] = password;
        return fields;
    }

    /// <summary>Signs in with <see cref="DashboardHost.Password"/>.</summary>
    public async Task SignInAsync(string email)
    {
        using var answer = await PostAsync("/login", await SignInFormAsync(email, DashboardHost.Password));
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();
}
