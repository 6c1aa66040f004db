using TechMart.Analytics.Sales;

namespace TechMart.Cli.Answers;

/// <summary>The Overview.</summary>
internal sealed record OverviewAnswer(
    decimal Revenue,
    decimal GrossRevenue,
    decimal Returns,
    int Orders,
    int Customers,
    long Lines,
    decimal Units,
    decimal? AverageOrderValue,
    double? RepeatRate,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<PeriodAnswer> ByMonth,
    IReadOnlyList<CategoryAnswer> ByCategory,
    IReadOnlyList<CountryAnswer> ByCountry,
    IReadOnlyList<ProductAnswer> TopProducts,
    IReadOnlyList<ProductAnswer> TopProductsByUnits,
    WeekdayHourTotals WeekdayHour,
    ComparisonAnswer? Comparison,
    IReadOnlyList<Mover> Rising,
    IReadOnlyList<Mover> Falling)
{
    private const int RowsShown = 15;

    public static OverviewAnswer Of(Overview overview)
    {
        var (current, totals) = (overview.Current, overview.Current.Totals);
        return new OverviewAnswer(
            totals.Revenue, totals.GrossRevenue, totals.Returns, totals.Orders, totals.Customers, totals.Lines, totals.Units,
            totals.AverageOrderValue, totals.RepeatRate, overview.From, overview.To,
            current.ByMonth.Select(month => new PeriodAnswer(
                month.Label, month.Totals.Revenue, month.Totals.Orders, month.Totals.Customers, month.Complete,
                month.Totals.GrossRevenue, month.Totals.Returns, month.Totals.Units, month.Totals.Lines)).ToArray(),
            current.ByCategory.Select(row => new CategoryAnswer(row.Key, row.Totals.Revenue, row.Totals.Units, row.Totals.Orders, row.Totals.Customers)).ToArray(),
            current.ByCountry.Select(row => new CountryAnswer(row.Key, row.Totals.Revenue, row.Totals.Units, row.Totals.Orders, row.Totals.Customers)).ToArray(),
            Products(overview.TopProducts), Products(overview.TopProductsByUnits), current.WeekdayHour,
            overview is { Comparison.Totals: var before, ComparisonPeriod: { } period }
                ? new ComparisonAnswer(
                    period.From, period.To, before.Revenue, before.GrossRevenue, before.Returns, before.Orders, before.Customers,
                    before.Lines, before.Units, before.AverageOrderValue, before.RepeatRate)
                : null,
            overview.Rising, overview.Falling);
    }

    public void Report(TextReport text)
    {
        var before = Comparison;
        text.Facts(
            ("Period", From is null ? null : $"{From.Value.ToString("d", text.Texts.Culture)} – {To!.Value.ToString("d", text.Texts.Culture)}"),
            ("Comparison", before is null ? null : $"{before.From.ToString("d", text.Texts.Culture)} – {before.To.ToString("d", text.Texts.Culture)}"));
        text.Table(null, before is null ? ["Name", "Value"] : ["Name", "Value", "Comparison", "Change"], new (string Name, object? Now, object? Then, double? Change)[]
        {
            ("Revenue", Revenue, before?.Revenue, Change(Revenue, before?.Revenue)),
            ("GrossRevenue", GrossRevenue, before?.GrossRevenue, Change(GrossRevenue, before?.GrossRevenue)),
            ("Returns", Returns, before?.Returns, Change(Returns, before?.Returns)),
            ("Orders", Orders, before?.Orders, Change(Orders, before?.Orders)),
            ("Customers", Customers, before?.Customers, Change(Customers, before?.Customers)),
            ("Lines", Lines, before?.Lines, Change(Lines, before?.Lines)),
            ("Units", new Pieces(Units), Pieces.Of(before?.Units), Change(Units, before?.Units)),
            ("AverageOrderValue", AverageOrderValue, before?.AverageOrderValue, Change(AverageOrderValue, before?.AverageOrderValue)),
            ("RepeatRate", RepeatRate, before?.RepeatRate, null),
        }.Select(row => (IReadOnlyList<object?>)(before is null ? [text["Label_" + row.Name], row.Now] : [text["Label_" + row.Name], row.Now, row.Then, row.Change])));
        text.Table(
            text["Heading_Months"], ["Month", "Revenue", "Orders", "Customers"],
            ByMonth.Select(month => (IReadOnlyList<object?>)[month.Complete ? month.Period : month.Period + " *", month.Revenue, month.Orders, month.Customers]));
        Breakdown(text, "Heading_Categories", "Category", ByCategory.Select(row => (row.Category, row.Revenue, row.Units, row.Orders, row.Customers)).ToList());
        Breakdown(text, "Heading_Countries", "Country", ByCountry.Select(row => (row.Country, row.Revenue, row.Units, row.Orders, row.Customers)).ToList());
        ProductTable(text, "Heading_Products", TopProducts);
        ProductTable(text, "Heading_Units", TopProductsByUnits);
        if (From is not null)
        {
            var names = text.Texts.Culture.DateTimeFormat;
            text.Table(text["Heading_Weekdays"], ["Weekday", "Revenue", "Orders"], Enumerable.Range(0, 7).Select(day =>
                (IReadOnlyList<object?>)[names.GetDayName((DayOfWeek)((day + 1) % 7)), WeekdayHour.Revenue[day].Sum(), WeekdayHour.Orders[day].Sum()]));
        }
    }

    private static double? Change(decimal? now, decimal? then) => then > 0 ? (double?)((now - then) / then) : null;

    private static ProductAnswer[] Products(IReadOnlyList<BreakdownRow> rows) =>
        rows.Select(row => new ProductAnswer(row.Key, row.Name, row.Totals.Revenue, row.Totals.Units, row.Totals.Orders)).ToArray();

    private static void Breakdown(
        TextReport text, string heading, string label, List<(string? Key, decimal Revenue, decimal Units, int Orders, int Customers)> rows)
    {
        text.Table(text[heading], [label, "Revenue", "Units", "Orders", "Customers"], rows.Take(RowsShown).Select(row =>
            (IReadOnlyList<object?>)[row.Key ?? text["Missing"], row.Revenue, new Pieces(row.Units), row.Orders, row.Customers]));
        if (rows.Count > RowsShown)
        {
            text.Line(text.Texts.Fill("AndMore", ("count", text.Number(rows.Count - RowsShown))));
        }
    }

    private static void ProductTable(TextReport text, string heading, IReadOnlyList<ProductAnswer> rows) =>
        text.Table(text[heading], ["Product", "Name", "Revenue", "Units", "Orders"], rows.Select(row =>
            (IReadOnlyList<object?>)[row.Product ?? text["Missing"], row.Name, row.Revenue, new Pieces(row.Units), row.Orders]));
}

/// <summary>One month.</summary>
internal sealed record PeriodAnswer(
    string Period, decimal Revenue, int Orders, int Customers, bool Complete, decimal GrossRevenue, decimal Returns, decimal Units, long Lines);

/// <summary>One category; null = missing.</summary>
internal sealed record CategoryAnswer(string? Category, decimal Revenue, decimal Units, int Orders, int Customers);

/// <summary>One country; null = missing.</summary>
internal sealed record CountryAnswer(string? Country, decimal Revenue, decimal Units, int Orders, int Customers);

/// <summary>One product.</summary>
internal sealed record ProductAnswer(string? Product, string? Name, decimal Revenue, decimal Units, int Orders);

/// <summary>The comparison period.</summary>
internal sealed record ComparisonAnswer(
    DateOnly From, DateOnly To, decimal Revenue, decimal GrossRevenue, decimal Returns, int Orders, int Customers, long Lines, decimal Units,
    decimal? AverageOrderValue, double? RepeatRate);
