using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>Which segment is set against the rest, as an address says it: <c>of=at-risk</c> for one of the page's own scoring, else what a <see cref="SegmentReference"/> says.</summary>
/// <param name="Scoring">How customers are scored and named.</param>
/// <param name="Of">The segment; null = the first of the table with customers.</param>
public sealed record ProfileChoice(RfmChoice Scoring, string? Of)
{
    /// <summary>Reads an address.</summary>
    public static ProfileChoice Parse(string? query) => new(
        RfmChoice.Parse(query).Shared(),
        QueryHelpers.ParseQuery(query).TryGetValue("of", out var segment) && segment.ToString() is { Length: > 0 } text ? text : null);

    /// <summary>The address of the same with another segment.</summary>
    public string With(DashboardFilter filter, string segment) => SegmentUrls.Profiles(filter, Scoring, segment);

    /// <summary>As an address says it, without a leading question mark.</summary>
    public override string ToString() => string.Join('&', new[] { Scoring.ToString(), Of is null ? "" : $"of={Uri.EscapeDataString(Of)}" }.Where(part => part.Length > 0));
}
