using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Saved;

/// <summary>Asks for the saved segments of a data set, with what each is and how many belong to it now.</summary>
public sealed class SavedSegmentsReport(SegmentStore store, SalesReports reports, SalesTables tables)
{
    private const int MostPreviewed = 5;

    /// <summary>The saved segments, what segments can be made of, and the one that the page is filtered by.</summary>
    public async Task<SavedSegmentsView> AskAsync(DashboardContext context, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(context);
        var datasetId = context.Dataset!.Id;
        var words = FilterChip.SegmentNames(context);
        var everybody = await EverybodyAsync(datasetId, cancellation);
        var rows = new List<SavedSegmentRow>();
        foreach (var saved in await store.ListAsync(datasetId, cancellation))
        {
            rows.Add(await RowAsync(saved, everybody, words, cancellation));
        }
        var data = await tables.GetAsync(datasetId, cancellation);
        return new SavedSegmentsView(rows, FilterFacets.Of(data.Table), context.Filter.SegmentReference is { } current ? Current(current) : null);

        // What is saved no longer follows the period of a page, so it keeps the one that it is seen with.
        CurrentSegment Current(SegmentReference reference)
        {
            var filter = context.SalesFilter;
            var kept = filter is { From: null, To: null } ? reference : reference.InPeriod(filter.From, filter.To);
            return new CurrentSegment(kept, kept.Definition is { Within: not null } definition ? words.Definition(definition) : words.Name(kept));
        }
    }

    /// <summary>How many belong to a segment, and some of them: those who spent most.</summary>
    /// <exception cref="SegmentException">There is no such segment, or it cannot be computed.</exception>
    public async Task<SegmentPreview> PreviewAsync(int datasetId, SegmentReference segment, CancellationToken cancellation = default)
    {
        var members = (await reports.SegmentAsync(datasetId, segment, cancellation)).CustomerKeys;
        var everybody = await EverybodyAsync(datasetId, cancellation);
        return new SegmentPreview(SegmentSize.Of(everybody, members), SegmentSize.Largest(everybody, members, MostPreviewed));
    }

    /// <summary>The definition to save: as it is, or frozen to those who belong to it now.</summary>
    /// <exception cref="SegmentException">There is no such segment, it cannot be computed, or nobody belongs to it.</exception>
    public async Task<SegmentDefinition> DefinitionAsync(int datasetId, SegmentReference segment, bool isFrozen, CancellationToken cancellation = default)
    {
        var definition = await reports.SegmentDefinitionAsync(datasetId, segment, cancellation);
        return isFrozen && definition.IsLive
            ? new ListSegmentDefinition([.. (await reports.SegmentAsync(datasetId, segment, cancellation)).CustomerKeys]) { Former = definition }
            : definition;
    }

    private async Task<SavedSegmentRow> RowAsync(SavedSegmentInfo saved, RfmResult everybody, SegmentDefinitionWords words, CancellationToken cancellation)
    {
        try
        {
            // The members of a frozen list are read here only, because there can be very many.
            var definition = saved.Definition ?? await reports.SegmentDefinitionAsync(saved.DatasetId, saved.Reference, cancellation);
            var members = definition is ListSegmentDefinition list ? list.Customers : (await reports.SegmentAsync(saved.DatasetId, saved.Reference, cancellation)).CustomerKeys;
            var rule = definition is ListSegmentDefinition { Former: { } former } ? former : definition;
            return new SavedSegmentRow(saved, words.Definition(rule with { Within = null }), rule.Within is { } scope && words.Scope(scope) is { Length: > 0 } sales ? sales : null)
            {
                Size = SegmentSize.Of(everybody, members),
            };
        }
        catch (SegmentException problem)
        {
            // One that cannot be computed any longer must not hide the others.
            return new SavedSegmentRow(saved, saved.Definition is null ? words.Listed(saved.Listed ?? 0) : words.Definition(saved.Definition), null) { Problem = words.Problem(problem) };
        }
    }

    private async Task<RfmResult> EverybodyAsync(int datasetId, CancellationToken cancellation) =>
        (await reports.RfmAsync(datasetId, SalesFilter.All, new RfmOptions(), cancellation)).Result;
}

/// <summary>The saved segments, ready for the reader.</summary>
/// <param name="Segments">The segments by name.</param>
/// <param name="Facets">What conditions can be about.</param>
/// <param name="Current">The segment that the page is filtered by; null = none.</param>
public sealed record SavedSegmentsView(IReadOnlyList<SavedSegmentRow> Segments, FilterFacets Facets, CurrentSegment? Current);

/// <summary>A saved segment.</summary>
/// <param name="Saved">The segment.</param>
/// <param name="Definition">How its members are found, or were found when it was frozen, in words.</param>
/// <param name="Sales">The sales that they are found in, in words; null = all.</param>
public sealed record SavedSegmentRow(SavedSegmentInfo Saved, string Definition, string? Sales)
{
    /// <summary>How many belong to it; null where it cannot be computed.</summary>
    public SegmentSize? Size { get; init; }

    /// <summary>Why it cannot be computed.</summary>
    public string? Problem { get; init; }
}

/// <summary>The segment that the page is filtered by.</summary>
/// <param name="Reference">The segment.</param>
/// <param name="Name">What it is called.</param>
public sealed record CurrentSegment(SegmentReference Reference, string Name);

/// <summary>Who would belong to a segment.</summary>
/// <param name="Size">How many.</param>
/// <param name="Largest">Those of them who spent most.</param>
public sealed record SegmentPreview(SegmentSize Size, IReadOnlyList<RfmCustomer> Largest);
