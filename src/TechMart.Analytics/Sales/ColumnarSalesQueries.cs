using System.Buffers;

namespace TechMart.Analytics.Sales;

/// <summary>
/// Answers <see cref="ISalesQueries"/> from a <see cref="SalesTable"/> in memory, in parallel. A filter with a period selects nothing
/// from a table without time.
/// </summary>
public sealed class ColumnarSalesQueries(SalesTable table) : ISalesQueries
{
    private const string Country = "country";
    private const string Region = "region";

    /// <summary>The table that is asked.</summary>
    public SalesTable Table { get; } = table;

    /// <inheritdoc/>
    public ValueTask<DayRange?> DaysAsync(DateOnly? from = null, DateOnly? to = null, CancellationToken cancellation = default) =>
        cancellation.IsCancellationRequested ? ValueTask.FromCanceled<DayRange?>(cancellation) : new(Table.DaysWithin(from, to));

    /// <inheritdoc/>
    public ValueTask<SalesTotals> TotalsAsync(SalesFilter filter, CancellationToken cancellation = default) => Answer(
        () =>
        {
            using var sums = Sum(filter, new TallyPlan { Whole = true }, cancellation);
            return sums.Whole!.Cells[0].ToTotals();
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SeriesPoint>> SeriesAsync(SalesFilter filter, Grain grain, CancellationToken cancellation = default) => Answer<IReadOnlyList<SeriesPoint>>(
        () =>
        {
            if (Calendar(grain) is not { } calendar)
            {
                return [];
            }
            using var sums = Sum(filter, new TallyPlan { PeriodOfDay = PeriodOfDays(calendar) }, cancellation);
            return Series(filter, calendar, sums.ByPeriod!);
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<BreakdownRow>> BreakdownAsync(SalesFilter filter, Dimension dimension, CancellationToken cancellation = default) => Answer<IReadOnlyList<BreakdownRow>>(
        () =>
        {
            var plan = dimension.Kind switch
            {
                DimensionKind.Product => new TallyPlan { Products = true },
                DimensionKind.Category => new TallyPlan { Categories = true },
                DimensionKind.Attribute => By(dimension.Attribute ?? "", new TallyPlan()),
                _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
            };
            using var sums = Sum(filter, plan, cancellation);
            return dimension.Kind switch
            {
                DimensionKind.Product => Rows(sums.ByProduct!, Table.ProductKeys, Table.ProductNames),
                DimensionKind.Category => Rows(sums.ByCategory!, Table.CategoryKeys),
                _ => Rows(sums.ByValue!, Table.AttributeValues(dimension.Attribute ?? "")),
            };
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<WeekdayHourTotals> WeekdayHourAsync(SalesFilter filter, CancellationToken cancellation = default) => Answer(
        () =>
        {
            using var sums = Sum(filter, new TallyPlan { WeekdayHours = Table.HasTime }, cancellation);
            return WeekdayHours(sums.ByWeekdayHour);
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<CustomerHistories> CustomerHistoriesAsync(SalesFilter filter, CancellationToken cancellation = default) => Answer(
        () =>
        {
            var columns = new CustomerHistoryColumns(Table.Customers);
            return CustomerHistoryWorker.Merge(
                SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new CustomerHistoryWorker(Table, columns), cancellation),
                columns,
                AsOfDay.After(Table.DaysWithin(filter.From, filter.To)));
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<CustomerTraits> CustomerTraitsAsync(SalesFilter filter, CustomerSegment group, CancellationToken cancellation = default) => Answer(
        () =>
        {
            var isMember = CompiledFilter.Members(group, Table);
            return CustomerTraitWorker.Merge(
                SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new CustomerTraitWorker(Table, isMember), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<CustomerPreferences> CustomerPreferencesAsync(SalesFilter filter, IReadOnlyList<string> attributes, CancellationToken cancellation = default) => Answer(
        () =>
        {
            var columns = new CustomerPreferenceColumns(Table, attributes);
            return CustomerPreferenceWorker.Merge(
                SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new CustomerPreferenceWorker(Table, columns), cancellation));
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<CategoryBaskets> CategoryBasketsAsync(SalesFilter filter, ProductGrouping? groups = null, CancellationToken cancellation = default) => Answer(
        () =>
        {
            var groupOfProduct = groups is null ? null : CodesOf(groups);
            var categories = groups?.Groups ?? Table.CategoryKeys;
            return CategoryBasketWorker.Merge(
                SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new CategoryBasketWorker(Table, categories.Count, groupOfProduct), cancellation),
                categories);
        },
        cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<OrderSize>> OrderSizesAsync(SalesFilter filter, CancellationToken cancellation = default) => Answer(
        () => OrderSizeWorker.Merge(
            SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new OrderSizeWorker(Table), cancellation)),
        cancellation);

    /// <inheritdoc/>
    public ValueTask<OverviewAggregates> OverviewAsync(SalesFilter filter, CancellationToken cancellation = default) =>
        Answer(() => Overview(filter, cancellation), cancellation);

    // The work is the processor's, so it leaves the caller's thread (a page's circuit, for example).
    private static ValueTask<T> Answer<T>(Func<T> compute, CancellationToken cancellation) => new(Task.Run(compute, cancellation));

    private OverviewAggregates Overview(SalesFilter filter, CancellationToken cancellation)
    {
        var days = Calendar(Grain.Day);
        var months = Calendar(Grain.Month);
        var place = Table.Attributes.Contains(Country) ? Country : Table.Attributes.Contains(Region) ? Region : null;
        var gross = ArrayPool<long>.Shared.Rent(Table.Customers);
        try
        {
            gross.AsSpan(0, Table.Customers).Clear();
            var plan = new TallyPlan
            {
                Whole = true,
                Days = days?.Count ?? 0,
                PeriodOfDay = months is null ? null : PeriodOfDays(months),
                WeekdayHours = Table.HasTime,
                Categories = Table.HasCategories,
                Products = Table.HasProducts,
                GrossOfCustomer = gross,
            };
            using var sums = Sum(filter, place is null ? plan : By(place, plan), cancellation);
            var totals = sums.Whole!.Cells[0].ToTotals();
            return new OverviewAggregates(
                totals,
                days is null ? [] : Series(filter, days, sums.ByDay!),
                months is null ? [] : Series(filter, months, sums.ByPeriod!),
                sums.ByCategory is null ? [] : Rows(sums.ByCategory, Table.CategoryKeys),
                sums.ByValue is null ? [] : Rows(sums.ByValue, Table.AttributeValues(place!)),
                sums.ByProduct is null ? [] : Rows(sums.ByProduct, Table.ProductKeys, Table.ProductNames),
                WeekdayHours(sums.ByWeekdayHour),
                new LineUsage(totals.Lines, Table.Lines - totals.Lines))
            {
                Place = place,
                Concentration = Table.Customers == 0 ? null : CustomerConcentration.Of(gross.AsSpan(0, Table.Customers)),
            };
        }
        finally
        {
            ArrayPool<long>.Shared.Return(gross);
        }
    }

    private TallyWorker Sum(SalesFilter filter, TallyPlan plan, CancellationToken cancellation) =>
        TallyWorker.Merge(SalesScan.Run(Table, new CompiledFilter(filter, Table), () => new TallyWorker(Table, plan), cancellation));

    private PeriodCalendar? Calendar(Grain grain) =>
        Table is { FirstDay: { } first, LastDay: { } last } ? new PeriodCalendar(grain, first, last) : null;

    /// <summary>The group of each product code, plus one; 0 for products in no group and for lines without a product.</summary>
    private int[] CodesOf(ProductGrouping groups)
    {
        var codes = new int[Table.ProductKeys.Length + 1];
        for (var product = 0; product < Table.ProductKeys.Length; product++)
        {
            codes[product + 1] = groups.GroupOfProduct.TryGetValue(Table.ProductKeys[product], out var group) ? group + 1 : 0;
        }
        return codes;
    }

    private int[] PeriodOfDays(PeriodCalendar calendar) => calendar.PeriodOfDays(Table.FirstDay!.Value, Table.LastDay!.Value);

    private TallyPlan By(string attribute, TallyPlan plan)
    {
        var catalogue = Table.AttributeCatalogue;
        var index = catalogue.IndexOf(attribute);
        return index < 0
            ? plan with { ValueOfSet = new int[catalogue.Sets] }
            : plan with { ValueOfSet = catalogue.CellOfSet(index), Values = catalogue.Values(index).Count };
    }

    private List<SeriesPoint> Series(SalesFilter filter, PeriodCalendar calendar, Tally sums)
    {
        var first = filter.From is { } from && from > Table.FirstDay ? from : Table.FirstDay!.Value;
        var last = filter.To is { } to && to < Table.LastDay ? to : Table.LastDay!.Value;
        var points = new List<SeriesPoint>();
        for (var period = 0; first <= last && period < calendar.Count; period++)
        {
            var (start, end) = calendar[period];
            if (end >= first && start <= last)
            {
                points.Add(new SeriesPoint(
                    start, end, calendar.Label(period), first <= start && end <= last, sums.Cells[period].ToTotals()));
            }
        }
        return points;
    }

    /// <summary>Rows with at least one line; cell 0 is the missing value. The keys are in ordinal order, so ties are too.</summary>
    private static BreakdownRow[] Rows(Tally sums, IReadOnlyList<string> keys, IReadOnlyList<string>? names = null)
    {
        var cells = sums.Cells;
        var order = new List<(long Revenue, int Cell)>(cells.Length);
        for (var cell = 0; cell < cells.Length; cell++)
        {
            if (cells[cell].Lines > 0)
            {
                order.Add((cells[cell].Revenue, cell));
            }
        }
        order.Sort((left, right) => left.Revenue != right.Revenue ? right.Revenue.CompareTo(left.Revenue) : left.Cell.CompareTo(right.Cell));
        var rows = new BreakdownRow[order.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var cell = order[i].Cell;
            rows[i] = new BreakdownRow(
                cell == 0 ? null : keys[cell - 1], cell == 0 ? null : (names ?? keys)[cell - 1], cells[cell].ToTotals());
        }
        return rows;
    }

    private static WeekdayHourTotals WeekdayHours(Tally? sums)
    {
        var revenue = new decimal[7][];
        var orders = new int[7][];
        for (var day = 0; day < 7; day++)
        {
            revenue[day] = new decimal[24];
            orders[day] = new int[24];
            for (var hour = 0; sums is not null && hour < 24; hour++)
            {
                ref readonly var cell = ref sums.Cells[(day * 24) + hour];
                revenue[day][hour] = FixedPoint.ToDecimal(cell.Revenue);
                orders[day][hour] = cell.Orders;
            }
        }
        return new WeekdayHourTotals(revenue, orders);
    }
}
