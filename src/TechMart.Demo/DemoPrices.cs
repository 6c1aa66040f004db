namespace TechMart.Demo;

/// <summary>A planted change of price.</summary>
/// <param name="Product">Product.</param>
/// <param name="From">First day of the new price.</param>
/// <param name="Cents">The new price in hundredths.</param>
public sealed record DemoPriceChange(DemoProduct Product, DateOnly From, int Cents);

/// <summary>
/// The prices of every product over time: the eight most popular products of each category change theirs every second month,
/// and one category becomes dearer for good. Prices change on the first of a month of the shop's life only.
/// </summary>
public sealed class DemoPrices
{
    internal const int MovingRanks = 8;

    private static readonly double[] Levels = [1, 0.85, 1.1, 0.92, 1.15, 1, 0.88, 1.08, 0.8, 1.12, 0.95, 1.05];

    private readonly int[][] _cents;
    private readonly int _firstMonth;

    internal DemoPrices(DemoOptions options, DemoPriceIncrease? increase)
    {
        _firstMonth = MonthNumber(options.FirstDay);
        var months = MonthNumber(options.LastDay) - _firstMonth + 1;
        var products = DemoCatalogue.Products;
        _cents = new int[products.Count][];
        var changes = new List<DemoPriceChange>();
        foreach (var product in products)
        {
            var cents = _cents[product.Index] = new int[months];
            for (var month = 0; month < months; month++)
            {
                cents[month] = options.Has(DemoPatterns.PriceChanges) ? CentsOf(product, month, increase) : product.BaseCents;
                if (cents[month] != (month == 0 ? product.BaseCents : cents[month - 1]))
                {
                    changes.Add(new DemoPriceChange(product, month == 0 ? options.FirstDay : FirstDayOf(month), cents[month]));
                }
            }
        }
        Changes = [.. changes.OrderBy(change => change.From).ThenBy(change => change.Product.Index)];
        Highest = _cents.Select(cents => cents.Max()).ToArray();
    }

    /// <summary>All changes in order of time.</summary>
    public IReadOnlyList<DemoPriceChange> Changes { get; }

    /// <summary>The highest price that each product ever has, in hundredths.</summary>
    internal IReadOnlyList<int> Highest { get; }

    /// <summary>A product's price on a day, in hundredths.</summary>
    public int CentsOn(DemoProduct product, DateOnly day) => _cents[product.Index][MonthNumber(day) - _firstMonth];

    internal static int MonthNumber(DateOnly day) => 12 * day.Year + day.Month - 1;

    private DateOnly FirstDayOf(int month) => new((_firstMonth + month) / 12, (_firstMonth + month) % 12 + 1, 1);

    private static int CentsOf(DemoProduct product, int month, DemoPriceIncrease? increase)
    {
        var factor = product.Rank < MovingRanks ? Levels[(month / 2 + 5 * product.Rank + product.Category.Index) % Levels.Length] : 1;
        if (increase is not null && product.Category == increase.Category && month >= increase.Month)
        {
            factor *= 1 + increase.Relative;
        }
        return (int)Math.Round(product.BaseCents * factor);
    }
}

/// <summary>All products of one category become dearer, for good.</summary>
/// <param name="Category">Category.</param>
/// <param name="Month">Calendar months after the shop's first one.</param>
/// <param name="Relative">By how much, as a fraction.</param>
public sealed record DemoPriceIncrease(DemoCategory Category, int Month, double Relative);
