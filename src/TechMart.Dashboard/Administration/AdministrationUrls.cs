using System.Globalization;
using TechMart.Dashboard.Filters;

namespace TechMart.Dashboard.Administration;

/// <summary>The addresses of the administration pages and of their downloads.</summary>
public static class AdministrationUrls
{
    /// <summary>The people.</summary>
    public const string People = "/admin";

    /// <summary>The audit log.</summary>
    public const string Audit = "/admin/audit";

    /// <summary>How the system stands.</summary>
    public const string System = "/admin/system";

    /// <summary>Settings for everybody.</summary>
    public const string Settings = "/admin/settings";

    /// <summary>What a file of the audit log is called, without its ending.</summary>
    public const string AuditFile = "audit-log";

    /// <summary>One person.</summary>
    public static string Person(int accountId) => string.Create(CultureInfo.InvariantCulture, $"/admin/people/{accountId}");

    /// <summary>The audit log, filtered.</summary>
    public static string AuditOf(AuditFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return With(Audit, filter.ToString());
    }

    /// <summary>The filtered audit log as a file, its times as a clock in the zone shows them.</summary>
    /// <param name="extension"><c>csv</c> or <c>xlsx</c>.</param>
    /// <param name="filter">Which entries; of them all, not of one page only.</param>
    /// <param name="zone">IANA name.</param>
    public static string AuditDownload(string extension, AuditFilter filter, string zone)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var query = filter.FirstPage().ToString();
        return With($"/admin/{AuditFile}.{extension}", $"{query}{(query.Length > 0 ? "&" : "")}zone={Uri.EscapeDataString(zone)}");
    }

    /// <summary>The page of the sidebar; of the filter only the data set goes along.</summary>
    public static string Of(DashboardFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return DashboardUrls.With(People, filter.Reset());
    }

    private static string With(string path, string query) => query.Length > 0 ? $"{path}?{query}" : path;
}
