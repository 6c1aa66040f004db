using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Store.Segments;

namespace TechMart.Dashboard.Reports.Segments.Saved;

/// <summary>Asks for the saved segments of a data set, with what each is and how many belong to it now.</summary>
public sealed class SavedSegmentsReport(SegmentStore store, SalesReports reports, SalesTables tables)
{
    /// <summary>The saved segments, what segments can be made of, and the one that the page is filtered by.</summary>
    public async Task<SavedSegmentsView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var datasetId = context.Dataset!.Id;
        var words = FilterChip.SegmentNames(context);
        var rows = new List<SavedSegmentRow>();
        foreach (var saved in await store.ListAsync(datasetId, cancellation))
        {
            var definition = saved.Definition is null ? words.Listed(saved.Listed ?? 0) : words.Definition(saved.Definition);
            try
            {
                var members = await reports.SegmentAsync(datasetId, saved.Reference, cancellation);
                rows.Add(new SavedSegmentRow(saved, definition, members.CustomerKeys.Count, null));
            }
            catch (SegmentException problem)
            {
                // One that cannot be computed any longer must not hide the others.
                rows.Add(new SavedSegmentRow(saved, definition, null, words.Problem(problem)));
            }
        }
        var data = await tables.GetAsync(datasetId, cancellation);
        return new SavedSegmentsView(rows, FilterFacets.Of(data.Table), context.Filter.SegmentReference is { } current ? new CurrentSegment(current, words.Name(current)) : null);
    }

    /// <summary>The definition to save: as it is, or frozen to those who belong to it now.</summary>
    /// <exception cref="SegmentException">There is no such segment, it cannot be computed, or nobody belongs to it.</exception>
    public async Task<SegmentDefinition> DefinitionAsync(int datasetId, SegmentReference segment, bool isFrozen, CancellationToken cancellation = default) =>
        isFrozen
            ? new ListSegmentDefinition([.. (await reports.SegmentAsync(datasetId, segment, cancellation)).CustomerKeys])
            : await reports.SegmentDefinitionAsync(datasetId, segment, cancellation);
}

/// <summary>The saved segments, ready for the reader.</summary>
/// <param name="Segments">The segments by name.</param>
/// <param name="Facets">What conditions can be about.</param>
/// <param name="Current">The segment that the page is filtered by; null = none.</param>
public sealed record SavedSegmentsView(IReadOnlyList<SavedSegmentRow> Segments, FilterFacets Facets, CurrentSegment? Current);

/// <summary>A saved segment.</summary>
/// <param name="Saved">The segment.</param>
/// <param name="Definition">How its members are found, in words.</param>
/// <param name="Members">How many belong to it now; null where it cannot be computed.</param>
/// <param name="Problem">Why it cannot be computed.</param>
public sealed record SavedSegmentRow(SavedSegmentInfo Saved, string Definition, int? Members, string? Problem);

/// <summary>The segment that the page is filtered by.</summary>
/// <param name="Reference">The segment.</param>
/// <param name="Name">What it is called.</param>
public sealed record CurrentSegment(SegmentReference Reference, string Name);
