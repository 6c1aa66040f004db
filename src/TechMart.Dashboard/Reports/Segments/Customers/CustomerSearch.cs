using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Segments;

namespace TechMart.Dashboard.Reports.Segments.Customers;

/// <summary>A search in the list of customers: a part of the id, or of any other text of the row.</summary>
internal static class CustomerSearch
{
    /// <summary>Its name in addresses.</summary>
    public const string Parameter = "q";

    private const int MostLetters = 100;

    /// <summary>What an address searches for; empty = nothing.</summary>
    public static string Of(string query) =>
        QueryHelpers.ParseQuery(query).TryGetValue(Parameter, out var text) && text.ToString().Trim() is { Length: > 0 and <= MostLetters } wanted ? wanted : "";

    /// <summary>A search as an address says it; nothing is not said.</summary>
    public static string Write(string search) => search.Length == 0 ? "" : $"{Parameter}={Uri.EscapeDataString(search)}";

    /// <summary>The rows that are found, in the order of the list.</summary>
    public static IReadOnlyList<CustomerListRow> Rows(CustomerList list, IReadOnlyList<TableColumn<CustomerListRow>> columns, string search)
    {
        if (search.Length == 0)
        {
            return list;
        }
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        // Whoever looks for a segment means those in it, not those who might come into it.
        var texts = columns.Where(column => column is { Kind: CellKind.Text, Key: not ("next-order" or "silence-segment") }).ToList();
        return [.. list.Where(row => texts.Exists(column => column.Value(row) is string text && compare.IndexOf(text, search, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0))];
    }
}
