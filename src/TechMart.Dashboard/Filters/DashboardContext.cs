using TechMart.Analytics.Sales;
using TechMart.Store.Datasets;
using TechMart.Wording;

namespace TechMart.Dashboard.Filters;

/// <summary>
/// What the frame knows and every page needs: the data sets, the one shown, and the filter of the address.
/// Immutable and cascaded; a new one comes when the address or the data change.
/// </summary>
/// <param name="Datasets">All data sets by name.</param>
/// <param name="Dataset">The one shown; null where there is none, or none of the name in the address.</param>
/// <param name="Filter">The filter of the address.</param>
/// <param name="Format">Writes numbers for this reader and this data set.</param>
public sealed record DashboardContext(
    IReadOnlyList<DatasetInfo> Datasets, DatasetInfo? Dataset, DashboardFilter Filter, ReaderFormat Format)
{
    /// <summary>The whole query of the address, without a leading question mark: the filter, and what single tables and pages have in it.</summary>
    public string Query { get; init; } = "";

    /// <summary>Differs exactly when a page has to ask again: another data set, version or filter.</summary>
    public string Key => $"{Dataset?.Id}/{Dataset?.Version}?{Filter}";

    /// <summary>The selection of sales lines that the filter means in this data set.</summary>
    public SalesFilter SalesFilter => Filter.ToSalesFilter(Dataset?.To);

    /// <summary>The data set that a name means; without a name the one with the latest import.</summary>
    public static DatasetInfo? Find(IReadOnlyList<DatasetInfo> datasets, string? name) => name is null
        ? datasets.Where(dataset => dataset.Lines > 0).MaxBy(dataset => dataset.LastImport) ?? (datasets.Count > 0 ? datasets[0] : null)
        : datasets.FirstOrDefault(dataset => string.Equals(dataset.Name, name, StringComparison.OrdinalIgnoreCase));
}
