using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Backups;

/// <summary>Everything that a copy must bring back, as texts to compare.</summary>
internal sealed record Snapshot(string Datasets, string Figures, string Kept, string Letters, string People, string Settings)
{
    public static async Task<Snapshot> OfAsync(TestStore store)
    {
        var datasets = await store.Datasets.ListAsync();
        var figures = new List<string>();
        foreach (var dataset in datasets)
        {
            figures.Add(await Answers.OfAsync(store, dataset.Id));
        }
        await using var sales = store.NewContext();
        await using var context = store.Database.CreateAccountsContext();
        return new Snapshot(
            JsonSerializer.Serialize(datasets),
            string.Join('\n', figures),
            JsonSerializer.Serialize(await sales.KeptGroupings.AsNoTracking().OrderBy(kept => kept.DatasetId).ToListAsync()),
            JsonSerializer.Serialize(await sales.NamedClusters.AsNoTracking().OrderBy(named => named.Id).ToListAsync()),
            JsonSerializer.Serialize(new
            {
                Accounts = await context.Users.AsNoTracking().OrderBy(account => account.Id).ToListAsync(),
                Tokens = await context.UserTokens.AsNoTracking().OrderBy(token => token.UserId).ThenBy(token => token.Name).ToListAsync(),
                Logins = await context.UserLogins.AsNoTracking().OrderBy(login => login.UserId).ToListAsync(),
            }),
            JsonSerializer.Serialize(await context.Settings.AsNoTracking().OrderBy(setting => setting.Name).ToListAsync()));
    }

    /// <summary>The audit log up to an entry, or all of it.</summary>
    public static async Task<string> AuditAsync(TestStore store, int entries = int.MaxValue)
    {
        await using var context = store.Database.CreateAccountsContext();
        return JsonSerializer.Serialize(await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).Take(entries).ToListAsync());
    }
}
