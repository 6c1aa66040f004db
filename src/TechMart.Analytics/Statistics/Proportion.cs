namespace TechMart.Analytics.Statistics;

/// <summary>Shares of a count.</summary>
public static class Proportion
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>
    /// The 95 % interval of Wilson (1927) for a share: it stays within 0 and 1 and holds its level for small counts and shares near
    /// the ends too, unlike the one from the normal approximation.
    /// </summary>
    /// <param name="hits">How many have the trait, 0 to <paramref name="count"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Both ends as fractions; null for a count of zero.</returns>
    public static (double Low, double High)? Wilson95(long hits, long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, hits);
        if (count == 0)
        {
            return null;
        }
        double n = count;
        var share = hits / n;
        var square = Normal95 * Normal95;
        var centre = (share + (square / (2 * n))) / (1 + (square / n));
        var reach = Normal95 / (1 + (square / n)) * Math.Sqrt((share * (1 - share) / n) + (square / (4 * n * n)));
        return (hits == 0 ? 0 : centre - reach, hits == count ? 1 : centre + reach);
    }
}
