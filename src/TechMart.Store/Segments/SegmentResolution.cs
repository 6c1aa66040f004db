using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Store.Databases;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.Segments;

/// <summary>
/// Resolves segments (<see cref="SegmentMembers"/>) of a data set with those that people saved and the groups of products that analysts left; members are found once for each
/// version of the data.
/// </summary>
internal sealed class SegmentResolution(StoreDatabase database, ResultCache results, Func<LoadedDataset, CancellationToken, Task<ProductGroups>> groups)
{
    private const long BytesPerMember = 16;

    /// <summary>The filter with members in place of a name; itself where it names no segment.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public Task<SalesFilter> ResolveAsync(LoadedDataset data, SalesFilter filter, CancellationToken cancellation) => Members(data).ResolveAsync(filter, cancellation);

    /// <summary>The members of a segment.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public Task<CustomerSegment> ResolveAsync(LoadedDataset data, SegmentReference reference, CancellationToken cancellation) => Members(data).OfAsync(reference, cancellation);

    /// <summary>How a segment is defined.</summary>
    /// <exception cref="SegmentException">There is no such segment.</exception>
    public async Task<SegmentDefinition> DefinitionAsync(int datasetId, SegmentReference reference, CancellationToken cancellation) =>
        reference.Definition
        ?? await FindAsync(datasetId, reference.SavedName!, cancellation).ConfigureAwait(false)
        ?? throw new SegmentException(SegmentProblem.Unknown, reference.SavedName);

    private SegmentMembers Members(LoadedDataset data) => new(data.Queries)
    {
        FindSavedAsync = (name, cancellation) => FindAsync(data.Dataset.Id, name, cancellation),
        CompleteAsync = async (definition, cancellation) => definition is ConsumptionSegmentDefinition profile && (profile.GroupKeys is not null || !data.Table.HasCategories)
            ? profile with { Groups = await groups(data, cancellation).ConfigureAwait(false) }
            : definition,
        KeepAsync = (key, compute, cancellation) => results.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"{data.Dataset.Id}|{data.Dataset.Version}|segment|{key}"),
            compute,
            segment => BytesPerMember * segment.CustomerKeys.Count,
            cancellation),
    };

    private async Task<SegmentDefinition?> FindAsync(int datasetId, string name, CancellationToken cancellation)
    {
        var folded = Dataset.Fold(name);
        var saved = await database.WithContextAsync(context => context.SavedSegments.AsNoTracking()
            .Where(segment => segment.DatasetId == datasetId && segment.FoldedName == folded)
            .Select(segment => segment.Definition)
            .FirstOrDefaultAsync(cancellation), cancellation).ConfigureAwait(false);
        return saved is null ? null : SegmentJson.Read(saved);
    }
}
