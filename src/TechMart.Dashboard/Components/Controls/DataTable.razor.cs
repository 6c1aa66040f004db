using System.Globalization;
using Microsoft.AspNetCore.Components;
using TechMart.Dashboard.Tables;
using TechMart.Wording;

namespace TechMart.Dashboard.Components.Controls;

/// <summary>
/// A table that sorts by a click on a heading, filters by column, and pages. Rows stay on the server; only the page that is
/// shown travels. Downloads carry the same order and filters, so that the file matches the screen.
/// </summary>
/// <typeparam name="TRow">What a row is.</typeparam>
public partial class DataTable<TRow> : ComponentBase
{
    // What takes so many letters in a workbook is a sentence.
    private const double WideFrom = 40;

    private IReadOnlyList<int> _selected = [];
    private double[] _largest = [];
    private Table<TRow>? _table;
    private TableQuery _query = new();
    private string _given = "";
    private bool _filtering;
    private int _page;

    /// <summary>The table.</summary>
    [Parameter, EditorRequired]
    public required Table<TRow> Table { get; set; }

    /// <summary>The order and filters, where they stand in an address; null = the table keeps them for itself.</summary>
    [Parameter]
    public TableQuery? Query { get; set; }

    /// <summary>A person chose another order or other filters.</summary>
    [Parameter]
    public EventCallback<TableQuery> QueryChanged { get; set; }

    /// <summary>Whether the first column stays in sight while the others are scrolled.</summary>
    [Parameter]
    public bool KeepFirst { get; set; }

    /// <summary>Rows on a page.</summary>
    [Parameter]
    public int PageSize { get; set; } = 10;

    /// <summary>What stands above it; without it the table's own title.</summary>
    [Parameter]
    public RenderFragment? Title { get; set; }

    /// <summary>Makes the address of a download from an ending (<c>csv</c>, <c>xlsx</c>) and the table's query; null = no downloads.</summary>
    [Parameter]
    public Func<string, string, string>? DownloadUrl { get; set; }

    /// <summary>Buttons at the end of a row.</summary>
    [Parameter]
    public RenderFragment<TRow>? Actions { get; set; }

    /// <summary>What stands in place of rows when there are none.</summary>
    [Parameter]
    public string? EmptyText { get; set; }

    /// <summary>Writes numbers for the reader.</summary>
    [CascadingParameter]
    public required ReaderFormat Format { get; set; }

    private int LastPage => Math.Max(0, (_selected.Count - 1) / PageSize);

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        // What a person just chose stands until the address says something new.
        var given = Query?.ToString() ?? "";
        var isAsked = given != _given && given != _query.ToString();
        _given = given;
        if (isAsked)
        {
            _query = Query ?? new TableQuery();
            _filtering |= _query.Filters.Count > 0;
            _page = 0;
        }
        if (!ReferenceEquals(_table, Table))
        {
            _table = Table;
            _largest = Table.Columns.Select(column => column.Bar ? Table.Rows.Select(row => Length(column.Value(row))).DefaultIfEmpty().Max() : 0).ToArray();
            Select();
        }
        else if (isAsked)
        {
            Select();
        }
    }

    private static double Length(object? value) => value is null ? 0 : Math.Max(0, Convert.ToDouble(value, CultureInfo.InvariantCulture));

    /// <summary>What the rows are sorted by: what was asked for, else the table's own order.</summary>
    private TableQuery? Order => _query.Sort is null ? Table.Order : _query;

    private Task SortByAsync(TableColumn column)
    {
        // First click: highest number or first letter on top; second: the other way; third: the table's own order.
        var first = column.IsNumeric;
        return AskAsync(
            column.Key != Order?.Sort ? _query with { Sort = column.Key, Descending = first }
            : Order.Descending == first ? _query with { Sort = column.Key, Descending = !first }
            : _query with { Sort = null, Descending = false });
    }

    private Task FilterByAsync(TableColumn column, string? text) => AskAsync(_query.With(column.Key, text));

    private async Task ToggleFiltersAsync()
    {
        _filtering = !_filtering;
        if (!_filtering && _query.Filters.Count > 0)
        {
            await AskAsync(new TableQuery { Sort = _query.Sort, Descending = _query.Descending });
        }
    }

    private Task AskAsync(TableQuery query)
    {
        _query = query;
        _page = 0;
        Select();
        return QueryChanged.InvokeAsync(query);
    }

    private void Select()
    {
        _selected = Table.Select(_query, Format.Culture);
        _page = Math.Min(_page, LastPage);
    }

    private string? AriaSort(TableColumn column) =>
        column.Key != Order?.Sort ? null : Order.Descending ? "descending" : "ascending";

    private static string? ClassOf(TableColumn column) => column switch
    {
        { IsNumeric: true } => "number",
        { Kind: CellKind.Day or CellKind.Moment or CellKind.Month } => "moment",
        _ => column.Width >= WideFrom ? "wide" : null,
    };

    private string BarWidth(int column, object? value) =>
        string.Create(CultureInfo.InvariantCulture, $"inline-size:{(_largest[column] > 0 ? Length(value) / _largest[column] * 100 : 0):0.#}%");
}
