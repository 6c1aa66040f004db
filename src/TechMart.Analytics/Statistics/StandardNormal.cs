namespace TechMart.Analytics.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class StandardNormal
{
    /// <summary>Half the width of a 95 % interval, in standard errors.</summary>
    public const double Critical95 = 1.959963984540054;

    private const double SeriesUpTo = 2.5;
    private const int Terms = 80;
    private static readonly double InverseRootOfTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// The probability of a value as far from 0 as this one, or farther, in either direction: near 0 by the series of Abramowitz and Stegun
    /// 26.2.11, beyond by the continued fraction 26.2.14. Relative error about 1e-14, also far out.
    /// </summary>
    public static double TwoSidedP(double z)
    {
        z = Math.Abs(z);
        var density = InverseRootOfTwoPi * Math.Exp(-z * z / 2);
        if (z < SeriesUpTo)
        {
            var (sum, term) = (z, z);
            for (var n = 3; n < 2 * Terms; n += 2)
            {
                term *= z * z / n;
                sum += term;
            }
            return 1 - (2 * density * sum);
        }
        var fraction = z;
        for (var n = Terms; n >= 1; n--)
        {
            fraction = z + (n / fraction);
        }
        return 2 * density / fraction;
    }
}
