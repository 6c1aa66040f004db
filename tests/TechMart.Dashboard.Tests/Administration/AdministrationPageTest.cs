using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Administration;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Tests.Components;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Administration;

/// <summary>Renders administration pages over a real embedded store, for a British administrator.</summary>
public abstract class AdministrationPageTest : ComponentTest, IAsyncLifetime
{
    protected AdministrationPageTest()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        Services.AddLogging();
        Services.AddSingleton(new DashboardSettings { ConnectionString = "", DataFolder = Folder, ResultCacheBytes = 1 << 20, MaxUploadBytes = 1 << 20 });
        Services.AddScoped<ReaderZone>();
        Services.AddSingleton<AccountLinks>();
        Services.AddSingleton<SystemSource>();
    }

    /// <summary>The people of the store.</summary>
    protected AccountStore Accounts => Services.GetRequiredService<AccountStore>();

    /// <summary>Where the page is.</summary>
    protected NavigationManager Address => Services.GetRequiredService<NavigationManager>();

    /// <summary>Quiet messages shown.</summary>
    protected IEnumerable<string> Told => Services.GetRequiredService<Toasts>().Shown.Select(toast => toast.Text);

    /// <summary>The administrator in front of the page, who signs in by an identity provider that is not there.</summary>
    protected Account You { get; } = new()
    {
        Id = (int)Role.Administrator + 1,
        UserName = "administrator@example.com",
        NormalizedUserName = "ADMINISTRATOR@EXAMPLE.COM",
        Email = "administrator@example.com",
        NormalizedEmail = "ADMINISTRATOR@EXAMPLE.COM",
        Role = Role.Administrator,
        LastSignInAt = new DateTime(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc),
        SecurityStamp = "stamp",
    };

    public async Task InitializeAsync()
    {
        await Services.GetRequiredService<StoreStart>().RunAsync();
        await AddAsync(You);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>Somebody who was invited.</summary>
    protected async Task<AccountInfo> InvitedAsync(string email, Role role) => (await Accounts.InviteAsync(Actor.Program, email, role)).Account;

    /// <summary>Somebody who can sign in.</summary>
    protected async Task<AccountInfo> PersonAsync(string email, Role role)
    {
        var link = await Accounts.InviteAsync(Actor.Program, email, role);
        return await Accounts.ChoosePasswordAsync(link.Token, "seven quiet herons", from: null);
    }

    /// <summary>A person as the store knows them now.</summary>
    protected async Task<AccountInfo> FoundAsync(string email) => (await Accounts.FindAsync(email))!;

    /// <summary>Lets the browser say where its clock is.</summary>
    protected void ClockIn(string zone) => JSInterop.SetupModule("./Components/Pages/Administration/AdministrationFrame.razor.js").Setup<string?>("zone").SetResult(zone);

    /// <summary>Writes entries into the audit log.</summary>
    protected Task WriteAsync(params AuditEntry[] entries) => AddAsync(entries);

    private async Task AddAsync(params object[] rows)
    {
        await using var scope = Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        context.AddRange(rows);
        await context.SaveChangesAsync();
    }
}
