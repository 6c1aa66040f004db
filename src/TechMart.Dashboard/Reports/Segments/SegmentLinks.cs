using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments;

/// <summary>
/// Addresses of the customers of segments, cells and moves. They carry the scoring and the selection that the page scored by, so that the list holds
/// whom the page counts.
/// </summary>
/// <param name="context">The data set and filter.</param>
/// <param name="scoring">How customers are scored and named.</param>
public sealed class SegmentLinks(DashboardContext context, RfmChoice scoring)
{
    /// <summary>The customers of a segment.</summary>
    public string Segment(string segment) => Customers(new RfmSegmentDefinition { Segment = segment, Options = scoring.Options, Within = Scope });

    /// <summary>The customers of a cell of the table of segments.</summary>
    public string Cell(int recency, int other) =>
        Customers(new RfmSegmentDefinition { Cell = new RfmSegmentCell(recency, other), Options = scoring.Options, Within = Scope });

    /// <summary>The customers who were in one segment and are in another, or the same.</summary>
    public string Move(MigrationOptions options, string? from, string? to) =>
        // The periods stand in the options; that of the filter does not apply.
        DashboardUrls.Customers(
            context.Filter with { Period = default },
            SegmentReference.Of(new MoveSegmentDefinition(options) { From = from, To = to, Within = SegmentScope.Of(context.SalesFilter.WithPeriod(null, null)) }));

    /// <summary>What a segment is like against the rest.</summary>
    public string Profile(string segment) => SegmentUrls.Profiles(context.Filter, scoring, segment);

    /// <summary>An RFM segment follows the period of the address it stands in; only what else the page is filtered by has to be said.</summary>
    private SegmentScope? Scope => SegmentScope.Of(context.SalesFilter) is { } scope && scope != new SegmentScope { From = scope.From, To = scope.To } ? scope : null;

    private string Customers(SegmentDefinition definition) => DashboardUrls.Customers(context.Filter, SegmentReference.Of(definition));
}
