using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Products.Groups;
using TechMart.Store.Databases;
using TechMart.Store.Imports;

namespace TechMart.Store.ProductGroupings;

/// <summary>Reads what analysts made of the groups of products.</summary>
internal sealed class KeptGroupingReader(StoreDatabase database)
{
    /// <summary>Which change was the last; 0 = there was none.</summary>
    public Task<int> RevisionAsync(int datasetId, CancellationToken cancellation) => database.WithContextAsync(
        context => context.KeptGroupings.Where(kept => kept.DatasetId == datasetId).Select(kept => kept.Revision).FirstOrDefaultAsync(cancellation), cancellation);

    /// <summary>The groups as they were left, null = derived from names; and which change was the last.</summary>
    public async Task<(KeptProductGroups? Groups, int Revision)> ReadAsync(int datasetId, CancellationToken cancellation)
    {
        var kept = await database.WithContextAsync(
            context => context.KeptGroupings.AsNoTracking().FirstOrDefaultAsync(kept => kept.DatasetId == datasetId, cancellation), cancellation).ConfigureAwait(false);
        return (StoredJson.Read<KeptProductGroups>(kept?.Groups), kept?.Revision ?? 0);
    }
}
