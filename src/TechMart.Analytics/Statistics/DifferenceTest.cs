namespace TechMart.Analytics.Statistics;

/// <summary>An estimated number and its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Value, double Low, double High);

/// <summary>How far two groups are apart, and how surely. All tests are two-sided.</summary>
/// <param name="Difference">First less second, in the units of the values.</param>
/// <param name="Effect">The same without units (see the test), first less second, so that unlike measures can be compared.</param>
/// <param name="Statistic">The test statistic.</param>
/// <param name="DegreesOfFreedom">Of the t distribution; null where the statistic is normal.</param>
/// <param name="PValue">The probability of a statistic as far from 0, or farther, were there no difference.</param>
public sealed record DifferenceTest(Estimate Difference, Estimate Effect, double Statistic, double? DegreesOfFreedom, double PValue)
{
    /// <summary>
    /// Compares two means by the test of Welch (1947), which asks nothing of the variances. The effect is
    /// <see cref="EffectSizes.HedgesG"/>; its interval is that of the difference in the same standard deviations, so that the two
    /// never disagree about 0 (how well the standard deviation is known is left out of account).
    /// </summary>
    /// <returns>Null where there is nothing to test by: fewer than two values on a side, or no spread on either.</returns>
    public static DifferenceTest? OfMeans(in SampleMoments first, in SampleMoments second)
    {
        if (first.Count < 2 || second.Count < 2 || (first.Variance == 0 && second.Variance == 0))
        {
            return null;
        }
        var (errorOfFirst, errorOfSecond) = (first.Variance / first.Count, second.Variance / second.Count);
        var error = errorOfFirst + errorOfSecond;
        var freedom = error * error / ((errorOfFirst * errorOfFirst / (first.Count - 1)) + (errorOfSecond * errorOfSecond / (second.Count - 1)));
        var difference = first.Mean - second.Mean;
        var statistic = difference / Math.Sqrt(error);
        var reach = StudentT.Critical(0.95, freedom) * Math.Sqrt(error);
        var unit = EffectSizes.UnitOfHedgesG(first, second);
        return new DifferenceTest(
            new Estimate(difference, difference - reach, difference + reach),
            new Estimate(difference / unit, (difference - reach) / unit, (difference + reach) / unit),
            statistic,
            freedom,
            StudentT.TwoSidedP(statistic, freedom));
    }

    /// <summary>
    /// Compares two shares by the z test with the pooled share. The interval of the difference is the hybrid score interval of
    /// Newcombe (1998, method 10), made of <see cref="Proportion.Wilson95"/>; the effect is <see cref="EffectSizes.CohensH"/>, whose interval
    /// is that of a difference of variance-stabilised shares.
    /// </summary>
    /// <param name="firstHits">How many of the first have the trait.</param>
    /// <param name="firstCount">How many the first are.</param>
    /// <param name="secondHits">How many of the second have the trait.</param>
    /// <param name="secondCount">How many the second are.</param>
    /// <returns>Null where there is nothing to test by: nobody on a side, or all or none have the trait.</returns>
    public static DifferenceTest? OfShares(long firstHits, long firstCount, long secondHits, long secondCount)
    {
        var hits = firstHits + secondHits;
        if (Proportion.Wilson95(firstHits, firstCount) is not { } first || Proportion.Wilson95(secondHits, secondCount) is not { } second
            || hits == 0 || hits == firstCount + secondCount)
        {
            return null;
        }
        var (firstShare, secondShare) = ((double)firstHits / firstCount, (double)secondHits / secondCount);
        var difference = firstShare - secondShare;
        var pooled = (double)hits / (firstCount + secondCount);
        var inverse = (1.0 / firstCount) + (1.0 / secondCount);
        var statistic = difference / Math.Sqrt(pooled * (1 - pooled) * inverse);
        var effect = EffectSizes.CohensH(firstShare, secondShare);
        var reach = StandardNormal.Critical95 * Math.Sqrt(inverse);
        return new DifferenceTest(
            new Estimate(difference, difference - Length(firstShare - first.Low, second.High - secondShare), difference + Length(first.High - firstShare, secondShare - second.Low)),
            new Estimate(effect, effect - reach, effect + reach),
            statistic,
            null,
            StandardNormal.TwoSidedP(statistic));
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
