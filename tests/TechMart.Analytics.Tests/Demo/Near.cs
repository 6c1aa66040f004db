namespace TechMart.Analytics.Tests.Demo;

/// <summary>Compares with a planted value within 4.5 standard errors (1 in 150,000 by chance; the seeds are fixed anyway).</summary>
internal static class Near
{
    private const double StandardErrors = 4.5;

    public static void Value(double actual, double expected, double standardError, double slack = 0) =>
        Assert.True(
            Math.Abs(actual - expected) <= StandardErrors * standardError + slack,
            $"{actual:G6} is {(actual - expected) / standardError:F1} standard errors ({standardError:G3}) from {expected:G6}");

    public static void Share(long hits, long of, double expected, double slack = 0) =>
        Value((double)hits / of, expected, Math.Sqrt(expected * (1 - expected) / of), slack);

    public static void Mean(IReadOnlyCollection<double> values, double expected, double slack = 0)
    {
        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        Value(mean, expected, Math.Sqrt(variance / values.Count), slack);
    }
}
