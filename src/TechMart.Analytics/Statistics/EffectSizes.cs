namespace TechMart.Analytics.Statistics;

/// <summary>Differences without units. Both kinds are read alike: 0.2 is small, 0.5 medium, 0.8 large (Cohen 1988).</summary>
public static class EffectSizes
{
    /// <summary>
    /// Difference of two means in pooled standard deviations, without the bias of small samples (Hedges 1981; his correction in its usual
    /// approximation 1 − 3 / (4 (n₁ + n₂ − 2) − 1)).
    /// </summary>
    /// <returns>Null for fewer than two values on a side, or where nothing varies.</returns>
    public static double? HedgesG(in SampleMoments first, in SampleMoments second) =>
        first.Count < 2 || second.Count < 2 || (first.Variance == 0 && second.Variance == 0)
            ? null
            : (first.Mean - second.Mean) / UnitOfHedgesG(first, second);

    /// <summary>Difference of two shares on the scale 2 arcsin √share, on which their spread does not depend on where they lie (Cohen 1988, ch. 6). −π to π.</summary>
    /// <param name="first">0 to 1.</param>
    /// <param name="second">0 to 1.</param>
    public static double CohensH(double first, double second) => 2 * (Math.Asin(Math.Sqrt(first)) - Math.Asin(Math.Sqrt(second)));

    internal static double UnitOfHedgesG(in SampleMoments first, in SampleMoments second)
    {
        var freedom = first.Count + second.Count - 2;
        var pooled = (((first.Count - 1) * first.Variance) + ((second.Count - 1) * second.Variance)) / freedom;
        return Math.Sqrt(pooled) / (1 - (3.0 / ((4.0 * freedom) - 1)));
    }
}
