using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Components;
using TechMart.Dashboard.Localisation;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>The product's pages and its check of sessions over a real store, as in a circuit that stays open.</summary>
public sealed class OpenPageTests : BunitContext, IAsyncLifetime
{
    private IServiceScope _circuit = null!;
    private HastyRevalidation _revalidation = null!;

    private DashboardHost Host { get; } = new();

    public async Task InitializeAsync()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        await Host.PersonAsync(Role.Administrator);
        _circuit = Host.Services.CreateScope();
        _revalidation = new HastyRevalidation(Host.Services.GetRequiredService<IServiceScopeFactory>());
        foreach (var own in Services.Where(service => service.ServiceType.Namespace == typeof(IAuthorizeData).Namespace).ToList())
        {
            Services.Remove(own);
        }
        Services.AddPolicies();
        Services.AddSingleton<AuthenticationStateProvider>(_revalidation);
        Services.AddScoped<CurrentActor>();
        Services.AddFallbackServiceProvider(_circuit.ServiceProvider);
        ComponentFactories.AddStub<Microsoft.AspNetCore.Components.Forms.AntiforgeryToken>();
        RenderTree.Add<CascadingAuthenticationState>();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        _circuit.Dispose();
        _revalidation.Dispose();
        await Host.DisposeAsync();
    }

    [Fact]
    public async Task OpenPage_OfAPersonWhoWasDisabled_LosesAccessAndGoesToSignIn()
    {
        var person = await Host.PersonAsync(Role.Analyst);
        await OpenAsync(person, "/data");
        var page = Render<Routes>(parameters => parameters.Add(routes => routes.Choices, ReaderChoices.Default).Add(routes => routes.From, "192.0.2.7"));
        page.WaitForElement("#upload-title");
        Assert.Equal(new Actor(person.Email!, Role.Analyst, "192.0.2.7", person.Id), await Services.GetRequiredService<CurrentActor>().GetAsync());

        await Host.Services.GetRequiredService<AccountStore>().DisableAsync(Actor.Program, person.Id);
        await _revalidation.Ended;

        page.WaitForState(() => page.FindAll("#upload-title").Count == 0);
        Assert.EndsWith("/login?returnUrl=%2Fdata", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".nav li"));
    }

    [Fact]
    public async Task OpenPage_OfAPersonWhoMustNowHaveASecondFactor_LosesAccess()
    {
        await OpenAsync(await Host.PersonAsync(Role.Analyst), "/data");
        var page = Render<Routes>(parameters => parameters.Add(routes => routes.Choices, ReaderChoices.Default));
        page.WaitForElement("#upload-title");

        await Host.Services.GetRequiredService<AdministrationSettings>()
            .ChangeAsync(Actor.Program, AdministrationValues.Default with { SecondFactor = SecondFactorRule.Everybody });
        await _revalidation.Ended;

        page.WaitForState(() => page.FindAll("#upload-title").Count == 0);
    }

    [Fact]
    public async Task Action_AfterTheSessionEnded_IsRefusedAndChangesNothing()
    {
        var person = await Host.PersonAsync(Role.Analyst);
        await OpenAsync(person, "/");
        var actor = Services.GetRequiredService<CurrentActor>();
        var datasets = Host.Services.GetRequiredService<DatasetStore>();
        await datasets.CreateAsync(await actor.GetAsync(), "While signed in");

        await Host.Services.GetRequiredService<AccountStore>().ChangeRoleAsync(Actor.Program, person.Id, Role.Marketing);
        await _revalidation.Ended;

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await datasets.CreateAsync(await actor.GetAsync(), "Afterwards"));
        Assert.Equal(StoreProblem.NotPermitted, refused.Problem);
        Assert.Equal("While signed in", Assert.Single(await datasets.ListAsync()).Name);
    }

    [Fact]
    public async Task PageOfAnotherRole_OnTheWayWithinOpenPages_IsAFriendlyPageAndWrittenDown()
    {
        await OpenAsync(await Host.PersonAsync(Role.Marketing), "/");
        var page = Render<Routes>(parameters => parameters.Add(routes => routes.Choices, ReaderChoices.Default));
        page.WaitForElement(".notice-empty");
        Assert.Empty(page.FindAll(".nav a[href='/data']"));

        Services.GetRequiredService<NavigationManager>().NavigateTo("/data?token=a-secret");

        Assert.Equal("This page is not for you", page.WaitForElement("section[role=alert] h1").TextContent);
        Assert.Empty(page.FindAll("#upload-title"));
        var entry = Assert.Single(await Host.AuditAsync(AuditAction.Visit, "/data"));
        Assert.Equal(("marketing@example.com", AuditOutcome.Refused, null), (entry.By, entry.Outcome, entry.Filter));
    }

    private async Task OpenAsync(Account person, string address)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(person);
        _revalidation.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
    }

    /// <summary>The product's check, more often.</summary>
    private sealed class HastyRevalidation : AccountRevalidation
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HastyRevalidation(IServiceScopeFactory scopes)
            : base(NullLoggerFactory.Instance, scopes) => AuthenticationStateChanged += state =>
            {
                if (state.Result.User.Identity?.IsAuthenticated != true)
                {
                    _ended.SetResult();
                }
            };

        /// <summary>The session was found to have ended.</summary>
        public Task Ended => _ended.Task;

        public void Dispose() => Dispose(disposing: true);

        protected override TimeSpan RevalidationInterval => TimeSpan.FromMilliseconds(5);
    }
}
