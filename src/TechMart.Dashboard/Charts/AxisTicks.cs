namespace TechMart.Dashboard.Charts;

/// <summary>Round numbers for the ticks of an axis (1, 2 or 5 times a power of ten apart).</summary>
public static class AxisTicks
{
    private const int MostSteps = 5;
    private static readonly int[] Factors = [1, 2, 5, 10];

    /// <summary>About five round numbers from at most <paramref name="low"/> to at least <paramref name="high"/>.</summary>
    public static IReadOnlyList<double> Round(double low, double high)
    {
        if (low == high)
        {
            return [0];
        }
        var rough = (high - low) / MostSteps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Factors.First(factor => factor * power >= rough * (1 - 1e-9)) * power;
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Ceiling((high / step) - 1e-9);
        return Enumerable.Range(0, (int)(last - first) + 1).Select(index => (first + index) * step).ToArray();
    }
}
