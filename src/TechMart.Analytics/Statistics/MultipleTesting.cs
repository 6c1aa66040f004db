namespace TechMart.Analytics.Statistics;

/// <summary>Corrections for asking many questions at once.</summary>
public static class MultipleTesting
{
    /// <summary>
    /// The adjusted p-values (q-values) of Benjamini and Hochberg (1995): calling those up to <c>q</c> significant, at most that share of
    /// the calls is false on average, for independent tests and for positively dependent ones.
    /// </summary>
    /// <param name="pValues">The p-values of the whole family, in any order.</param>
    /// <returns>One for each, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value does not lie within 0 and 1.</exception>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var order = new int[pValues.Count];
        var sorted = new double[pValues.Count];
        for (var i = 0; i < order.Length; i++)
        {
            if (!(pValues[i] is >= 0 and <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), pValues[i], "A p-value lies within 0 and 1.");
            }
            (order[i], sorted[i]) = (i, pValues[i]);
        }
        Array.Sort(sorted, order);
        var adjusted = new double[order.Length];
        var lowest = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            lowest = Math.Min(lowest, sorted[rank - 1] * order.Length / rank);
            adjusted[order[rank - 1]] = lowest;
        }
        return adjusted;
    }
}
