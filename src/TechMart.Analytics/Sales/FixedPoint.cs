namespace TechMart.Analytics.Sales;

/// <summary>
/// Money and quantities are whole ten-thousandths (of the currency unit, of a piece) in the store and in memory,
/// so that sums are exact and never drift. This is the one place that converts.
/// </summary>
public static class FixedPoint
{
    /// <summary>How many parts one unit has.</summary>
    public const long Scale = 10_000;

    /// <summary>Marks a value that the file does not give (for example a price where only totals are given).</summary>
    public const long Missing = long.MinValue;

    /// <summary>The exact decimal of a number of ten-thousandths.</summary>
    public static decimal ToDecimal(long tenThousandths) => tenThousandths / (decimal)Scale;

    /// <summary>The number of ten-thousandths nearest to a value, halves away from zero.</summary>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static long FromDecimal(decimal value) =>
        decimal.ToInt64(decimal.Round(value * Scale, 0, MidpointRounding.AwayFromZero));
}
