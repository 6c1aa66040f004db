using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class FirstRunTests
{
    private const string Email = "first@example.com";

    [Fact]
    public async Task SignIn_BeforeThereIsAnAccount_SaysWhereTheLinkIs()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/login");

        Assert.Contains("Nobody is administrator yet", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("form"));
    }

    [Fact]
    public async Task SignIn_WhereNobodyIsAdministrator_SaysWhereTheLinkIsAndLetsOthersIn()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);
        await host.PersonAsync(Role.Marketing);

        await visitor.SignInAsync("marketing@example.com", DashboardHost.Password);
        Assert.True(await visitor.IsInAsync());
        using var other = new Visitor(host);
        await other.OpenAsync("/login");
        Assert.Contains("Nobody is administrator yet", other.Text, StringComparison.Ordinal);
        await other.OpenAsync((await host.StartLinkAsync())!);
        await other.SendAsync(("Email", Email), ("Password", DashboardHost.Password), ("Again", DashboardHost.Password));

        Assert.True(await other.IsInAsync());
        Assert.Equal(Role.Administrator, (await host.AccountAsync(Email)).Role);
        Assert.Null(await host.StartLinkAsync());
    }

    [Fact]
    public async Task Welcome_WithThePrintedLink_MakesTheAdministratorAndIsGoneAfterwards()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);
        var link = await host.StartLinkAsync();
        var link2 = await host.StartLinkAsync();

        await visitor.OpenAsync(link!);
        await visitor.SendAsync(("Email", Email), ("Password", DashboardHost.Password), ("Again", DashboardHost.Password));

        Assert.Equal("/", visitor.Location);
        Assert.True(await visitor.IsInAsync());
        Assert.Equal(Role.Administrator, (await host.AccountAsync(Email)).Role);
        Assert.Single(await host.AuditAsync(AuditAction.AccountCreate));
        Assert.Single(await host.AuditAsync(AuditAction.SignIn, Email));
        foreach (var used in new[] { link, link2 })
        {
            await visitor.OpenAsync(used!);
            Assert.Equal(HttpStatusCode.Gone, visitor.Status);
            Assert.Contains("does not work any longer", visitor.Text, StringComparison.Ordinal);
        }
        Assert.Null(await host.StartLinkAsync());
    }

    [Theory]
    [InlineData(Email, "short", "short", "at least 12")]
    [InlineData(Email, DashboardHost.Password, "another of that length", "not the same")]
    [InlineData("no address", DashboardHost.Password, DashboardHost.Password, "no e-mail address")]
    public async Task Welcome_WithWhatIsRefused_SaysWhyAndTheLinkStillWorks(string email, string password, string again, string expected)
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);
        await visitor.OpenAsync((await host.StartLinkAsync())!);

        await visitor.SendAsync(("Email", email), ("Password", password), ("Again", again));
        Assert.Contains(expected, visitor.Problem, StringComparison.Ordinal);
        await visitor.SendAsync(("Email", Email), ("Password", DashboardHost.Password), ("Again", DashboardHost.Password));

        Assert.Equal("/", visitor.Location);
    }

    [Theory]
    [InlineData("/welcome")]
    [InlineData("/welcome?token=0123")]
    [InlineData("/choose-password?token=0123")]
    [InlineData("/demo?token=0123")]
    [InlineData("/demo")]
    public async Task Link_ThatWasNeverMade_IsGone(string address)
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);

        await visitor.OpenAsync(address);

        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
    }

    [Fact]
    public async Task Demo_WithThePrintedLink_SignsInOnceAsAdministrator()
    {
        await using var host = HostAccounts.HostWith(settings => settings with { LoadDemoWhenEmpty = true });
        using var visitor = new Visitor(host);
        using var other = new Visitor(host);
        var link = (await host.StartLinkAsync())!;
        Assert.StartsWith("/demo?token=", link, StringComparison.Ordinal);

        await visitor.OpenAsync(link);
        await other.OpenAsync(link);

        Assert.Equal("/", visitor.Location);
        Assert.Equal(HttpStatusCode.Gone, other.Status);
        Assert.True(await visitor.IsInAsync());
        Assert.False(await other.IsInAsync());
        var account = await host.AccountAsync(AccountStore.DemoEmail);
        Assert.Equal((Role.Administrator, true), (account.Role, account.IsDemo));
        // Opened again in the same browser it is no error, and the next start prints another.
        await visitor.OpenAsync(link);
        Assert.Equal("/", visitor.Location);
        await other.OpenAsync((await host.StartLinkAsync())!);
        Assert.Equal("/", other.Location);
    }

    [Fact]
    public async Task Demo_WhereAnybodyHasAnAccount_IsNotOpened()
    {
        await using var host = HostAccounts.HostWith(settings => settings with { LoadDemoWhenEmpty = true });
        using var visitor = new Visitor(host);
        var link = (await host.StartLinkAsync())!;
        await host.PersonAsync(Role.Administrator);

        await visitor.OpenAsync(link);

        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
        Assert.Null(await host.StartLinkAsync());
    }

    [Theory]
    [InlineData("http://[::]:8080", "http://localhost:8080/welcome?token=")]
    [InlineData("http://0.0.0.0:80/", "http://localhost:80/welcome?token=")]
    [InlineData("http://+:80", "http://localhost:80/welcome?token=")]
    [InlineData("http://192.0.2.7:5080", "http://192.0.2.7:5080/welcome?token=")]
    public async Task StartLink_OfAnAddressThatIsListenedOn_CanBeOpened(string listeningOn, string expected)
    {
        await using var host = new DashboardHost();
        await using var scope = host.Services.CreateAsyncScope();

        var link = await scope.ServiceProvider.GetRequiredService<StartLink>().MakeAsync([listeningOn], CancellationToken.None);

        Assert.StartsWith(expected, link!.Value.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartLink_WithAPublicAddress_BeginsWithIt()
    {
        await using var host = HostAccounts.HostWith(settings => settings with { Web = new() { PublicUrl = new("https://sales.example.com") } });
        await using var scope = host.Services.CreateAsyncScope();

        var link = await scope.ServiceProvider.GetRequiredService<StartLink>().MakeAsync(["http://[::]:8080"], CancellationToken.None);

        Assert.StartsWith("https://sales.example.com/welcome?token=", link!.Value.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChoosePassword_ByAnInvitation_SignsInAndEndsTheLink()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);
        var link = await host.Services.GetRequiredService<AccountStore>().InviteAsync(Actor.Program, "invited@example.com", Role.Analyst);
        var address = AccountUrls.Of(link.Purpose, link.Token);

        await visitor.OpenAsync(address);
        Assert.Contains("invited@example.com", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync(("Password", "short"), ("Again", "short"));
        Assert.Contains("at least 12", visitor.Problem, StringComparison.Ordinal);
        await visitor.SendAsync(("Password", DashboardHost.Password), ("Again", DashboardHost.Password));

        Assert.Equal("/", visitor.Location);
        Assert.True(await visitor.IsInAsync());
        await visitor.OpenAsync(address);
        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
    }

    [Fact]
    public async Task ChoosePassword_OfADisabledPerson_IsGone()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);
        var person = await host.PersonAsync(Role.Analyst);
        var token = await host.Services.GetRequiredService<OneTimeLinks>().MakeAsync(LinkPurpose.NewPassword, person.Id);
        await host.ChangeAsync(person.Id, account => account.DisabledAt = DateTime.UtcNow);

        await visitor.OpenAsync(AccountUrls.Of(LinkPurpose.NewPassword, token));

        Assert.Equal(HttpStatusCode.Gone, visitor.Status);
    }
}
