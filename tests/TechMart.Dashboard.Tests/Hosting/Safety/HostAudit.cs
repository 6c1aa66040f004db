using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

/// <summary>What the audit log says.</summary>
internal static class HostAudit
{
    public static async Task<IReadOnlyList<AuditEntry>> AuditAsync(this IServiceProvider services, AuditAction action)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().AuditEntries.AsNoTracking()
            .Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToListAsync();
    }
}
