using System.Runtime.InteropServices;
using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>What a drift report compares: lines by day and by category, and the prices of a piece.</summary>
internal sealed class LineProfile
{
    private readonly Dictionary<uint, long> _linesByDay = [];
    private readonly Dictionary<int, long> _linesByCategory = [];
    private readonly Dictionary<long, long> _prices = [];

    /// <summary>Number of lines on each day that has any; days are counted from 1970-01-01.</summary>
    public IReadOnlyDictionary<uint, long> LinesByDay => _linesByDay;

    /// <summary>Number of lines of each category's code.</summary>
    public IReadOnlyDictionary<int, long> LinesByCategory => _linesByCategory;

    /// <summary>Mean number of lines on a day that has any; null without lines.</summary>
    public double? LinesPerDay => _linesByDay.Count == 0 ? null : _linesByDay.Values.Average();

    /// <summary>Median, over the sales, of amount ÷ quantity, to five significant digits; null without sales.</summary>
    public decimal? MedianPrice
    {
        get
        {
            var left = (_prices.Values.Sum() + 1) / 2;
            foreach (var (price, lines) in _prices.OrderBy(price => price.Key))
            {
                left -= lines;
                if (left <= 0)
                {
                    return FixedPoint.ToDecimal(price);
                }
            }
            return null;
        }
    }

    public void Add(SalesBatch lines)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            Count(_linesByDay, lines.Time[line] / 86_400);
            if (lines.Category[line] != SalesBatch.Missing)
            {
                Count(_linesByCategory, lines.Category[line]);
            }
            if (lines.Amount[line] > 0 && lines.Quantity[line] > 0)
            {
                Count(_prices, Rounded((double)lines.Amount[line] / lines.Quantity[line] * FixedPoint.Scale));
            }
        }
    }

    /// <summary>Five significant digits keep real prices as they are and bound how many different ones have to be counted.</summary>
    private static long Rounded(double price)
    {
        var unit = 1L;
        while (price >= 100_000 * unit)
        {
            unit *= 10;
        }
        return (long)Math.Round(price / unit, MidpointRounding.AwayFromZero) * unit;
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
