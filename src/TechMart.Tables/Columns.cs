using System.Collections;

namespace TechMart.Tables;

/// <summary>Lists the columns of a table one after the other, each with a value that fits its kind.</summary>
/// <typeparam name="TRow">What a row is.</typeparam>
public sealed class Columns<TRow> : IReadOnlyList<TableColumn<TRow>>
{
    private readonly List<TableColumn<TRow>> _columns = [];

    /// <inheritdoc/>
    public int Count => _columns.Count;

    /// <inheritdoc/>
    public TableColumn<TRow> this[int index] => _columns[index];

    /// <summary>Then a column of text; <paramref name="link"/> is where a row's cell leads.</summary>
    public Columns<TRow> Text(string key, string title, Func<TRow, string?> value, Func<TRow, string?>? link = null, double? width = null, Func<TRow, string?>? mark = null) =>
        Add(new(key, title, CellKind.Text, value) { Link = link, Width = width, Mark = mark });

    /// <summary>Then a column of whole numbers.</summary>
    public Columns<TRow> Whole(string key, string title, Func<TRow, long?> value, bool bar = false) =>
        Add(new(key, title, CellKind.Count, row => value(row)) { Bar = bar });

    /// <summary>Then a column of decimal numbers.</summary>
    public Columns<TRow> Number(string key, string title, Func<TRow, decimal?> value, int digits = 2, bool bar = false) =>
        Add(new(key, title, CellKind.Number, row => value(row)) { Digits = digits, Bar = bar });

    /// <summary>Then a column of money.</summary>
    public Columns<TRow> Money(string key, string title, Func<TRow, decimal?> value, bool bar = false) =>
        Add(new(key, title, CellKind.Money, row => value(row)) { Bar = bar });

    /// <summary>Then a column of shares.</summary>
    public Columns<TRow> Percent(string key, string title, Func<TRow, double?> value, bool bar = false) =>
        Add(new(key, title, CellKind.Percent, row => value(row)) { Bar = bar });

    /// <summary>Then a column of relative changes.</summary>
    public Columns<TRow> Change(string key, string title, Func<TRow, double?> value) =>
        Add(new(key, title, CellKind.Change, row => value(row)));

    /// <summary>Then a column of days.</summary>
    public Columns<TRow> Day(string key, string title, Func<TRow, DateOnly?> value) =>
        Add(new(key, title, CellKind.Day, row => value(row)));

    /// <summary>Then a column of calendar months, by their first days.</summary>
    public Columns<TRow> Month(string key, string title, Func<TRow, DateOnly?> value) =>
        Add(new(key, title, CellKind.Month, row => value(row)));

    /// <summary>Then a column of moments.</summary>
    public Columns<TRow> Moment(string key, string title, Func<TRow, DateTime?> value) =>
        Add(new(key, title, CellKind.Moment, row => value(row)));

    /// <inheritdoc/>
    public IEnumerator<TableColumn<TRow>> GetEnumerator() => _columns.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Columns<TRow> Add(TableColumn<TRow> column)
    {
        _columns.Add(column);
        return this;
    }
}
