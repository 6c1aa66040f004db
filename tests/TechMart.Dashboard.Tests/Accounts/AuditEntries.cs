using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Accounts;

/// <summary>What the audit log of a host says.</summary>
internal static class AuditEntries
{
    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this DashboardHost host, AuditAction action, string? subject = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        return await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Action == action && (subject == null || entry.Subject == subject))
            .OrderBy(entry => entry.Id).ToListAsync();
    }
}
