using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments;

/// <summary>Addresses of the customers of segments, cells and moves, as the page that shows them scored them.</summary>
/// <param name="context">The data set and filter.</param>
/// <param name="scoring">How customers are scored and named.</param>
public sealed class SegmentLinks(DashboardContext context, RfmChoice scoring)
{
    /// <summary>The customers of a segment.</summary>
    public string Segment(string segment) => Customers($"rfm:{segment}");

    /// <summary>The customers of a cell of the table of segments.</summary>
    public string Cell(int recency, int other) => Customers(FormattableString.Invariant($"rfm:{recency}-{other}"));

    /// <summary>What a segment is like against the rest.</summary>
    public string Profile(string segment) => SegmentUrls.Profiles(context.Filter, scoring, segment);

    private string Customers(string reference) =>
        DashboardUrls.With("/customers", context.Filter) + (context.Filter.ToString().Length > 0 ? "&" : "?") + "segment=" + Uri.EscapeDataString(reference);
}
