using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace TechMart.Tables;

/// <summary>In which order, and which rows of a table: what the screen shows, and what a download carries along.</summary>
public sealed record TableQuery
{
    private const string FilterPrefix = "f.";

    /// <summary>Key of the column to sort by; null = the table's own order.</summary>
    public string? Sort { get; init; }

    /// <summary>Highest first.</summary>
    public bool Descending { get; init; }

    /// <summary>For each column's key what a person typed above it.</summary>
    public IReadOnlyDictionary<string, string> Filters { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The same with another text above a column.</summary>
    public TableQuery With(string column, string? text)
    {
        var filters = new SortedDictionary<string, string>(Filters.ToDictionary(), StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(text))
        {
            filters.Remove(column);
        }
        else
        {
            filters[column] = text.Trim();
        }
        return this with { Filters = filters };
    }

    /// <summary>Reads what <see cref="ToString"/> writes, among other parameters.</summary>
    public static TableQuery Parse(string? query)
    {
        var table = new TableQuery();
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            var value = values.ToString();
            if (name == "sort" && value.Length > 0)
            {
                table = table with { Sort = value.TrimStart('-'), Descending = value[0] == '-' };
            }
            else if (name.StartsWith(FilterPrefix, StringComparison.Ordinal))
            {
                table = table.With(name[FilterPrefix.Length..], value);
            }
        }
        return table;
    }

    /// <summary>As an address writes it, without a leading question mark.</summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        if (Sort is not null)
        {
            query.Append("sort=").Append(Descending ? "-" : "").Append(Uri.EscapeDataString(Sort));
        }
        foreach (var (column, text) in Filters)
        {
            query.Append(query.Length == 0 ? "" : "&").Append(FilterPrefix).Append(Uri.EscapeDataString(column))
                .Append('=').Append(Uri.EscapeDataString(text));
        }
        return query.ToString();
    }
}
