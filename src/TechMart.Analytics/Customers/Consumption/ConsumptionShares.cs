using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>
/// What part of its spend each customer gives to each category: value of sales, returns left out of account (<see cref="CategoryBaskets"/>). A customer's shares are not
/// negative and sum to 1. Customers of whom too little is known are told apart. Immutable.
/// </summary>
public sealed class ConsumptionShares
{
    /// <summary>Most categories to tell apart; those with the smallest mean shares beyond are put together.</summary>
    public const int MostCategories = 40;

    private readonly int[] _customers;
    private readonly int[] _columnOfCategory;

    private ConsumptionShares(CategoryBaskets baskets, int[] customers, int[] columnOfCategory, IReadOnlyList<string?> categories, double[] shares)
    {
        Baskets = baskets;
        _customers = customers;
        _columnOfCategory = columnOfCategory;
        Categories = categories;
        Values = shares;
        Average = new double[categories.Count];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Average.Length; column++)
            {
                Average[column] += Row(row)[column] / Rows;
            }
        }
    }

    /// <summary>Names of the categories that somebody bought of, in ordinal order; null, at the end, stands for all rare ones together.</summary>
    public IReadOnlyList<string?> Categories { get; }

    /// <summary>Number of customers.</summary>
    public int Rows => _customers.Length;

    /// <summary>Mean share of each category; each customer counts once. Zeros without customers.</summary>
    internal double[] Average { get; }

    /// <summary>Customers left out because they have fewer orders than asked for.</summary>
    public required int FewOrders { get; init; }

    /// <summary>Customers left out because none of their sales has a category.</summary>
    public required int Uncategorised { get; init; }

    /// <summary>Customers, among the rows, all of whose spend is in one category.</summary>
    public int OneCategory { get; private init; }

    internal CategoryBaskets Baskets { get; }

    internal double[] Values { get; }

    /// <summary>The customer of a row.</summary>
    public string Customer(int row) => Baskets.Customers[_customers[row]];

    /// <summary>A customer's shares, by category.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Categories.Count, Categories.Count);

    /// <summary>A customer's orders, as numbers of <see cref="CategoryBaskets"/>.</summary>
    internal Range OrdersOf(int row) => Baskets.OrdersOf(_customers[row]);

    /// <summary>Adds what an order holds, times a factor, to sums by category.</summary>
    internal void Add(int order, double factor, Span<double> sums)
    {
        var categories = Baskets.CategoriesOf(order);
        var amounts = Baskets.AmountsOf(order);
        for (var piece = 0; piece < categories.Length; piece++)
        {
            sums[_columnOfCategory[categories[piece]]] += amounts[piece] * factor;
        }
    }

    /// <summary>The shares as a matrix for clustering, some or all rows, on a scale.</summary>
    internal FeatureMatrix Matrix(CompositionScale scale, int[]? rows = null)
    {
        var columns = Categories.Count;
        var values = new double[(rows?.Length ?? Rows) * columns];
        for (var place = 0; place * columns < values.Length; place++)
        {
            var shares = values.AsSpan(place * columns, columns);
            Row(rows?[place] ?? place).CopyTo(shares);
            Compositions.Transform(shares, scale);
        }
        return FeatureMatrix.OfRows(values, ColumnNames);
    }

    /// <summary>Names that a matrix can have: without null.</summary>
    internal IReadOnlyList<string> ColumnNames => [.. Categories.Select(category => category ?? "")];

    /// <summary>Computes the shares.</summary>
    /// <param name="baskets">What the customers bought.</param>
    /// <param name="leastOrders">Customers with fewer orders are left out.</param>
    public static ConsumptionShares Of(CategoryBaskets baskets, int leastOrders)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        var customers = new List<int>();
        var (few, uncategorised) = (0, 0);
        var amounts = new long[baskets.Categories.Count];
        var means = new double[baskets.Categories.Count];
        for (var customer = 0; customer < baskets.Customers.Count; customer++)
        {
            Array.Clear(amounts);
            var total = Sum(baskets, customer, amounts);
            var (first, end) = (baskets.OrdersOf(customer).Start.Value, baskets.OrdersOf(customer).End.Value);
            if (total == 0)
            {
                uncategorised++;
            }
            else if (end - first < leastOrders)
            {
                few++;
            }
            else
            {
                customers.Add(customer);
                for (var category = 0; category < means.Length; category++)
                {
                    means[category] += amounts[category] / (double)total;
                }
            }
        }
        var (columnOfCategory, names) = Columns(baskets.Categories, means);
        var shares = new double[customers.Count * names.Count];
        var one = 0;
        for (var row = 0; row < customers.Count; row++)
        {
            Array.Clear(amounts);
            var total = Sum(baskets, customers[row], amounts);
            one += amounts.Count(amount => amount > 0) == 1 ? 1 : 0;
            for (var category = 0; category < amounts.Length; category++)
            {
                if (amounts[category] > 0)
                {
                    shares[(row * names.Count) + columnOfCategory[category]] += amounts[category] / (double)total;
                }
            }
        }
        return new ConsumptionShares(baskets, [.. customers], columnOfCategory, names, shares)
        {
            FewOrders = few,
            Uncategorised = uncategorised,
            OneCategory = one,
        };
    }

    private static long Sum(CategoryBaskets baskets, int customer, long[] amounts)
    {
        var total = 0L;
        var orders = baskets.OrdersOf(customer);
        for (var order = orders.Start.Value; order < orders.End.Value; order++)
        {
            var categories = baskets.CategoriesOf(order);
            var values = baskets.AmountsOf(order);
            for (var piece = 0; piece < categories.Length; piece++)
            {
                amounts[categories[piece]] += values[piece];
                total += values[piece];
            }
        }
        return total;
    }

    /// <summary>The column of each category: its own, or the last one with the other rare ones; categories that nobody bought of have none.</summary>
    private static (int[] ColumnOfCategory, List<string?> Names) Columns(IReadOnlyList<string> categories, double[] means)
    {
        var bought = Enumerable.Range(0, means.Length).Where(category => means[category] > 0).ToList();
        var kept = bought.Count <= MostCategories
            ? bought
            : [.. bought.OrderByDescending(category => means[category]).ThenBy(category => categories[category], StringComparer.Ordinal).Take(MostCategories - 1)];
        var columnOfCategory = new int[means.Length];
        Array.Fill(columnOfCategory, kept.Count);
        List<string?> names = [.. kept.Order().Select(category => categories[category])];
        foreach (var (category, column) in kept.Order().Select((category, column) => (category, column)))
        {
            columnOfCategory[category] = column;
        }
        if (kept.Count < bought.Count)
        {
            names.Add(null);
        }
        return (columnOfCategory, names);
    }
}
