using System.Net;
using System.Text.RegularExpressions;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting;

public sealed partial class DashboardHostTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task Health_OfARunningHost_IsHealthy(string address)
    {
        using var client = host.CreateClient();

        Assert.Equal("Healthy", await client.GetStringAsync(address));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/data")]
    public async Task Pages_AreServedWithHeadersThatProtect(string address)
    {
        using var client = await host.ClientOfAsync(Role.Administrator);

        using var response = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_NameNoOtherHost()
    {
        using var client = await host.ClientOfAsync(Role.Administrator);

        var page = await client.GetStringAsync("/");

        Assert.Empty(ForeignAddress().Matches(page));
    }

    [Theory]
    [InlineData("_framework/blazor.web.js")]
    [InlineData("lib/plotly/plotly.min.js")]
    [InlineData("css/app.css")]
    [InlineData("js/app.js")]
    [InlineData("js/chart.js")]
    [InlineData("favicon.svg")]
    public async Task Assets_AreServed(string address)
    {
        using var client = host.AnonymousClient();

        using var response = await client.GetAsync("/" + address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/segments", true)]
    [InlineData("/segments/clusters", true)]
    [InlineData("/segments/profiles", true)]
    [InlineData("/segments/migration", true)]
    [InlineData("/customers", false)]
    [InlineData("/segments/saved", false)]
    [InlineData("/data", false)]
    [InlineData("/admin", false)]
    public async Task Pages_WithChartsOnly_FetchTheirLibraryAhead(string address, bool expected)
    {
        using var client = await host.ClientOfAsync(Role.Administrator);

        var page = await client.GetStringAsync(address);

        Assert.Contains("blazor.web", page, StringComparison.Ordinal);
        Assert.Equal(expected, page.Contains("plotly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownAddress_IsNotFoundWithAPage()
    {
        using var client = await host.ClientOfAsync(Role.Administrator);

        using var response = await client.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("blazor.web", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dark", "data-theme=\"dark\"")]
    [InlineData("light", "data-theme=\"light\"")]
    public async Task Theme_OfTheCookie_IsInTheFirstBytes(string cookie, string expected)
    {
        using var client = await host.ClientOfAsync(Role.Administrator);
        AddCookie(client, "techmart.theme=" + cookie);

        Assert.Contains(expected, await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_OfAForgedCookie_IsIgnored()
    {
        using var client = await host.ClientOfAsync(Role.Administrator);
        AddCookie(client, "techmart.theme=\"><script>");

        Assert.DoesNotContain("data-theme", await client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Culture_WithoutAntiforgeryToken_IsRefused()
    {
        using var client = await host.ClientOfAsync(Role.Administrator);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["culture"] = "de-DE", ["returnUrl"] = "/" });

        using var response = await client.PostAsync("/culture", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/export/no-such-table.csv")]
    [InlineData("/export/overview-products.pdf")]
    [InlineData("/export/overview-products.csv?data=Nowhere")]
    public async Task Export_OfWhatIsNotThere_IsNotFound(string address)
    {
        using var client = await host.ClientOfAsync(Role.Administrator);

        using var response = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static void AddCookie(HttpClient client, string cookie)
    {
        var session = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", $"{session}; {cookie}");
    }

    [GeneratedRegex("(src|href)=\"(https?:)?//", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAddress();
}
