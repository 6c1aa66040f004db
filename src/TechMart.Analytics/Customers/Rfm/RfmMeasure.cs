using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>What is scored.</summary>
public enum RfmMeasure
{
    /// <summary>Calendar days from the last sale to the as-of day; the fewer, the better.</summary>
    Recency,

    /// <summary>How often they bought.</summary>
    Frequency,

    /// <summary>How much they spent.</summary>
    Monetary,
}

/// <summary>Customers with one score in one measure.</summary>
/// <param name="Score">1 (worst) to 5.</param>
/// <param name="Customers">How many got it.</param>
/// <param name="Lowest">Their lowest value (days, orders or money); null where there are none.</param>
/// <param name="Highest">Their highest value; null where there are none. Under rules by ranks it can reach into the next score.</param>
public readonly record struct ScoreBand(int Score, int Customers, decimal? Lowest, decimal? Highest);

/// <summary>How one measure was scored.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Bands">The scores from 1 to 5.</param>
/// <param name="Borders">
/// Four values, never falling: a value that is higher than one of them lies beyond it. Recency: the longest that still gets 5, 4, 3, 2;
/// else the highest that still gets 1, 2, 3, 4. Empty without customers.
/// </param>
public sealed record RfmScale(RfmMeasure Measure, IReadOnlyList<ScoreBand> Bands, IReadOnlyList<decimal> Borders);

/// <summary>Values of measures are whole numbers: days, orders, ten-thousandths of money.</summary>
internal static class RfmValues
{
    public static decimal Shown(RfmMeasure measure, long value) => measure == RfmMeasure.Monetary ? FixedPoint.ToDecimal(value) : value;

    /// <summary>The highest whole number that is not above a border.</summary>
    public static long Floor(RfmMeasure measure, decimal border)
    {
        const decimal Most = long.MaxValue / FixedPoint.Scale;
        var whole = Math.Clamp(border, -Most, Most);
        return decimal.ToInt64(decimal.Floor(measure == RfmMeasure.Monetary ? whole * FixedPoint.Scale : whole));
    }

    public static RfmScale Scale(RfmMeasure measure, MeasureScores scores) => new(
        measure,
        [.. Enumerable.Range(1, SegmentTable.Scores).Select(score => scores.Counts[score] == 0
            ? new ScoreBand(score, 0, null, null)
            : new ScoreBand(score, scores.Counts[score], Shown(measure, scores.Lowest[score]), Shown(measure, scores.Highest[score])))],
        scores.ScoreOfCustomer.Length == 0
            ? []
            : [.. scores.Borders.Select(border => Shown(measure, border == long.MinValue ? scores.Lowest.Min() : border))]);
}
