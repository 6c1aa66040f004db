using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Accounts.Provider;
using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

public sealed class ProviderSignInTests : IAsyncDisposable
{
    private const string Email = "ada@example.com";

    private readonly TestProvider _provider = new();
    private readonly LaterClock _clock = new();
    private DashboardHost? _host;

    private DashboardHost Host => _host ??= NewHost();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
        _provider.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_OfANewPerson_MakesAnAccountWithTheRoleOfTheClaim(bool takesSecretInForm)
    {
        _provider.TakesSecretInForm = takesSecretInForm;
        _provider.Claims["groups"] = new[] { "everybody", "shop-analysts", "shop-people" };
        using var visitor = new Visitor(Host);

        await visitor.OpenAsync("/login?returnUrl=%2Fdata");
        await SignInAsync(visitor, visitor.Page.QuerySelector($"a[href^='{ProviderSignIn.Start}']")!.GetAttribute("href")!);

        Assert.Equal("/data", visitor.Location);
        Assert.True(await visitor.IsInAsync());
        Assert.Equal(Role.Analyst, (await Host.AccountAsync(Email)).Role);
        Assert.Single(await Host.AuditAsync(AuditAction.AccountCreate, $"{Email} (Analyst, Shop login)"));
        Assert.Single(await Host.AuditAsync(AuditAction.SignIn, Email));
    }

    [Fact]
    public async Task SignIn_Again_IsTheSameAccountThoughTheAddressChanged()
    {
        _provider.Claims["groups"] = "shop-people";
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        _provider.Claims["email"] = "ada.married@example.com";

        await SignInAsync(visitor);

        Assert.Equal("/", visitor.Location);
        Assert.Equal([Email], (await PeopleAsync()).Select(account => account.Email));
    }

    [Fact]
    public async Task SignIn_WithAnotherRoleThanBefore_ChangesIt()
    {
        _provider.Claims["groups"] = "shop-analysts";
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        var stamp = (await Host.AccountAsync(Email)).SecurityStamp;
        _provider.Claims["groups"] = "shop-people";

        await SignInAsync(visitor);

        var account = await Host.AccountAsync(Email);
        Assert.Equal(Role.Marketing, account.Role);
        Assert.NotEqual(stamp, account.SecurityStamp);
        Assert.Single(await Host.AuditAsync(AuditAction.RoleChange));
        Assert.True(await visitor.IsInAsync());
    }

    [Fact]
    public async Task SignIn_WithoutAClaimThatMeansARole_IsRefused()
    {
        _provider.Claims["groups"] = "somebody else's";

        await RefusedAsync("nothing there says what you may do here");
        Assert.Empty(await PeopleAsync());
    }

    [Fact]
    public async Task SignIn_WithADefaultRole_GetsItWhereTheClaimMeansNone()
    {
        _host = NewHost(settings => settings with { DefaultRole = Role.Marketing });
        using var visitor = new Visitor(Host);

        await SignInAsync(visitor);

        Assert.Equal(Role.Marketing, (await Host.AccountAsync(Email)).Role);
    }

    [Fact]
    public async Task SignIn_WhereRolesAreGivenHere_KeepsTheInvitedOne()
    {
        _host = NewHost(settings => settings with { RoleClaim = null, Roles = new Dictionary<string, Role>(), DefaultRole = Role.Marketing });
        await Host.Services.GetRequiredService<AccountStore>().InviteAsync(Actor.Program, Email, Role.Manager);
        using var visitor = new Visitor(Host);

        await SignInAsync(visitor);

        Assert.Equal("/", visitor.Location);
        Assert.Equal(Role.Manager, (await Host.AccountAsync(Email)).Role);
        Assert.Equal(AccountState.Active, Assert.Single(await PeopleAsync()).State);
    }

    [Fact]
    public async Task SignIn_OfAnInvitedPersonWithAnUnverifiedAddress_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        _provider.Claims["email_verified"] = false;
        await Host.Services.GetRequiredService<AccountStore>().InviteAsync(Actor.Program, Email, Role.Manager);

        await RefusedAsync("does not say that the address is yours");
    }

    [Fact]
    public async Task SignIn_WhereSomebodyHasAPasswordForTheAddress_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        await Host.PersonAsync(Role.Administrator, Email);

        await RefusedAsync("There is an account with your address already");
        Assert.Single(await Host.AuditAsync(AuditAction.SignIn, Email), entry => entry.Outcome == AuditOutcome.Failed);
    }

    [Fact]
    public async Task SignIn_WhereTheAddressBelongsToAnotherSubject_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        _provider.Claims["sub"] = "subject-2";

        await RefusedAsync("There is an account with your address already");
    }

    [Fact]
    public async Task SignIn_OfADisabledPerson_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        await Host.ChangeAsync((await Host.AccountAsync(Email)).Id, account => account.DisabledAt = DateTime.UtcNow);

        await RefusedAsync("Your account here is closed");
    }

    [Fact]
    public async Task SignIn_WithoutAnAddress_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        _provider.Claims["email"] = null;

        await RefusedAsync("does not tell your e-mail address");
    }

    [Theory]
    [InlineData("nonce", "another")]
    [InlineData("nonce", null)]
    [InlineData("aud", "another client")]
    [InlineData("iss", "https://elsewhere.example.com")]
    [InlineData("sub", null)]
    public async Task SignIn_WithATokenThatIsNotForIt_IsRefused(string claim, string? value)
    {
        _provider.Claims["groups"] = "shop-people";
        _provider.Claims[claim] = value;

        await RefusedAsync("did not work");
        Assert.Empty(await PeopleAsync());
        Assert.Single(await Host.AuditAsync(AuditAction.SignIn, SignIns.UnknownAddress));
    }

    [Fact]
    public async Task SignIn_WithATokenThatHasExpired_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        _provider.Expires = DateTime.UtcNow.AddMinutes(-3);

        await RefusedAsync("did not work");
    }

    [Fact]
    public async Task SignIn_WithATokenSignedByAnother_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        _provider.SignedBy = TestProvider.NewKey("first");

        await RefusedAsync("did not work");
    }

    [Fact]
    public async Task SignIn_AfterTheProviderChangedItsKey_Works()
    {
        _provider.Claims["groups"] = "shop-people";
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        _provider.ChangeKey();
        _clock.Advance(TimeSpan.FromMinutes(2));

        await SignInAsync(visitor);

        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task Callback_WithTheStateOfAnotherBrowser_IsRefused()
    {
        _provider.Claims["groups"] = "shop-people";
        using var visitor = new Visitor(Host);
        using var other = new Visitor(Host);
        await visitor.OpenAsync(ProviderSignIn.Start);
        var back = _provider.Authorize(visitor.Location!);

        await other.OpenAsync(new Uri(back).PathAndQuery);

        Assert.Equal("/login?refused=Failed", other.Location);
        Assert.False(await other.IsInAsync());
    }

    [Theory]
    [InlineData("?error=access_denied")]
    [InlineData("?code=made-up&state=made-up")]
    [InlineData("")]
    public async Task Callback_WithWhatWasNotAskedFor_IsRefused(string query)
    {
        using var visitor = new Visitor(Host);

        await visitor.OpenAsync(ProviderSignIn.Callback + query);

        Assert.Equal("/login?refused=Failed", visitor.Location);
    }

    [Fact]
    public async Task Start_WhileTheProviderIsDown_LeadsBackWithASentence()
    {
        _provider.IsDown = true;
        using var visitor = new Visitor(Host);

        await visitor.OpenAsync(ProviderSignIn.Start);
        await visitor.OpenAsync(visitor.Location!);

        Assert.Contains("Signing in with Shop login did not work", visitor.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAPublicAddress_AsksToBeLedBackThere()
    {
        _host = NewHost(web: new WebSettings { PublicUrl = new("https://127.0.0.1") });
        using var visitor = new Visitor(Host, "https://localhost");

        await visitor.OpenAsync(ProviderSignIn.Start);

        Assert.Contains(Uri.EscapeDataString("https://127.0.0.1" + ProviderSignIn.Callback), visitor.Location, StringComparison.Ordinal);
        Assert.StartsWith("https://login.example.com/authorize?tenant=shop&", visitor.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInPage_WithAMadeUpReason_SaysNothing()
    {
        using var visitor = new Visitor(Host);

        await visitor.OpenAsync("/login?refused=%3Cscript%3E");

        Assert.Null(visitor.Problem);
    }

    [Fact]
    public async Task Start_WhereNoProviderIsSet_IsNoAddress()
    {
        await using var host = new DashboardHost();
        using var visitor = new Visitor(host);

        await visitor.OpenAsync("/login");

        Assert.Null(visitor.Page.QuerySelector($"a[href^='{ProviderSignIn.Start}']"));
    }

    private async Task SignInAsync(Visitor visitor, string start = ProviderSignIn.Start)
    {
        await visitor.OpenAsync(start);
        await visitor.OpenAsync(new Uri(_provider.Authorize(visitor.Location!)).PathAndQuery);
    }

    private async Task RefusedAsync(string expected)
    {
        using var visitor = new Visitor(Host);
        await SignInAsync(visitor);
        await visitor.OpenAsync(visitor.Location!);
        Assert.Contains(expected, visitor.Problem, StringComparison.Ordinal);
        Assert.False(await visitor.IsInAsync());
    }

    private Task<IReadOnlyList<AccountInfo>> PeopleAsync() => Host.Services.GetRequiredService<AccountStore>().ListAsync();

    private DashboardHost NewHost(Func<OpenIdConnectSettings, OpenIdConnectSettings>? change = null, WebSettings? web = null) => new()
    {
        Replace = services =>
        {
            var known = (DashboardSettings)services.Last(service => service.ServiceType == typeof(DashboardSettings)).ImplementationInstance!;
            var provider = new OpenIdConnectSettings
            {
                Authority = new(TestProvider.Issuer),
                ClientId = TestProvider.ClientId,
                ClientSecret = TestProvider.ClientSecret,
                Title = "Shop login",
                RoleClaim = "groups",
                Roles = new Dictionary<string, Role> { ["shop-people"] = Role.Marketing, ["shop-analysts"] = Role.Analyst },
            };
            var settings = known with { OpenIdConnect = change?.Invoke(provider) ?? provider, Web = web ?? known.Web };
            services.AddSingleton(settings);
            services.AddSingleton<TimeProvider>(_clock);
            services.AddProviderSignIn(settings);
            services.Configure<OpenIdConnectOptions>(ProviderSignIn.Scheme, options => options.BackchannelHttpHandler = _provider);
        },
    };

    /// <summary>The clock of the machine, set forward.</summary>
    private sealed class LaterClock : TimeProvider
    {
        private TimeSpan _later;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _later;

        public override long GetTimestamp() => base.GetTimestamp() + (long)(_later.TotalSeconds * TimestampFrequency);

        public void Advance(TimeSpan time) => _later += time;
    }
}
