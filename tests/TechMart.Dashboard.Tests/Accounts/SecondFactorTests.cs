using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class SecondFactorTests(DashboardHost host) : IClassFixture<DashboardHost>
{
    [Fact]
    public async Task SetUp_WithACodeOfTheApp_ShowsRecoveryCodesOnceAndKeepsTheSession()
    {
        const string Email = "sets.up@example.com";
        using var visitor = await SignedInAsync(Email);

        var (_, codes) = await SetUpAsync(visitor);

        Assert.Equal(AccountStore.RecoveryCodes, codes.Distinct().Count());
        Assert.True((await host.AccountAsync(Email)).TwoFactorEnabled);
        Assert.Equal((await host.AccountAsync(Email)).SecurityStamp, host.StampOf(visitor));
        Assert.Single(await host.AuditAsync(AuditAction.SecondFactorOn, Email));
        await visitor.OpenAsync(AccountUrls.SecondFactor);
        Assert.Contains("Recovery codes left: 10.", visitor.Text, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, visitor.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SetUp_ShowsAPictureAndTheKeyAndNoStyleOrScriptWithin()
    {
        using var visitor = await SignedInAsync("picture@example.com");

        await visitor.OpenAsync(AccountUrls.SecondFactor);

        var picture = visitor.Page.QuerySelector("svg.qr")!;
        Assert.Contains("M4 4h1v1h-1z", picture.QuerySelector("path")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("[style], style, main script"));
        // Asked again, it is the same key: whoever reloads need not scan again.
        var key = Key(visitor);
        await visitor.OpenAsync(AccountUrls.SecondFactor);
        Assert.Equal(key, Key(visitor));
    }

    [Fact]
    public async Task SetUp_WithAWrongCode_StaysOff()
    {
        const string Email = "mistyped@example.com";
        using var visitor = await SignedInAsync(Email);

        await visitor.OpenAsync(AccountUrls.SecondFactor);
        await visitor.SendAsync("form:has([name=Code])", ("Password", DashboardHost.Password), ("Code", "12 34"));

        Assert.Contains("This code is not right", visitor.Problem, StringComparison.Ordinal);
        Assert.False((await host.AccountAsync(Email)).TwoFactorEnabled);
    }

    [Fact]
    public async Task SetUp_WithoutThePassword_StaysOffAndIsAudited()
    {
        const string Email = "left.alone@example.com";
        using var visitor = await SignedInAsync(Email);

        await visitor.OpenAsync(AccountUrls.SecondFactor);
        await visitor.SendAsync("form:has([name=Code])", ("Password", "wrong"), ("Code", AuthenticatorApp.Code(Key(visitor))));

        Assert.Contains("not your current password", visitor.Problem, StringComparison.Ordinal);
        Assert.Equal("Password", Assert.Single(visitor.Page.QuerySelectorAll("[aria-invalid=true]")).GetAttribute("name"));
        Assert.False((await host.AccountAsync(Email)).TwoFactorEnabled);
        Assert.Equal(AuditOutcome.Failed, Assert.Single(await host.AuditAsync(AuditAction.SecondFactorOn, Email)).Outcome);
    }

    [Fact]
    public async Task SignIn_WithASecondFactor_AsksForTheCodeBeforeAnythingOpens()
    {
        const string Email = "two.steps@example.com";
        using var owner = await SignedInAsync(Email);
        var (key, _) = await SetUpAsync(owner);
        using var visitor = new Visitor(host);

        await visitor.SignInAsync(Email, DashboardHost.Password, AccountUrls.SignInFor("/data"));
        Assert.StartsWith(AccountUrls.SignInCode, visitor.Location, StringComparison.Ordinal);
        var step = visitor.Location!;
        Assert.False(await visitor.IsInAsync());
        await visitor.OpenAsync(step);
        await visitor.SendAsync(("Code", "000000"));
        Assert.NotNull(visitor.Problem);
        var code = AuthenticatorApp.Code(key, later: 1);
        await visitor.SendAsync(("Code", $"{code[..3]} {code[3..]}"));

        Assert.Equal("/data", visitor.Location);
        Assert.True(await visitor.IsInAsync());
        Assert.Equal(
            [AuditOutcome.Done, AuditOutcome.Failed, AuditOutcome.Done],
            (await host.AuditAsync(AuditAction.SignIn, Email)).Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task SignIn_WithACodeThatWasUsed_IsRefused()
    {
        const string Email = "over.the.shoulder@example.com";
        using var owner = await SignedInAsync(Email);
        var (key, _) = await SetUpAsync(owner);
        var code = AuthenticatorApp.Code(key, later: 1);

        foreach (var expected in new[] { true, false })
        {
            using var visitor = new Visitor(host);
            await visitor.SignInAsync(Email, DashboardHost.Password);
            await visitor.OpenAsync(visitor.Location!);
            await visitor.SendAsync(("Code", code));
            Assert.Equal(expected, await visitor.IsInAsync());
        }
    }

    [Fact]
    public async Task SignIn_WithARecoveryCode_WorksOnce()
    {
        const string Email = "lost.phone@example.com";
        using var owner = await SignedInAsync(Email);
        var (_, codes) = await SetUpAsync(owner);

        foreach (var expected in new[] { true, false })
        {
            using var visitor = new Visitor(host);
            await visitor.SignInAsync(Email, DashboardHost.Password);
            await visitor.OpenAsync(visitor.Location!);
            await visitor.OpenAsync(visitor.Page.QuerySelector("a[href*='recovery=true']")!.GetAttribute("href")!);
            await visitor.SendAsync(("Code", codes[0].ToLowerInvariant()));
            Assert.Equal(expected, visitor.Location == "/");
            Assert.Equal(expected, await visitor.IsInAsync());
        }
    }

    [Fact]
    public async Task SignIn_WithManyWrongCodes_IsLocked()
    {
        const string Email = "guessed.code@example.com";
        using var owner = await SignedInAsync(Email);
        await SetUpAsync(owner);
        using var visitor = new Visitor(host);
        await visitor.SignInAsync(Email, DashboardHost.Password);
        await visitor.OpenAsync(visitor.Location!);

        for (var attempt = 0; attempt < 12; attempt++)
        {
            await visitor.SendAsync(("Code", "000000"));
        }

        Assert.NotNull((await host.AccountAsync(Email)).LockoutEnd);
        var failures = Assert.Single(await host.AuditAsync(AuditAction.SignIn, Email), entry => entry.Outcome == AuditOutcome.Failed);
        Assert.Equal(12, failures.Times);
        Assert.Single(await host.AuditAsync(AuditAction.Lockout, Email));
    }

    [Fact]
    public async Task SecondStep_WithoutTheFirst_LeadsToTheFirst()
    {
        using var visitor = new Visitor(host);

        await visitor.OpenAsync(AccountUrls.SignInCode);

        Assert.StartsWith(AccountUrls.SignIn + "?", visitor.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PasswordLink_OfAPersonWithASecondFactor_StillAsksForTheCode()
    {
        const string Email = "new.password@example.com";
        using var owner = await SignedInAsync(Email);
        await SetUpAsync(owner);
        var link = await host.Services.GetRequiredService<AccountStore>().MakePasswordLinkAsync(Actor.Program, (await host.AccountAsync(Email)).Id);
        using var visitor = new Visitor(host);

        await visitor.OpenAsync(AccountUrls.Of(link.Purpose, link.Token));
        await visitor.SendAsync(("Password", "nine loud sparrows"), ("Again", "nine loud sparrows"));

        Assert.StartsWith(AccountUrls.SignInCode, visitor.Location, StringComparison.Ordinal);
        Assert.False(await visitor.IsInAsync());
    }

    [Fact]
    public async Task NewCodes_WithThePassword_ReplaceTheFormer()
    {
        const string Email = "new.codes@example.com";
        using var visitor = await SignedInAsync(Email);
        var (_, former) = await SetUpAsync(visitor);

        await visitor.OpenAsync(AccountUrls.SecondFactor);
        await visitor.SendAsync("form:has([value=new-codes])", ("Password", "wrong"));
        Assert.NotNull(visitor.Problem);
        await visitor.SendAsync("form:has([value=new-codes])", ("Password", DashboardHost.Password));

        Assert.Empty(Codes(visitor).Intersect(former));
        Assert.Equal([AuditOutcome.Failed, AuditOutcome.Done], (await host.AuditAsync(AuditAction.RecoveryCodes, Email)).Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task SwitchOff_WithThePassword_ForgetsTheKey()
    {
        const string Email = "switches.off@example.com";
        using var visitor = await SignedInAsync(Email);
        var (key, _) = await SetUpAsync(visitor);

        await visitor.OpenAsync(AccountUrls.SecondFactor);
        await visitor.SendAsync("form:has([value=remove])", ("Password", DashboardHost.Password));

        Assert.Contains("The second factor is off.", visitor.Text, StringComparison.Ordinal);
        Assert.NotEqual(key, Key(visitor));
        Assert.False((await host.AccountAsync(Email)).TwoFactorEnabled);
        Assert.Single(await host.AuditAsync(AuditAction.SecondFactorOff, Email));
        Assert.True(await visitor.IsInAsync());
    }

    [Fact]
    public async Task Required_PersonWithout_IsLedToTheSetUpAndThenOn()
    {
        await using var strict = new DashboardHost();
        await strict.PersonAsync(Role.Administrator, "boss@example.com");
        await strict.Services.GetRequiredService<AdministrationSettings>()
            .ChangeAsync(Actor.Program, AdministrationValues.Default with { SecondFactor = SecondFactorRule.Administrators });
        using var visitor = new Visitor(strict);
        await visitor.SignInAsync("boss@example.com", DashboardHost.Password);

        foreach (var page in new[] { "/", "/data", "/account" })
        {
            await visitor.OpenAsync(page);
            Assert.StartsWith(AccountUrls.SecondFactor + "?", visitor.Location, StringComparison.Ordinal);
        }
        await visitor.OpenAsync(AccountUrls.SecondFactorFor("/data"));
        Assert.Contains("Your administrator asks for a second factor", visitor.Text, StringComparison.Ordinal);
        await visitor.SendAsync("form:has([name=Code])", ("Password", DashboardHost.Password), ("Code", AuthenticatorApp.Code(Key(visitor))));

        Assert.Equal("/data", visitor.Page.QuerySelector("a.button-primary")!.GetAttribute("href"));
        Assert.True(await visitor.IsInAsync());
        Assert.Empty(await strict.AuditAsync(AuditAction.Visit));
    }

    private async Task<Visitor> SignedInAsync(string email)
    {
        await host.PersonAsync(Role.Analyst, email);
        var visitor = new Visitor(host);
        await visitor.SignInAsync(email, DashboardHost.Password);
        Assert.Equal("/", visitor.Location);
        return visitor;
    }

    private static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(Visitor visitor)
    {
        await visitor.OpenAsync(AccountUrls.SecondFactor);
        var key = Key(visitor);
        await visitor.SendAsync("form:has([name=Code])", ("Password", DashboardHost.Password), ("Code", AuthenticatorApp.Code(key)));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        return (key, Codes(visitor));
    }

    private static string Key(Visitor visitor) => visitor.Page.QuerySelector(".secret")!.TextContent;

    private static IReadOnlyList<string> Codes(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".recovery-codes code").Select(code => code.TextContent)];
}
