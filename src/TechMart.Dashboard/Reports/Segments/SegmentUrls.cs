using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments;

/// <summary>The addresses of the parts of the segments, each with the filter and the scoring that it shows.</summary>
public static class SegmentUrls
{
    /// <summary>The RFM segments.</summary>
    public const string Rfm = "/segments";

    /// <summary>Groups that the customers form by themselves.</summary>
    public const string Clusters = "/segments/clusters";

    /// <summary>What customers buy.</summary>
    public const string Consumption = "/segments/consumption";

    /// <summary>Groups of products.</summary>
    public const string ProductGroups = "/segments/consumption/groups";

    /// <summary>A segment against the rest.</summary>
    public const string Profile = "/segments/profiles";

    /// <summary>Moves between segments.</summary>
    public const string Migration = "/segments/migration";

    /// <summary>The RFM segments by a scoring.</summary>
    public static string OfRfm(DashboardFilter filter, RfmChoice scoring) => With(Rfm, filter, scoring.ToString());

    /// <summary>A segment against the rest.</summary>
    public static string Profiles(DashboardFilter filter, RfmChoice scoring, string segment) =>
        With(Profile, filter, scoring.Shared().ToString(), $"of={Uri.EscapeDataString(segment)}");

    /// <summary>A path with a filter and what else its query says.</summary>
    public static string With(string path, DashboardFilter filter, params string[] parts)
    {
        var query = string.Join('&', parts.Prepend(filter.ToString()).Where(part => part.Length > 0));
        return query.Length > 0 ? $"{path}?{query}" : path;
    }
}
