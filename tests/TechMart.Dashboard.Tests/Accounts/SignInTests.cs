using System.Globalization;
using System.Net;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class SignInTests(DashboardHost host) : IClassFixture<DashboardHost>, IAsyncLifetime
{
    /// <summary>Without any account the page shows no form.</summary>
    public Task InitializeAsync() => host.PersonAsync(Role.Administrator);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task SignIn_WithAddressAndPassword_LeadsBackToThePageWithItsFilters()
    {
        await host.PersonAsync(Role.Analyst, "filters@example.com");
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/?data=Shop&from=2011-01-01");
        Assert.Equal(HttpStatusCode.Found, visitor.Status);
        await visitor.SignInAsync("Filters@Example.com ", DashboardHost.Password, visitor.Location!);

        Assert.Equal("/?data=Shop&from=2011-01-01", visitor.Location);
        Assert.True(await visitor.IsInAsync());
    }

    [Fact]
    public async Task SignIn_IsAuditedWithTimeOfTheLastOne()
    {
        await host.PersonAsync(Role.Analyst, "audited@example.com");
        using var visitor = new Visitor(host);

        await visitor.SignInAsync("audited@example.com", DashboardHost.Password);

        var entry = Assert.Single(await host.AuditAsync(AuditAction.SignIn, "audited@example.com"));
        Assert.Equal((AuditOutcome.Done, "audited@example.com"), (entry.Outcome, entry.By));
        Assert.NotNull((await host.AccountAsync("audited@example.com")).LastSignInAt);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("/\t/elsewhere.example/")]
    [InlineData("~/data")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_WithAForeignReturnAddress_LeadsHome(string address)
    {
        await host.PersonAsync(Role.Analyst, "return@example.com");
        using var visitor = new Visitor(host);

        await visitor.SignInAsync("return@example.com", DashboardHost.Password, AccountUrls.SignInFor(address));

        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task SignIn_RefusedForWhateverReason_SaysTheSame()
    {
        await host.PersonAsync(Role.Analyst, "known@example.com");
        var disabled = await host.PersonAsync(Role.Analyst, "disabled@example.com");
        await host.ChangeAsync(disabled.Id, account => account.DisabledAt = DateTime.UtcNow);
        var locked = await host.PersonAsync(Role.Analyst, "locked@example.com");
        await host.ChangeAsync(locked.Id, account => account.LockoutEnd = DateTimeOffset.UtcNow.AddMinutes(5));
        var invited = await host.PersonAsync(Role.Analyst, "invited@example.com");
        await host.ChangeAsync(invited.Id, account => account.PasswordHash = null);
        var pages = new List<(HttpStatusCode, string?, string)>();

        foreach (var (email, password) in new[]
        {
            ("nobody@example.com", DashboardHost.Password), ("known@example.com", "wrong"), ("disabled@example.com", DashboardHost.Password),
            ("locked@example.com", DashboardHost.Password), ("invited@example.com", DashboardHost.Password), ("", ""),
        })
        {
            using var visitor = new Visitor(host);
            await visitor.SignInAsync(email, password);
            pages.Add((visitor.Status, visitor.Location, visitor.Problem!));
            Assert.False(await visitor.IsInAsync());
        }

        Assert.StartsWith("That did not work.", Assert.Single(pages.Distinct()).Item3, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Refused_ShowsTheAddressButNotThePassword()
    {
        using var visitor = new Visitor(host);

        await visitor.SignInAsync("typed@example.com", "a secret typed");

        Assert.Equal("typed@example.com", visitor.Page.QuerySelector("input[name=Email]")!.GetAttribute("value"));
        Assert.DoesNotContain("a secret typed", visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Password", visitor.Page.QuerySelector("[autofocus]")!.GetAttribute("name"));
    }

    [Fact]
    public async Task SignIn_OfAnUnknownAddress_IsAuditedWithoutWhatWasTyped()
    {
        using var visitor = new Visitor(host);

        await visitor.SignInAsync("my secret password", "x");

        Assert.NotEmpty(await host.AuditAsync(AuditAction.SignIn, SignIns.UnknownAddress));
        Assert.Empty(await host.AuditAsync(AuditAction.SignIn, "my secret password"));
    }

    [Fact]
    public async Task SignIn_AfterTenWrongPasswords_IsLockedAndAuditedInTwoEntries()
    {
        const string Email = "guessed@example.com";
        await host.PersonAsync(Role.Analyst, Email);
        using var visitor = new Visitor(host);

        for (var attempt = 0; attempt < 12; attempt++)
        {
            await visitor.SignInAsync(Email, attempt.ToString(CultureInfo.InvariantCulture));
        }
        await visitor.SignInAsync(Email, DashboardHost.Password);

        Assert.NotNull(visitor.Problem);
        Assert.Single(await host.AuditAsync(AuditAction.Lockout, Email));
        var failures = Assert.Single(await host.AuditAsync(AuditAction.SignIn, Email));
        Assert.Equal((AuditOutcome.Failed, 13), (failures.Outcome, failures.Times));
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        await host.PersonAsync(Role.Analyst, "forged@example.com");
        using var visitor = new Visitor(host);

        await visitor.PostAsync("/login", new Dictionary<string, string> { ["_handler"] = "sign-in", ["Email"] = "forged@example.com", ["Password"] = DashboardHost.Password });

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.False(await visitor.IsInAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_KeptOrNot_SetsACookieForDaysOrForTheBrowser(bool keep)
    {
        await host.PersonAsync(Role.Analyst, "kept@example.com");
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/login");
        await visitor.SendAsync([("Email", "kept@example.com"), ("Password", DashboardHost.Password), .. keep ? new[] { ("Keep", "true") } : []]);

        var cookie = Assert.Single(visitor.Cookies, text => text.StartsWith("techmart.session=", StringComparison.Ordinal));
        Assert.Equal(keep, cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionAndIsAudited()
    {
        await host.PersonAsync(Role.Marketing, "leaving@example.com");
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("leaving@example.com", DashboardHost.Password);

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("form[action='/logout']");

        Assert.Equal("/login", visitor.Location);
        Assert.False(await visitor.IsInAsync());
        Assert.Single(await host.AuditAsync(AuditAction.SignOut, "leaving@example.com"));
    }

    [Fact]
    public async Task SignOut_WithoutAntiforgeryToken_ChangesNothing()
    {
        await host.PersonAsync(Role.Marketing, "staying@example.com");
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("staying@example.com", DashboardHost.Password);

        await visitor.PostAsync("/logout", []);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.True(await visitor.IsInAsync());
    }

    [Fact]
    public async Task SignIn_OfSomebodyWhoIsIn_LeadsOn()
    {
        await host.PersonAsync(Role.Marketing, "twice@example.com");
        using var visitor = new Visitor(host);
        await visitor.SignInAsync("twice@example.com", DashboardHost.Password);

        await visitor.OpenAsync("/login?returnUrl=%2Fdata");

        Assert.Equal("/data", visitor.Location);
    }

    [Fact]
    public async Task Denied_IsAPageThatSaysSo()
    {
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/denied");

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        Assert.Contains("This page is not for you", visitor.Text, StringComparison.Ordinal);
    }
}
