namespace TechMart.Analytics.Statistics;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    private const int MostSteps = 500;

    /// <summary>The probability of a value as far from 0 as this one, or farther, in either direction.</summary>
    /// <param name="t">The value.</param>
    /// <param name="degreesOfFreedom">Above 0; need not be whole.</param>
    public static double TwoSidedP(double t, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        var square = t * t;
        if (double.IsPositiveInfinity(square))
        {
            return 0;
        }
        var sum = degreesOfFreedom + square;
        return IncompleteBeta.Of(degreesOfFreedom / 2, 0.5, degreesOfFreedom / sum, square / sum);
    }

    /// <summary>The value that lies, with its negative, around the given share of the distribution: for 0.95 half the width of a 95 % interval in standard errors.</summary>
    /// <param name="confidence">Between 0 and 1, both excluded.</param>
    /// <param name="degreesOfFreedom">Above 0; need not be whole.</param>
    public static double Critical(double confidence, double degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        // The tail is convex, so Newton's steps from the left never jump over the root.
        var target = 1 - confidence;
        var t = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var move = (TwoSidedP(t, degreesOfFreedom) - target) / (2 * Density(t, degreesOfFreedom));
            t += move;
            if (move <= 1e-14 * t)
            {
                break;
            }
        }
        return t;
    }

    private static double Density(double t, double degreesOfFreedom) => Math.Exp(
        -IncompleteBeta.LogBeta(degreesOfFreedom / 2, 0.5) - ((degreesOfFreedom + 1) / 2 * Math.Log(1 + (t * t / degreesOfFreedom)))) / Math.Sqrt(degreesOfFreedom);
}
