using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Charts;

namespace TechMart.Dashboard.Reports.Segments;

/// <summary>The colour of a segment, the same on every page.</summary>
public static class SegmentColor
{
    private const string Other = "other";

    /// <summary>As a chart takes it.</summary>
    public static string Of(string segment) => segment is MigrationSegments.New or MigrationSegments.Gone ? ChartColor.Rest : $"var(--segment-{NameOf(segment)})";

    /// <summary>The style class that gives an element the colour.</summary>
    public static string ClassOf(string segment) => segment is MigrationSegments.New or MigrationSegments.Gone ? "segment-rest" : $"segment-{NameOf(segment)}";

    private static string NameOf(string segment) => SegmentCodes.All.Contains(segment, StringComparer.Ordinal) ? segment : Other;
}
