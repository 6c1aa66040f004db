using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>The same questions answered line by line with LINQ, as slowly and as plainly as can be.</summary>
public sealed class NaiveSalesQueries(IReadOnlyList<SalesLine> lines, bool hasTime = true, OrderRule rule = OrderRule.CustomerAndTime)
{
    private DateOnly FirstDay => lines.Min(Day);

    private DateOnly LastDay => lines.Max(Day);

    public SalesTotals Totals(SalesFilter filter) => Sum(Select(filter));

    public IReadOnlyList<SeriesPoint> Series(SalesFilter filter, Grain grain)
    {
        if (!hasTime || lines.Count == 0)
        {
            return [];
        }
        var first = filter.From > FirstDay ? filter.From.Value : FirstDay;
        var last = filter.To < LastDay ? filter.To.Value : LastDay;
        var selected = Select(filter).ToLookup(line => PeriodOf(Day(line), grain));
        return Enumerable.Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1))
            .Select(first.AddDays)
            .GroupBy(day => PeriodOf(day, grain))
            .Select(days =>
            {
                var (start, end) = Around(days.First(), grain);
                return new SeriesPoint(start, end, days.Key, start >= first && end <= last, Sum(selected[days.Key]));
            })
            .ToList();
    }

    public IReadOnlyList<BreakdownRow> Breakdown(SalesFilter filter, Dimension dimension) => Select(filter)
        .GroupBy(line => KeyOf(line, dimension))
        .Select(group => new BreakdownRow(group.Key, dimension.Kind == DimensionKind.Product ? NameOf(group.Key) : group.Key, Sum(group)))
        .OrderByDescending(row => row.Totals.Revenue)
        .ThenBy(row => row.Key, StringComparer.Ordinal)
        .ToList();

    public WeekdayHourTotals WeekdayHour(SalesFilter filter)
    {
        var cells = hasTime ? Select(filter).ToLookup(line => (((int)line.Time!.Value.DayOfWeek + 6) % 7, line.Time.Value.Hour)) : null;
        return new WeekdayHourTotals(
            [.. Enumerable.Range(0, 7).Select(day => Enumerable.Range(0, 24).Select(hour => cells is null ? 0 : Sum(cells[(day, hour)]).Revenue).ToArray())],
            [.. Enumerable.Range(0, 7).Select(day => Enumerable.Range(0, 24).Select(hour => cells is null ? 0 : Sum(cells[(day, hour)]).Orders).ToArray())]);
    }

    public IReadOnlyList<CustomerHistory> CustomerHistories(SalesFilter filter) => Select(filter)
        .Where(line => line.Customer is not null)
        .GroupBy(line => line.Customer!)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group =>
        {
            var totals = Sum(group);
            var days = group.Where(IsSale).Where(_ => hasTime).GroupBy(Day).OrderBy(day => day.Key).ToList();
            return new CustomerHistory(
                group.Key,
                totals.Orders,
                days.Count,
                days.FirstOrDefault()?.Min(line => line.Time),
                days.LastOrDefault()?.Max(line => line.Time),
                totals.GrossRevenue,
                days.FirstOrDefault()?.Sum(line => line.Amount) ?? 0,
                totals.Returns,
                totals.Units,
                (int)totals.Lines,
                (int)totals.ReturnLines);
        })
        .ToList();

    /// <summary>Days of the first and last line, lines of known customers, all other lines of the data set, lines of the selection without a customer.</summary>
    public (DateOnly?, DateOnly?, LineUsage, long) Scope(SalesFilter filter)
    {
        var selected = Select(filter);
        var known = selected.Count(line => line.Customer is not null);
        return (
            hasTime && selected.Count > 0 ? selected.Min(Day) : null,
            hasTime && selected.Count > 0 ? selected.Max(Day) : null,
            new LineUsage(known, lines.Count - known),
            selected.Count - known);
    }

    /// <summary>First and last day of a period with any line.</summary>
    public DayRange? Days(DateOnly? from, DateOnly? to)
    {
        var days = lines.Where(_ => hasTime).Select(Day).Where(day => !(day < from) && !(day > to)).ToList();
        return days.Count == 0 ? null : new DayRange(days.Min(), days.Max());
    }

    public IEnumerable<OrderSize> OrderSizes(SalesFilter filter) => Select(filter)
        .Where(IsSale)
        .GroupBy(OrderOf)
        .Select(order => new OrderSize(
            order.Sum(line => line.Amount),
            order.Sum(line => line.Quantity),
            order.Select(line => line.Product).OfType<string>().Distinct().Count()));

    /// <summary>The time of each order's first sale.</summary>
    /// <summary>For each known customer its orders, each as the sorted texts of what it holds of each category.</summary>
    public IReadOnlyList<(string Customer, IReadOnlyList<string> Orders)> CategoryBaskets(SalesFilter filter) => Select(filter)
        .Where(line => line.Customer is not null && IsSale(line))
        .GroupBy(line => line.Customer!)
        .OrderBy(customer => customer.Key, StringComparer.Ordinal)
        .Select(customer => (customer.Key, (IReadOnlyList<string>)[.. customer.GroupBy(OrderOf).Select(order => string.Join('+', order
            .Where(line => line.Category is not null)
            .GroupBy(line => line.Category!)
            .OrderBy(category => category.Key, StringComparer.Ordinal)
            .Select(category => $"{category.Key}={category.Sum(line => line.Amount):0.####}"))).Order(StringComparer.Ordinal)]))
        .ToList();

    public IEnumerable<DateTime> FirstSales(SalesFilter filter) => Select(filter).Where(IsSale).GroupBy(OrderOf).Select(order => order.Min(line => line.Time!.Value));

    private static bool IsSale(SalesLine line) => line.Amount > 0 && (line.Flags & LineFlags.Return) == 0;

    private static bool IsReturn(SalesLine line) => line.Amount < 0 || (line.Flags & LineFlags.Return) != 0;

    private static DateOnly Day(SalesLine line) => DateOnly.FromDateTime(line.Time!.Value);

    private static string? KeyOf(SalesLine line, Dimension dimension) => dimension.Kind switch
    {
        DimensionKind.Product => line.Product,
        DimensionKind.Category => line.Category,
        _ => line.Attributes.GetValueOrDefault(dimension.Attribute!),
    };

    private static string PeriodOf(DateOnly day, Grain grain) => grain switch
    {
        Grain.Day => $"{day:yyyy-MM-dd}",
        Grain.Week => $"{System.Globalization.ISOWeek.GetYear(day)}-W{System.Globalization.ISOWeek.GetWeekOfYear(day):00}",
        Grain.Month => $"{day:yyyy-MM}",
        _ => $"{day.Year}-Q{((day.Month - 1) / 3) + 1}",
    };

    private static (DateOnly Start, DateOnly End) Around(DateOnly day, Grain grain)
    {
        var (start, end) = (day, day);
        while (PeriodOf(start.AddDays(-1), grain) == PeriodOf(day, grain))
        {
            start = start.AddDays(-1);
        }
        while (PeriodOf(end.AddDays(1), grain) == PeriodOf(day, grain))
        {
            end = end.AddDays(1);
        }
        return (start, end);
    }

    private List<SalesLine> Select(SalesFilter filter) => lines
        .Where(line => (filter.From is null && filter.To is null)
            || (hasTime && !(Day(line) < filter.From) && !(Day(line) > filter.To)))
        .Where(line => filter.Categories.Count == 0 || filter.Categories.Contains(line.Category ?? ""))
        .Where(line => filter.Attributes.All(attribute => attribute.Value.Contains(line.Attributes.GetValueOrDefault(attribute.Key) ?? "")))
        .Where(line => filter.Segment is null || (line.Customer is not null && filter.Segment.CustomerKeys.Contains(line.Customer)))
        .Where(line => !filter.KnownCustomersOnly || line.Customer is not null)
        .ToList();

    private SalesTotals Sum(IEnumerable<SalesLine> selection)
    {
        var selected = selection.ToList();
        var sales = selected.Where(IsSale).ToList();
        var known = sales.Where(line => line.Customer is not null).ToList();
        var ordersOfCustomers = known.GroupBy(line => line.Customer).Select(group => group.Select(OrderOf).Distinct().Count()).ToList();
        return new SalesTotals
        {
            GrossRevenue = sales.Sum(line => line.Amount),
            Returns = selected.Where(IsReturn).Sum(line => 0 - line.Amount),
            Units = selected.Sum(line => line.Quantity),
            Lines = selected.Count,
            ReturnLines = selected.Count(IsReturn),
            Orders = sales.Select(OrderOf).Distinct().Count(),
            KnownCustomerOrders = known.Select(OrderOf).Distinct().Count(),
            Customers = ordersOfCustomers.Count,
            RepeatCustomers = ordersOfCustomers.Count(orders => orders >= 2),
        };
    }

    private object OrderOf(SalesLine line) => line switch
    {
        { Order: { } order } => order,
        _ when !hasTime || rule == OrderRule.EachLine => new ByReference(line),
        { Customer: { } customer } when rule == OrderRule.CustomerAndDay => (customer, line.Time!.Value.Date),
        _ => (line.Customer, line.Time!.Value),
    };

    private string? NameOf(string? product) => lines
        .Where(line => line.Product is not null && line.Product == product && line.ProductName is not null)
        .GroupBy(line => line.ProductName!)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key ?? product;

    /// <summary>Records are equal by content; lines that look alike are still two.</summary>
    private sealed class ByReference(SalesLine line) : IEquatable<ByReference>
    {
        private readonly SalesLine _line = line;

        public bool Equals(ByReference? other) => ReferenceEquals(_line, other?._line);

        public override bool Equals(object? obj) => Equals(obj as ByReference);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(_line);
    }
}
