using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Tables.Customers;

/// <summary>The list of customers as a table, the same for page, Excel, CSV and command line.</summary>
/// <param name="culture">The culture of numbers and dates within texts.</param>
/// <param name="language">The language of the words.</param>
/// <param name="money">Writes money within texts.</param>
public sealed class CustomerTable(CultureInfo culture, CultureInfo language, Func<decimal, string> money)
{
    /// <summary>Its name in addresses and file names.</summary>
    public const string Name = "customers";

    /// <summary>Key of the column with the customers' ids.</summary>
    public const string Customer = "customer";

    /// <summary>Key of the column with what they spent.</summary>
    public const string Spend = "spend";

    /// <summary>The order of the list: highest spend first.</summary>
    public static TableQuery Order { get; } = new() { Sort = Spend, Descending = true };

    private readonly Texts _texts = new(typeof(SavedSegmentTexts), language);
    private readonly SegmentWords _words = new(culture, language);

    /// <summary>The columns that fit a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isFile">Whether it is taken away: then each row says what to do, too.</param>
    public Columns<CustomerListRow> Columns(CustomerList list, bool isFile)
    {
        ArgumentNullException.ThrowIfNull(list);
        var columns = new Columns<CustomerListRow>()
            .Text(Customer, _texts["Column_customer"], row => row.Scored.Customer, width: 16)
            .Text("segment", _texts["Column_segment"], row => _words.Name(row.Scored.Segment), width: 20)
            .Money(Spend, _texts["Column_spend"], row => row.Scored.Revenue)
            .Whole("frequency", _texts["Column_frequency"], row => row.Scored.Orders)
            .Money("order-value", _texts["Column_order-value"], row => row.OrderValue)
            .Day("last-order", _texts["Column_last-order"], row => row.LastOrder)
            .Whole("recency", _texts["Column_recency"], row => row.Scored.Recency);
        if (list.HasCategories)
        {
            columns.Text("favourite", _texts["Column_favourite"], row => row.FavouriteCategory, width: 24);
        }
        for (var place = 0; place < list.PlaceNames.Count; place++)
        {
            var isFirst = place == 0;
            columns.Text(list.PlaceNames[place], _texts[$"Column_{list.PlaceNames[place]}"], row => isFirst ? row.FirstPlace : row.SecondPlace, width: 18);
        }
        columns
            .Text("next-order", _texts["Column_next-order"], row => _words.Name(list.NextOrder(row).Segment), width: 20)
            .Whole("silence-days", _texts["Column_silence-days"], row => list.Silence(row)?.Days)
            .Text("silence-segment", _texts["Column_silence-segment"], row => list.Silence(row) is { } silence ? _words.Name(silence.Segment) : null, width: 20)
            .Whole("r", _texts["Column_r"], row => row.Scored.R)
            .Whole("f", _texts["Column_f"], row => row.Scored.F)
            .Whole("m", _texts["Column_m"], row => row.Scored.M);
        if (isFile)
        {
            columns.Text("action", _texts["Column_action"], row => Action(row.Scored.Segment), width: 80);
        }
        return columns;
    }

    /// <summary>The table for a file.</summary>
    /// <param name="list">The list.</param>
    /// <param name="name">The file's name without ending.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="facts">Where it comes from.</param>
    public Table<CustomerListRow> File(CustomerList list, string name, string title, CustomerListFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new(name, title, Columns(list, isFile: true), list) { Facts = Facts(list, title, facts), Order = Order };
    }

    /// <summary>What to do with customers of a segment: make them buy more, or win them back.</summary>
    public string? Action(string segment) => segment switch
    {
        SegmentCodes.AboutToSleep or SegmentCodes.AtRisk or SegmentCodes.CannotLoseThem or SegmentCodes.Hibernating or SegmentCodes.Lost => _words.WinBack(segment),
        _ => _words.Growth(segment),
    };

    private TableFacts Facts(CustomerList list, string title, CustomerListFacts facts)
    {
        var rows = new List<TableFact>
        {
            new(_texts["Fact_dataset"], facts.Dataset),
            new(_texts["Fact_version"], facts.Version),
        };
        Add("Fact_segment", facts.Segment);
        Add("Fact_definition", facts.Definition);
        Add("Fact_note", facts.Note);
        Add("Fact_period", facts.Period ?? _texts["Fact_allTime"]);
        Add("Fact_filters", facts.Filters.Count == 0 ? _texts["Fact_noFilters"] : string.Join("\n", facts.Filters));
        rows.Add(new(_texts["Fact_count"], (long)list.Count));
        if (facts.Shown is { } shown && shown != list.Count)
        {
            rows.Add(new(_texts["Fact_shown"], (long)shown));
        }
        if (list.MembersWithoutOrders > 0)
        {
            rows.Add(new(_texts["Fact_withoutOrders"], (long)list.MembersWithoutOrders));
        }
        rows.Add(new(_texts["Fact_revenue"], list.Revenue));
        Add("Fact_currency", facts.Currency);
        if (list.Rfm.AsOf is { } day)
        {
            rows.Add(new(_texts["Fact_asOf"], day));
        }
        Add("Fact_scores", string.Join(' ', _words.OwnBorders(list.Rfm.Options, money).Prepend(_texts["Fact_scoresText"])));
        Add("Fact_outlook", _texts["Fact_outlookText"]);
        return new TableFacts(_texts["Fact_sheet"], title, rows);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                rows.Add(new(_texts[name], value));
            }
        }
    }
}

/// <summary>Where a list of customers comes from, in words.</summary>
/// <param name="Dataset">Name of the data set, or of the file.</param>
/// <param name="Version">Version of the data.</param>
public sealed record CustomerListFacts(string Dataset, string Version)
{
    /// <summary>What the segment is called; null = all customers.</summary>
    public string? Segment { get; init; }

    /// <summary>How its members are found.</summary>
    public string? Definition { get; init; }

    /// <summary>What its owner noted.</summary>
    public string? Note { get; init; }

    /// <summary>The period; null = all of the data.</summary>
    public string? Period { get; init; }

    /// <summary>The other filters, one in a line.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>How many of the customers are rows of the file, where it was searched or filtered by column; null = all.</summary>
    public int? Shown { get; init; }

    /// <summary>The currency's code; empty = not said.</summary>
    public string Currency { get; init; } = "";
}
