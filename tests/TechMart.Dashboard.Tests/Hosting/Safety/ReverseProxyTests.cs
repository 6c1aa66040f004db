using System.Net;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>Behind a proxy that ends the encryption, on this machine.</summary>
public sealed class ReverseProxyTests : IAsyncLifetime
{
    private static readonly (string, string)[] ByHttps = [("Host", "sales.example.com"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7")];

    private SafetyHost Host { get; } = new()
    {
        Settings = [("Web:PublicUrl", "https://sales.example.com"), ("Web:TrustedProxies", "127.0.0.0/8, ::1")],
    };

    public Task InitializeAsync() => Host.PersonAsync(Role.Administrator);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Https_KeepsTheBrowserToIt()
    {
        using var browser = Host.NewBrowser(ByHttps);

        using var response = await browser.GetAsync("/login");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Cookies_AreSentByHttpsOnlyAndBelongToTheHost()
    {
        using var browser = Host.NewBrowser(ByHttps);
        using var page = await browser.GetAsync("/login");
        using var answer = await browser.PostAsync("/login", await browser.SignInFormAsync("administrator@example.com", DashboardHost.Password));

        var cookies = page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")).Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-techmart.", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", cookie.ToLowerInvariant());
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        using var home = await browser.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, home.StatusCode);
    }

    [Theory]
    [InlineData("/data?x=1&y=%C3%A9", "https://sales.example.com/data?x=1&y=%C3%A9")]
    [InlineData("//elsewhere.example/", "https://sales.example.com//elsewhere.example/")]
    public async Task Http_LeadsToTheSamePageByHttps(string address, string expected)
    {
        using var browser = Host.NewBrowser(("Host", "localhost"));

        using var response = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(browser.Address, address.StartsWith("//", StringComparison.Ordinal) ? "/." + address : address)));

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(expected, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Probes_AskTheProgramItself(string address)
    {
        using var browser = Host.NewBrowser(("Host", "localhost"));

        using var response = await browser.GetAsync(address);

        Assert.Equal("Healthy", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task ForeignHostName_IsRefused()
    {
        using var browser = Host.NewBrowser(("Host", "elsewhere.example"), ("X-Forwarded-Proto", "https"));

        using var response = await browser.GetAsync("/login");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task AuditLog_NamesTheReadersAddress()
    {
        using var browser = Host.NewBrowser(ByHttps);

        await browser.SignInAsync("administrator@example.com");

        Assert.Equal("203.0.113.7", Assert.Single(await Host.Services.AuditAsync(TechMart.Store.Audit.AuditAction.SignIn)).From);
    }

    [Fact]
    public async Task UnknownProxy_IsToldAndNotBelieved()
    {
        await using var host = new SafetyHost { Settings = [("Web:PublicUrl", "https://sales.example.com"), ("Web:TrustedProxies", "10.0.0.5")] };
        using var browser = host.NewBrowser(ByHttps);

        using var response = await browser.GetAsync("/login");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("Web:TrustedProxies", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutTrustedProxies_ForwardedHeadersMeanNothing()
    {
        await using var host = new SafetyHost();
        await host.PersonAsync(Role.Administrator);
        using var browser = host.NewBrowser(("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "203.0.113.7"));

        await browser.SignInAsync("administrator@example.com");

        Assert.Equal("127.0.0.1", Assert.Single(await host.Services.AuditAsync(TechMart.Store.Audit.AuditAction.SignIn)).From);
        Assert.Contains("techmart.session", browser.Cookies.Keys);
    }
}
