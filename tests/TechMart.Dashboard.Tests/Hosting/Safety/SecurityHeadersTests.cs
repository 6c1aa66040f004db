using System.Net;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

public sealed class SecurityHeadersTests(SafetyHost host) : IClassFixture<SafetyHost>, IAsyncLifetime
{
    private const string Csv = "customer,timestamp,order,product,productName,category,price,quantity\nA,2011-01-03 10:00:00,1,P,Tea,Food,20,1\n";

    private Browser _browser = null!;

    public async Task InitializeAsync()
    {
        _browser = host.NewBrowser();
        if (!await Shops.HasAsync(host))
        {
            await host.PersonAsync(Role.Administrator);
            await SalesImport.RunAsync(host.Services, "Shop", Csv);
        }
        await _browser.SignInAsync("administrator@example.com");
    }

    public Task DisposeAsync()
    {
        _browser.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/admin/people/1", 200)]
    [InlineData("/login", 302)]
    [InlineData("/denied", 403)]
    [InlineData("/no/such/page", 404)]
    [InlineData("/css/app.css", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/export/overview-products.csv?data=Shop", 200)]
    [InlineData("/export/overview-products.xlsx?data=Shop", 200)]
    [InlineData("/export/no-such-table.csv", 404)]
    [InlineData("/downloads/datasets/1/lines.csv", 200)]
    [InlineData("/downloads/imports/1/rejects.csv", 200)]
    [InlineData("/uploads/token?bytes=1", 200)]
    [InlineData("/_blazor/negotiate", 405)]
    [InlineData("/healthz", 200)]
    [InlineData("/readyz", 200)]
    public async Task Response_OfAnyKind_CarriesAllHeaders(string address, int status)
    {
        using var response = await _browser.GetAsync(address);

        Assert.Equal(status, (int)response.StatusCode);
        AssertHeaders(response);
    }

    [Fact]
    public async Task Response_ToAForeignHostName_CarriesAllHeaders()
    {
        using var browser = host.NewBrowser(("Host", "elsewhere.example"));

        using var response = await browser.GetAsync("/");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertHeaders(response);
    }

    [Fact]
    public async Task Response_ToABodyThatIsTooLarge_IsASentenceWithAllHeaders()
    {
        using var response = await _browser.PostAsync("/culture", [new("culture", new string('x', 200_000))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.StartsWith("That is more than this page takes", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        AssertHeaders(response);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/data")]
    [InlineData("/admin/audit")]
    [InlineData("/account")]
    [InlineData("/export/overview-products.csv?data=Shop")]
    [InlineData("/export/overview-products.xlsx?data=Shop")]
    [InlineData("/downloads/datasets/1/lines.csv")]
    [InlineData("/admin/audit-log.csv")]
    public async Task Response_BehindSignIn_IsKeptNowhere(string address)
    {
        using var response = await _browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/account")]
    [InlineData("/denied")]
    public async Task Page_HasNoScriptNorStyleOfItsOwn(string address)
    {
        using var response = await _browser.GetAsync(address);
        var page = (AngleSharp.Html.Dom.IHtmlDocument)await AngleSharp.BrowsingContextExtensions.OpenAsync(
            AngleSharp.BrowsingContext.New(), await ContentOf(response));

        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src") || script.GetAttribute("type") is { } type && type.EndsWith("json", StringComparison.Ordinal), script.OuterHtml));
        Assert.Empty(page.QuerySelectorAll("style, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), link => link.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Policy_AllowsNothingInline()
    {
        using var response = await _browser.GetAsync("/");
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; script-src 'self'; ", policy, StringComparison.Ordinal);
    }

    private static async Task<Action<AngleSharp.Io.VirtualResponse>> ContentOf(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return page => page.Content(html);
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Contains("frame-ancestors 'none'", One("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", One("X-Content-Type-Options"));
        Assert.Equal("DENY", One("X-Frame-Options"));
        Assert.Equal("same-origin", One("Referrer-Policy"));
        Assert.Contains("camera=()", One("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", One("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One("Cross-Origin-Resource-Policy"));
        Assert.NotEmpty(One("Cache-Control"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));

        string One(string name) => Assert.Single(response.Headers.GetValues(name));
    }

    private static class Shops
    {
        public static async Task<bool> HasAsync(SafetyHost host) =>
            (await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<TechMart.Store.Datasets.DatasetStore>(host.Services).ListAsync()).Count > 0;
    }
}
