namespace TechMart.Analytics.Statistics;

/// <summary>The regularised incomplete beta function, which the distributions of t, F and the binomial are made of.</summary>
internal static class IncompleteBeta
{
    private const double LargeArgument = 10;
    private const double HalfLogTwoPi = 0.918938533204672741780;
    private const double Tiny = 1e-300;
    private const int MostSteps = 200_000;

    /// <summary>
    /// I<sub>x</sub>(a, b), by the continued fraction on the side where it converges fast (Abramowitz and Stegun 26.5.8, evaluated by Lentz's
    /// method). Relative error about 1e-13.
    /// </summary>
    /// <param name="a">Above 0.</param>
    /// <param name="b">Above 0.</param>
    /// <param name="x">0 to 1.</param>
    /// <param name="rest">1 − <paramref name="x"/>, told apart so that nothing is lost near 1.</param>
    public static double Of(double a, double b, double x, double rest)
    {
        if (x <= 0 || rest <= 0)
        {
            return x <= 0 ? 0 : 1;
        }
        var front = Math.Exp((a * LogOf(x, rest)) + (b * LogOf(rest, x)) - LogBeta(a, b));
        return x < (a + 1) / (a + b + 2)
            ? front * Fraction(a, b, x) / a
            : 1 - (front * Fraction(b, a, rest) / b);
    }

    /// <summary>ln B(a, b), without the cancellation that differences of large log-gammas suffer.</summary>
    public static double LogBeta(double a, double b)
    {
        var (small, large) = (Math.Min(a, b), Math.Max(a, b));
        if (large < LargeArgument)
        {
            return LogGamma(small) + LogGamma(large) - LogGamma(small + large);
        }
        if (small < LargeArgument)
        {
            // ln Γ(large) − ln Γ(large + small) by Stirling's series.
            return LogGamma(small) - ((large - 0.5) * Math.Log(1 + (small / large)))
                - (small * Math.Log(small + large)) + small + StirlingRest(large) - StirlingRest(small + large);
        }
        return HalfLogTwoPi - (0.5 * Math.Log(large)) + ((small - 0.5) * Math.Log(small / (small + large)))
            - (large * Math.Log(1 + (small / large))) + StirlingRest(small) + StirlingRest(large) - StirlingRest(small + large);
    }

    private static double LogOf(double x, double rest) => rest < 0.5 ? LogOnePlus(-rest) : Math.Log(x);

    /// <summary>ln(1 + x), exact for small x as well (Kahan's device: the rounding of 1 + x is divided out).</summary>
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * x / (sum - 1);
    }

    /// <summary>ln Γ(x) for x &gt; 0: Stirling's series where x is large, reached by the recurrence where it is not.</summary>
    private static double LogGamma(double x)
    {
        var product = 1.0;
        while (x < LargeArgument)
        {
            product *= x++;
        }
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + StirlingRest(x) - Math.Log(product);
    }

    /// <summary>What Stirling's formula for ln Γ(x) lacks, for x ≥ 10 (Abramowitz and Stegun 6.1.41).</summary>
    private static double StirlingRest(double x)
    {
        var inverse = 1 / x;
        var square = inverse * inverse;
        ReadOnlySpan<double> series = [1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0];
        var sum = 0.0;
        for (var term = series.Length - 1; term >= 0; term--)
        {
            sum = (sum * square) + series[term];
        }
        return inverse * sum;
    }

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / AwayFromZero(1 - ((a + b) * x / (a + 1)));
        var value = d;
        for (var step = 1; step <= MostSteps; step++)
        {
            var even = step * (b - step) * x / ((a + (2 * step) - 1) * (a + (2 * step)));
            d = 1 / AwayFromZero(1 + (even * d));
            c = AwayFromZero(1 + (even / c));
            value *= d * c;
            var odd = -(a + step) * (a + b + step) * x / ((a + (2 * step)) * (a + (2 * step) + 1));
            d = 1 / AwayFromZero(1 + (odd * d));
            c = AwayFromZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }
        return value;
    }

    private static double AwayFromZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
