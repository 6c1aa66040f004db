using System.Globalization;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>How customers with equal values are scored, and where exactly a fifth ends.</summary>
public enum TieRule
{
    /// <summary>
    /// Equal values get equal scores. A score's border is the value at the 20, 40, 60, 80 % quantile (linear interpolation); a value
    /// equal to a border lies below it. Does not depend on the customers' ids. The default.
    /// </summary>
    Equal,

    /// <summary>
    /// As <see cref="Equal"/> for recency and money, as <see cref="RankFirst"/> for frequency: what <c>pandas.qcut</c> gives with
    /// <c>rank(method="first")</c> on frequency, as most notebooks do.
    /// </summary>
    Notebook,

    /// <summary>
    /// Customers are ranked, ties by id in ordinal order, and the ranks are cut at their quantiles: fifths of equal size, but equal
    /// customers can get different scores.
    /// </summary>
    RankFirst,

    /// <summary>As SQL's <c>NTILE(5)</c>, worst first, ties by id in ordinal order: the first fifths hold the customers left over.</summary>
    Ntile,
}

/// <summary>What counts as frequency.</summary>
public enum FrequencyMeasure
{
    /// <summary>Distinct orders with a sale.</summary>
    Orders,

    /// <summary>Distinct calendar days with a sale.</summary>
    OrderDays,
}

/// <summary>What counts as monetary value.</summary>
public enum MonetaryMeasure
{
    /// <summary>Sales less returns.</summary>
    NetRevenue,

    /// <summary>Sales; returns are not taken off.</summary>
    GrossRevenue,

    /// <summary>Sales less returns, by order; rounded to a ten-thousandth.</summary>
    NetPerOrder,
}

/// <summary>Four rising numbers that part five scores.</summary>
/// <param name="First">Between the first two.</param>
/// <param name="Second">Between second and third.</param>
/// <param name="Third">Between third and fourth.</param>
/// <param name="Fourth">Between the last two.</param>
public readonly record struct FourBorders(decimal First, decimal Second, decimal Third, decimal Fourth)
{
    /// <summary>Whether each is higher than the one before.</summary>
    public bool Rise => First < Second && Second < Third && Third < Fourth;

    /// <summary>The four in order.</summary>
    public IReadOnlyList<decimal> All => [First, Second, Third, Fourth];

    /// <summary>Reads four rising numbers, parted by commas: <c>30,90,180,365</c>, with a point before decimals.</summary>
    /// <param name="text">The text.</param>
    /// <param name="borders">The numbers, where there are four and they rise.</param>
    public static bool TryParse(string? text, out FourBorders borders)
    {
        var numbers = (text ?? "").Split(',').Select(part => decimal.TryParse(
            part, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).ToList();
        borders = numbers is [{ } first, { } second, { } third, { } fourth] ? new FourBorders(first, second, third, fourth) : default;
        return borders.Rise;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(' ', All.Select(border => (border / 1.0000000000m).ToString(CultureInfo.InvariantCulture)));
}

/// <summary>How customers are scored and named.</summary>
public sealed record RfmOptions
{
    /// <summary>The shares of customers below each border that make fifths.</summary>
    public static FourBorders Quintiles { get; } = new(0.2m, 0.4m, 0.6m, 0.8m);

    /// <summary>The day that recency is counted to; lines after it are left out. Null = the day after the last line of the data within the period (<see cref="Sales.AsOfDay"/>).</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What happens to equal values.</summary>
    public TieRule Ties { get; init; }

    /// <summary>What counts as frequency.</summary>
    public FrequencyMeasure Frequency { get; init; }

    /// <summary>What counts as monetary value.</summary>
    public MonetaryMeasure Monetary { get; init; }

    /// <summary>Which share of the customers (from the worst) lies below each border, between 0 and 1; fifths by default.</summary>
    public FourBorders Shares { get; init; } = Quintiles;

    /// <summary>Fixed borders in days instead of shares: the longest recency that still gets 5, 4, 3, 2.</summary>
    public FourBorders? RecencyBorders { get; init; }

    /// <summary>Fixed borders instead of shares: the highest frequency that still gets 1, 2, 3, 4.</summary>
    public FourBorders? FrequencyBorders { get; init; }

    /// <summary>Fixed borders in money instead of shares: the highest monetary value that still gets 1, 2, 3, 4.</summary>
    public FourBorders? MonetaryBorders { get; init; }

    /// <summary>Which scores make which segment.</summary>
    public SegmentTable Segments { get; init; } = SegmentTable.Default;

    /// <summary>Who comes into another segment by this many days of silence, or fewer, does so soon.</summary>
    public int NearDays { get; init; } = 7;

    /// <summary>A text that is equal for equal options: part of the key of the result cache.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{AsOf:yyyy-MM-dd}|{Ties}|{Frequency}|{Monetary}|{Shares}|{RecencyBorders}|{FrequencyBorders}|{MonetaryBorders}|{NearDays}|{Segments}");

    /// <summary>Whether borders and limits can be used.</summary>
    /// <exception cref="ArgumentException">Borders or shares do not rise, shares lie outside of 0 to 1 or are not fifths under <see cref="TieRule.Ntile"/>, or a limit is negative.</exception>
    public void Check()
    {
        foreach (var (borders, name) in new[]
        {
            (Shares, nameof(Shares)),
            (RecencyBorders ?? Quintiles, nameof(RecencyBorders)),
            (FrequencyBorders ?? Quintiles, nameof(FrequencyBorders)),
            (MonetaryBorders ?? Quintiles, nameof(MonetaryBorders)),
        })
        {
            if (!borders.Rise)
            {
                throw new ArgumentException($"{name} must rise: {borders}.");
            }
        }
        if (Shares.First <= 0 || Shares.Fourth >= 1)
        {
            throw new ArgumentException($"{nameof(Shares)} must lie between 0 and 1: {Shares}.");
        }
        if (Ties == TieRule.Ntile && Shares != Quintiles)
        {
            throw new ArgumentException($"NTILE cuts into equal parts: {nameof(Shares)} cannot be {Shares}.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(NearDays);
    }
}
