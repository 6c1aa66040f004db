using System.Globalization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Exports;
using TechMart.Tables.Customers;

namespace TechMart.Dashboard.Reports.Segments.Customers;

/// <summary>The list of customers, ready for the reader.</summary>
public sealed class CustomersView
{
    private readonly CustomerTable _table;
    private readonly CustomerListFacts _facts;

    internal CustomersView(CustomerList list, CustomerTable table, string title, string search, CustomerListFacts facts, IReadOnlyList<string> notes, IReadOnlyList<string> scoreNotes)
    {
        _table = table;
        _facts = facts;
        (List, Title, Search, Notes, ScoreNotes) = (list, title, search, notes, scoreNotes);
        var columns = table.Columns(list, isFile: false);
        Table = new Table<CustomerListRow>(CustomerTable.Name, title, columns, CustomerSearch.Rows(list, columns, search)) { Order = CustomerTable.Order };
    }

    /// <summary>All customers of the filter, whatever is searched for.</summary>
    public CustomerList List { get; }

    /// <summary>What they are called.</summary>
    public string Title { get; }

    /// <summary>What is searched for; empty = nothing.</summary>
    public string Search { get; }

    /// <summary>How the members of the segment are found; null = there is no segment.</summary>
    public string? Definition => _facts.Definition;

    /// <summary>What its owner noted.</summary>
    public string? Note => _facts.Note;

    /// <summary>What is to be known of those listed, or why there are none.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What limits the scores, which compare all customers of the selection, not only those listed.</summary>
    public IReadOnlyList<string> ScoreNotes { get; }

    /// <summary>Whether scores compare the customers and orders of a part of the shop only.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>To which day recency is counted; null where it is not.</summary>
    public string? Today { get; init; }

    /// <summary>Those found.</summary>
    public Table<CustomerListRow> Table { get; }

    /// <summary>Those found as a file, with where they come from and what to do.</summary>
    /// <param name="query">The order and filters of the columns.</param>
    /// <param name="culture">Of the reader.</param>
    public ITable ForFile(TableQuery query, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filtered = query.Filters
            .Select(filter => (Column: Table.Columns.FirstOrDefault(column => column.Key == filter.Key), Text: filter.Value))
            .Where(filter => filter.Column is not null)
            .Select(filter => $"{filter.Column!.Title}: {filter.Text}");
        var facts = _facts with { Filters = [.. _facts.Filters, .. filtered] };
        // Several lists in one folder are told apart.
        var name = facts.Segment is { } segment ? DownloadName.Of($"{CustomerTable.Name} {segment}", "") : CustomerTable.Name;
        var file = _table.File(List, name, Title, facts) with { Rows = Table.Rows };
        return file with { Facts = _table.File(List, name, Title, facts with { Shown = ((ITable)file).Select(query, culture).Count }).Facts };
    }
}
