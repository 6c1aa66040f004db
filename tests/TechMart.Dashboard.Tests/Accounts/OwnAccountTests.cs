using System.Net;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class OwnAccountTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    private const string Another = "nine loud sparrows";

    [Theory]
    [InlineData(Role.Marketing, "Sees all pages about sales.")]
    [InlineData(Role.Administrator, "May do everything")]
    public async Task Account_SaysWhoOneIsAndWhatTheRoleMayDo(Role role, string expected)
    {
        using var visitor = await SignedInAsync($"who.{role}@example.com", role);

        await visitor.OpenAsync("/account");

        Assert.Contains($"who.{role}@example.com", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(expected, visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangePassword_EndsOtherSessionsAndKeepsThisOne()
    {
        const string Email = "changes@example.com";
        using var visitor = await SignedInAsync(Email);
        using var elsewhere = await SignedInAsync(Email);
        var stamp = (await host.AccountAsync(Email)).SecurityStamp;

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("form:has([name=Current])", ("Current", DashboardHost.Password), ("Password", Another), ("Again", Another));

        Assert.Contains("The password is changed", visitor.Text, StringComparison.Ordinal);
        Assert.NotEqual(stamp, (await host.AccountAsync(Email)).SecurityStamp);
        Assert.Equal((await host.AccountAsync(Email)).SecurityStamp, host.StampOf(visitor));
        Assert.Equal(stamp, host.StampOf(elsewhere));
        Assert.Single(await host.AuditAsync(AuditAction.PasswordChange, Email));
        using var later = new Visitor(host);
        await later.SignInAsync(Email, Another);
        Assert.Equal("/", later.Location);
    }

    [Theory]
    [InlineData("wrong", Another, Another, "not your current password", "Current")]
    [InlineData(DashboardHost.Password, Another, "something else entirely", "not the same", "Password")]
    [InlineData(DashboardHost.Password, "short", "short", "at least 12", "Password")]
    public async Task ChangePassword_WithWhatIsRefused_SaysWhyAndChangesNothing(string current, string password, string again, string expected, string field)
    {
        const string Email = "refused@example.com";
        using var visitor = await SignedInAsync(Email);
        var before = (await host.AccountAsync(Email)).PasswordHash;

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("form:has([name=Current])", ("Current", current), ("Password", password), ("Again", again));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(expected, visitor.Problem, StringComparison.Ordinal);
        Assert.Equal(field, Assert.Single(visitor.Page.QuerySelectorAll("[aria-invalid=true]")).GetAttribute("name"));
        Assert.Equal(before, (await host.AccountAsync(Email)).PasswordHash);
    }

    [Fact]
    public async Task ChangePassword_GuessedInAnOpenSession_LocksTheAccountAndIsAudited()
    {
        const string Email = "left.open@example.com";
        using var visitor = await SignedInAsync(Email);

        for (var attempt = 0; attempt < 10; attempt++)
        {
            await visitor.OpenAsync("/account");
            await visitor.SendAsync("form:has([name=Current])", ("Current", "guess"), ("Password", Another), ("Again", Another));
        }

        Assert.NotNull((await host.AccountAsync(Email)).LockoutEnd);
        var entry = Assert.Single(await host.AuditAsync(AuditAction.PasswordChange, Email));
        Assert.Equal((AuditOutcome.Failed, 10), (entry.Outcome, entry.Times));
    }

    [Fact]
    public async Task SignOutEverywhere_EndsAllSessions()
    {
        const string Email = "everywhere@example.com";
        using var visitor = await SignedInAsync(Email);
        var stamp = host.StampOf(visitor);

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("form:has([value=end-sessions])");

        Assert.Equal("/login", visitor.Location);
        Assert.False(await visitor.IsInAsync());
        Assert.NotEqual(stamp, (await host.AccountAsync(Email)).SecurityStamp);
        Assert.Single(await host.AuditAsync(AuditAction.SignOutEverywhere, Email));
    }

    [Fact]
    public async Task KeepDemo_WithAddressAndPassword_MakesAnAccountAndPrintsNoMoreLinks()
    {
        await using var demo = HostAccounts.HostWith(settings => settings with { LoadDemoWhenEmpty = true });
        using var visitor = new Visitor(demo);
        await visitor.OpenAsync((await demo.StartLinkAsync())!);
        var unused = (await demo.StartLinkAsync())!;

        await visitor.OpenAsync("/account");
        await visitor.SendAsync("form:has([name=Again])", ("Email", "no address"), ("Password", Another), ("Again", Another));
        Assert.Contains("no e-mail address", visitor.Problem, StringComparison.Ordinal);
        await visitor.SendAsync("form:has([name=Again])", ("Email", "mine@example.com"), ("Password", Another), ("Again", Another));

        Assert.Contains("From now on you sign in with mine@example.com", visitor.Text, StringComparison.Ordinal);
        Assert.True(await visitor.IsInAsync());
        Assert.Null(await demo.StartLinkAsync());
        using var later = new Visitor(demo);
        await later.OpenAsync(unused);
        Assert.Equal(HttpStatusCode.Gone, later.Status);
        await later.SignInAsync("mine@example.com", Another);
        Assert.Equal("/", later.Location);
    }

    private async Task<Visitor> SignedInAsync(string email, Role role = Role.Analyst)
    {
        await host.PersonAsync(role, email);
        var visitor = new Visitor(host);
        await visitor.SignInAsync(email, DashboardHost.Password);
        Assert.Equal("/", visitor.Location);
        return visitor;
    }
}
