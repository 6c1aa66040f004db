using System.Globalization;

namespace TechMart.Tables;

/// <summary>A table for screen, CSV and Excel alike.</summary>
public interface ITable
{
    /// <summary>Its name in addresses and file names.</summary>
    string Name { get; }

    /// <summary>What it is called.</summary>
    string Title { get; }

    /// <summary>The columns.</summary>
    IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Number of rows.</summary>
    int RowCount { get; }

    /// <summary>What the table says of itself, on a sheet before it; null = nothing.</summary>
    TableFacts? Facts => null;

    /// <summary>The value of a cell.</summary>
    object? Value(int row, int column);

    /// <summary>The rows that a query asks for, in its order, compared as the culture does.</summary>
    IReadOnlyList<int> Select(TableQuery query, CultureInfo culture);
}

/// <summary>A table of <typeparamref name="TRow"/>.</summary>
/// <param name="Name">Its name in addresses and file names.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows in their own order.</param>
public sealed record Table<TRow>(string Name, string Title, IReadOnlyList<TableColumn<TRow>> Columns, IReadOnlyList<TRow> Rows) : ITable
{
    IReadOnlyList<TableColumn> ITable.Columns => Columns;

    /// <inheritdoc/>
    public TableFacts? Facts { get; init; }

    /// <summary>The column, and its direction, that <see cref="Rows"/> are in the order of; null = their order is no column's.</summary>
    public TableQuery? Order { get; init; }

    /// <inheritdoc/>
    public int RowCount => Rows.Count;

    /// <inheritdoc/>
    public object? Value(int row, int column) => Columns[column].Value(Rows[row]);

    /// <inheritdoc/>
    public IReadOnlyList<int> Select(TableQuery query, CultureInfo culture)
    {
        var rows = Enumerable.Range(0, Rows.Count);
        foreach (var column in Columns)
        {
            if (query.Filters.TryGetValue(column.Key, out var text) && ColumnFilter.Parse(column, text, culture) is { } filter)
            {
                rows = rows.Where(row => filter.Matches(column.Value(Rows[row])));
            }
        }
        if (Columns.FirstOrDefault(column => column.Key == query.Sort) is { } by)
        {
            // Sorting is stable, and a missing value is last in either direction.
            var comparer = new CellComparer(culture, query.Descending);
            rows = rows.OrderBy(row => by.Value(Rows[row]), comparer);
        }
        return rows.ToArray();
    }

    private sealed class CellComparer(CultureInfo culture, bool descending) : IComparer<object?>
    {
        public int Compare(object? x, object? y) => (x, y) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            _ => descending ? -CompareValues(x, y) : CompareValues(x, y),
        };

        private int CompareValues(object x, object y) => x is string text && y is string other
            ? culture.CompareInfo.Compare(text, other, CompareOptions.IgnoreCase)
            : Comparer<object>.Default.Compare(x, y);
    }
}
