using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Tests.Hosting.Safety;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>Signing out ends the session on the server: a copy of its cookie is no longer good.</summary>
public sealed class SignedOutTests : IAsyncLifetime
{
    private const string Email = "analyst@example.com";

    private readonly ManualClock _clock = new();

    public SignedOutTests() => Host = new DashboardHost { Replace = services => services.AddSingleton<TimeProvider>(_clock) };

    private DashboardHost Host { get; }

    public async Task InitializeAsync() => await Host.PersonAsync(Role.Analyst, Email);

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task SignOut_ACopyOfTheCookie_IsRefusedFromTheNextCheckOn()
    {
        using var visitor = await SignedInAsync();
        using var copy = CopyOf(visitor);
        using var elsewhere = await SignedInAsync();

        await SignOutAsync(visitor);
        PassACheck();

        Assert.Equal(HttpStatusCode.Found, (await copy.GetAsync("/data")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await copy.GetAsync("/downloads/datasets/1/lines.csv")).StatusCode);
        await elsewhere.OpenAsync("/data");
        Assert.Equal(HttpStatusCode.OK, elsewhere.Status);
        Assert.Single(await Host.AuditAsync(AuditAction.SignOut, Email));
    }

    [Fact]
    public async Task SignOut_OfASessionThatWasRenewedOften_EndsItsFirstCookieToo()
    {
        using var visitor = await SignedInAsync();
        using var copy = CopyOf(visitor);
        for (var check = 0; check < 3; check++)
        {
            PassACheck();
            await visitor.OpenAsync("/data");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }

        await SignOutAsync(visitor);
        PassACheck();

        Assert.Equal(HttpStatusCode.Found, (await copy.GetAsync("/data")).StatusCode);
    }

    [Fact]
    public async Task SignOut_ManyTimes_KeepsFewSessionsAndThenEndsAll()
    {
        var person = await Host.AccountAsync(Email);
        var actor = new Actor(Email, Role.Analyst, null, person.Id);
        var accounts = Host.Services.GetRequiredService<AccountStore>();
        for (var session = 0; session < AccountStore.EndedSessionsKept; session++)
        {
            await accounts.SignOutAsync(actor, $"session-{session}", TimeSpan.FromDays(1));
        }
        Assert.True(await accounts.IsEndedAsync("session-0"));
        Assert.Equal(person.SecurityStamp, (await Host.AccountAsync(Email)).SecurityStamp);

        await accounts.SignOutAsync(actor, "one more", TimeSpan.FromDays(1));

        Assert.False(await accounts.IsEndedAsync("session-0"));
        Assert.NotEqual(person.SecurityStamp, (await Host.AccountAsync(Email)).SecurityStamp);
    }

    [Fact]
    public async Task EndedSession_WhoseCookieCouldNotBeGoodAnyMore_IsForgotten()
    {
        var actor = new Actor(Email, Role.Analyst, null, (await Host.AccountAsync(Email)).Id);
        var accounts = Host.Services.GetRequiredService<AccountStore>();
        await accounts.SignOutAsync(actor, "old", TimeSpan.FromHours(13));
        _clock.Advance(TimeSpan.FromHours(12));
        await accounts.SignOutAsync(actor, "middle", TimeSpan.FromHours(13));
        Assert.True(await accounts.IsEndedAsync("old"));

        _clock.Advance(TimeSpan.FromHours(2));
        await accounts.SignOutAsync(actor, "new", TimeSpan.FromHours(13));

        Assert.False(await accounts.IsEndedAsync("old"));
        Assert.True(await accounts.IsEndedAsync("middle"));
        Assert.True(await accounts.IsEndedAsync("new"));
    }

    [Fact]
    public async Task Revalidation_OfAnOpenPageOfTheSession_Fails()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<AccountSignIn>();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync(Email);
        var principal = await signIn.CreateUserPrincipalAsync(person!);
        principal.Identities.Single().AddClaim(new(Actors.SessionClaim, "mine"));
        Assert.NotNull(await signIn.ValidateSecurityStampAsync(principal));

        await Host.Services.GetRequiredService<AccountStore>().SignOutAsync(new Actor(Email, Role.Analyst, null, person!.Id), "mine", TimeSpan.FromDays(1));

        Assert.Null(await signIn.ValidateSecurityStampAsync(principal));
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = new Visitor(Host);
        await visitor.SignInAsync(Email, DashboardHost.Password);
        Assert.Equal("/", visitor.Location);
        return visitor;
    }

    private HttpClient CopyOf(Visitor visitor)
    {
        var copy = Host.AnonymousClient();
        copy.DefaultRequestHeaders.Add("Cookie", "techmart.session=" + visitor.Session);
        return copy;
    }

    private void PassACheck() => _clock.Advance(AccountRevalidation.Interval + TimeSpan.FromSeconds(1));

    private static async Task SignOutAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/account");
        await visitor.SendAsync($"form[action='{AccountUrls.SignOut}']");
        Assert.Equal(AccountUrls.SignIn, visitor.Location);
    }
}
