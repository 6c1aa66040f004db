using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>
/// What amount and quantity of a line are usual. A line is an outlier where the logarithm of its amount, or of its quantity
/// (both without sign), is further from the median than five times the standard deviation, estimated robustly as 1.4826 × the
/// median absolute deviation (Iglewicz and Hoaglin, <i>How to Detect and Handle Outliers</i>, 1993) and taken as at least ln 2.
/// So an outlier is at least 32 times the median, or at most a 32nd.
/// </summary>
internal sealed class OutlierBounds
{
    private const double Deviations = 5;
    private const double NormalConsistency = 1.4826;
    private static readonly double LeastDeviation = Math.Log(2);

    private readonly Range _amount;
    private readonly Range _quantity;

    private OutlierBounds(Range amount, Range quantity) => (_amount, _quantity) = (amount, quantity);

    /// <summary>Fewest lines from which bounds are made.</summary>
    public const int FewestLines = 30;

    /// <summary>The bounds by the lines of some blocks; null where they are too few.</summary>
    public static OutlierBounds? Of(IEnumerable<SalesBatch> blocks)
    {
        var amounts = new List<double>();
        var quantities = new List<double>();
        foreach (var block in blocks)
        {
            Gather(block.Amount.AsSpan(0, block.Count), amounts);
            Gather(block.Quantity.AsSpan(0, block.Count), quantities);
        }
        return amounts.Count < FewestLines ? null : new(Range.Of(amounts), Range.Of(quantities));
    }

    /// <summary>Whether a line lies outside.</summary>
    public bool IsOutlier(long amount, long quantity) => _amount.Excludes(amount) || _quantity.Excludes(quantity);

    private static void Gather(ReadOnlySpan<long> values, List<double> logarithms)
    {
        foreach (var value in values)
        {
            if (value != 0)
            {
                logarithms.Add(Math.Log(Math.Abs((double)value)));
            }
        }
    }

    private readonly record struct Range(double Low, double High)
    {
        public static Range Of(List<double> logarithms)
        {
            var median = Median(logarithms);
            var deviation = NormalConsistency * Median([.. logarithms.Select(value => Math.Abs(value - median))]);
            var reach = Deviations * Math.Max(deviation, LeastDeviation);
            return new(Math.Exp(median - reach), Math.Exp(median + reach));
        }

        public bool Excludes(long value) => value != 0 && Math.Abs((double)value) is var size && (size < Low || size > High);

        private static double Median(List<double> values)
        {
            values.Sort();
            var middle = values.Count / 2;
            return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        }
    }
}
