using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>Simple random samples of rows.</summary>
internal static class RowSample
{
    /// <summary>Draws rows without repetition (Floyd's way, Bentley and Floyd 1987), in ascending order.</summary>
    public static int[] Of(int rows, int size, long seed)
    {
        var random = new SeededRandom(seed, rows, size);
        var chosen = new HashSet<int>(size);
        for (var bound = rows - size; bound < rows; bound++)
        {
            var row = random.NextInt(bound + 1);
            chosen.Add(chosen.Contains(row) ? bound : row);
        }
        return [.. chosen.Order()];
    }

    /// <summary>The matrix, or a sample of its rows where it has more than some.</summary>
    public static FeatureMatrix AtMost(FeatureMatrix matrix, int most, long seed) =>
        matrix.Rows <= most ? matrix : matrix.Select(Of(matrix.Rows, most, seed));
}
