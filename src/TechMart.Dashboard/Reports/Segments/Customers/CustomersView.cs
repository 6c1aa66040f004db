using TechMart.Analytics.Customers.Segments;
using TechMart.Tables.Customers;

namespace TechMart.Dashboard.Reports.Segments.Customers;

/// <summary>The list of customers, ready for the reader.</summary>
public sealed class CustomersView
{
    private readonly CustomerTable _table;
    private readonly CustomerListFacts _facts;

    internal CustomersView(CustomerList list, CustomerTable table, string title, string search, CustomerListFacts facts, IReadOnlyList<string> notes)
    {
        _table = table;
        _facts = facts;
        (List, Title, Search, Notes) = (list, title, search, notes);
        var columns = table.Columns(list, isFile: false);
        Table = new Table<CustomerListRow>(CustomerTable.Name, title, columns, CustomerSearch.Rows(list, columns, search));
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

    /// <summary>What limits the list, or why there is none.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Those found.</summary>
    public Table<CustomerListRow> Table { get; }

    /// <summary>Those found as a file, with where they come from and what to do.</summary>
    public ITable ForFile() => _table.File(List, CustomerTable.Name, Title, _facts) with { Rows = Table.Rows };
}
