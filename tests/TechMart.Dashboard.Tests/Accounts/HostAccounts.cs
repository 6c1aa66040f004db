using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TechMart.Dashboard.Accounts;
using TechMart.Dashboard.Configuration;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>Looks at and prepares the people of a host.</summary>
internal static class HostAccounts
{
    /// <summary>A host whose services see other settings; what runs in the background is as without them.</summary>
    public static DashboardHost HostWith(Func<DashboardSettings, DashboardSettings> change) => new()
    {
        Replace = services => services.AddSingleton(
            change((DashboardSettings)services.Last(service => service.ServiceType == typeof(DashboardSettings)).ImplementationInstance!)),
    };

    public static async Task<Account> AccountAsync(this DashboardHost host, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Users.AsNoTracking().SingleAsync(account => account.Email == email);
    }

    public static async Task ChangeAsync(this DashboardHost host, int id, Action<Account> change)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        change(await context.Users.SingleAsync(account => account.Id == id));
        await context.SaveChangesAsync();
    }

    /// <summary>The link that a start prints, from the root of the host on; null where none is printed.</summary>
    public static async Task<string?> StartLinkAsync(this DashboardHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<StartLink>().MakeAsync(["http://localhost"], CancellationToken.None);
        return link is null ? null : new Uri(link.Value.Address).PathAndQuery;
    }

    /// <summary>The stamp in the session that a visitor's last answer set; where it is not the account's, the session ends at its next check.</summary>
    public static string? StampOf(this DashboardHost host, Visitor visitor)
    {
        var options = host.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        return options.TicketDataFormat.Unprotect(visitor.Session)!.Principal.FindFirst(new ClaimsIdentityOptions().SecurityStampClaimType)!.Value;
    }
}
