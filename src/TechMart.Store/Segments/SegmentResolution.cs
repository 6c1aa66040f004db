using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Store.Databases;
using TechMart.Store.Model;
using TechMart.Store.Sales;

namespace TechMart.Store.Segments;

/// <summary>
/// The one place where a segment that a filter names gets its members. They are those of the whole data set (or of the sales that the definition itself
/// is limited to), found once for each version of the data; what else the filter says narrows down their sales, not their number.
/// </summary>
internal sealed class SegmentResolution(StoreDatabase database, ResultCache results, Func<LoadedDataset, CancellationToken, Task<ProductGroups>> groups)
{
    private const long BytesPerMember = 16;

    /// <summary>The filter with members in place of a name; itself where it names no segment.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public async Task<SalesFilter> ResolveAsync(LoadedDataset data, SalesFilter filter, CancellationToken cancellation) =>
        filter.SegmentReference is { } reference
            ? filter.WithSegment(await ResolveAsync(data, reference, cancellation).ConfigureAwait(false))
            : filter;

    /// <summary>The members of a segment.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public async Task<CustomerSegment> ResolveAsync(LoadedDataset data, SegmentReference reference, CancellationToken cancellation)
    {
        var definition = await DefinitionAsync(data.Dataset.Id, reference, cancellation).ConfigureAwait(false);
        if (definition is ConsumptionSegmentDefinition profile && (profile.GroupKeys is not null || !data.Table.HasCategories))
        {
            definition = profile with { Groups = await groups(data, cancellation).ConfigureAwait(false) };
        }
        return await results.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"{data.Dataset.Id}|{data.Dataset.Version}|segment|{definition.Key}"),
            token => definition.ResolveAsync(reference.SavedName ?? reference.Text, data.Queries, token),
            segment => BytesPerMember * segment.CustomerKeys.Count,
            cancellation).ConfigureAwait(false);
    }

    /// <summary>How a segment is defined. A name that nobody saved can be the code of an RFM segment.</summary>
    /// <exception cref="SegmentException">There is no such segment.</exception>
    public async Task<SegmentDefinition> DefinitionAsync(int datasetId, SegmentReference reference, CancellationToken cancellation)
    {
        if (reference.Definition is { } definition)
        {
            return definition;
        }
        var name = reference.SavedName!;
        var folded = Dataset.Fold(name);
        var saved = await database.WithContextAsync(context => context.SavedSegments.AsNoTracking()
            .Where(segment => segment.DatasetId == datasetId && segment.FoldedName == folded)
            .Select(segment => segment.Definition)
            .FirstOrDefaultAsync(cancellation), cancellation).ConfigureAwait(false);
        return saved is not null ? SegmentJson.Read(saved)
            : SegmentCodes.All.FirstOrDefault(code => string.Equals(code, name, StringComparison.OrdinalIgnoreCase)) is { } code ? new RfmSegmentDefinition { Segment = code }
            : throw new SegmentException(SegmentProblem.Unknown, name);
    }
}
