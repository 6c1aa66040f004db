using TechMart.Analytics.Customers.Segments;

namespace TechMart.Dashboard.Filters;

/// <summary>The addresses of pages and downloads, each with the filter that it shows.</summary>
public static class DashboardUrls
{
    /// <summary>The Overview.</summary>
    public static string Overview(DashboardFilter filter) => With("/", filter);

    /// <summary>The list of customers of the filter.</summary>
    public static string Customers(DashboardFilter filter) => With("/customers", filter);

    /// <summary>The customers of a segment, of a cell or of anything else that can be defined (<see cref="SegmentReference.Of"/>).</summary>
    /// <param name="filter">What the page shows; the definition, rather than the filter, says which sales the segment is computed from (<see cref="SegmentDefinition.Within"/>).</param>
    /// <param name="segment">The segment.</param>
    public static string Customers(DashboardFilter filter, SegmentReference segment) => Customers(filter.With(segment));

    /// <summary>The Data page; of the filter only the data set matters there.</summary>
    public static string Data(DashboardFilter filter) => With("/data", filter.Reset());

    /// <summary>A table as a file; <paramref name="tableQuery"/> is the table's own order and filters.</summary>
    public static string Export(string table, string extension, DashboardFilter filter, string tableQuery = "")
    {
        var query = string.Join('&', new[] { filter.ToString(), tableQuery }.Where(part => part.Length > 0));
        return $"/export/{table}.{extension}{(query.Length > 0 ? "?" : "")}{query}";
    }

    /// <summary>An address with another filter; what else it says, the options of a page, stays.</summary>
    public static string WithOther(Uri address, DashboardFilter filter)
    {
        var query = string.Join('&', new[] { filter.ToString(), DashboardFilter.Others(address.Query) }.Where(part => part.Length > 0));
        return address.AbsolutePath + (query.Length > 0 ? "?" : "") + query;
    }

    /// <summary>A path with a filter.</summary>
    public static string With(string path, DashboardFilter filter) =>
        filter.ToString() is { Length: > 0 } query ? $"{path}?{query}" : path;
}
