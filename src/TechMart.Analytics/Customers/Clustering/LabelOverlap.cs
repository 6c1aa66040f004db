namespace TechMart.Analytics.Customers.Clustering;

/// <summary>How two divisions of the same rows overlap.</summary>
public sealed class LabelOverlap
{
    private readonly long[,] _counts;
    private readonly long[] _first;
    private readonly long[] _second;

    private LabelOverlap(long[,] counts, long[] first, long[] second, long rows)
    {
        _counts = counts;
        _first = first;
        _second = second;
        Rows = rows;
    }

    /// <summary>Rows that are in both divisions.</summary>
    public long Rows { get; }

    /// <summary>Clusters of the first division.</summary>
    public int FirstClusters => _first.Length;

    /// <summary>Clusters of the second division.</summary>
    public int SecondClusters => _second.Length;

    /// <summary>Rows that are in a cluster of the first and in one of the second division.</summary>
    public long this[int first, int second] => _counts[first, second];

    /// <summary>Counts the rows.</summary>
    /// <param name="first">The clusters of the rows in one division, from 0; negative = the row is not in it and does not count.</param>
    /// <param name="second">The same in the other.</param>
    /// <exception cref="ArgumentException">The divisions differ in length.</exception>
    public static LabelOverlap Of(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} and {second.Length} labels are not of the same rows.", nameof(second));
        }
        var counts = new long[Largest(first) + 1, Largest(second) + 1];
        var (firstSizes, secondSizes) = (new long[counts.GetLength(0)], new long[counts.GetLength(1)]);
        var rows = 0L;
        for (var row = 0; row < first.Length; row++)
        {
            var (a, b) = (first[row], second[row]);
            if (a >= 0 && b >= 0)
            {
                counts[a, b]++;
                firstSizes[a]++;
                secondSizes[b]++;
                rows++;
            }
        }
        return new LabelOverlap(counts, firstSizes, secondSizes, rows);
    }

    /// <summary>
    /// The adjusted Rand index (Hubert and Arabie 1985): 1 = the divisions are the same, about 0 = they agree as much as by chance; it can be a bit
    /// below 0. Two divisions that both keep all rows together, or both all apart, are the same.
    /// </summary>
    public double AdjustedRand
    {
        get
        {
            var (together, firstPairs, secondPairs) = (0.0, _first.Sum(Pairs), _second.Sum(Pairs));
            foreach (var count in _counts)
            {
                together += Pairs(count);
            }
            var pairs = Pairs(Rows);
            var expected = pairs > 0 ? firstPairs * secondPairs / pairs : 0;
            var most = (firstPairs + secondPairs) / 2;
            return most - expected == 0 ? 1 : (together - expected) / (most - expected);
        }
    }

    /// <summary>Rows in both of two clusters over rows in either, 0 to 1 (Jaccard); 0 for two empty ones.</summary>
    public double Jaccard(int first, int second)
    {
        var either = _first[first] + _second[second] - _counts[first, second];
        return either == 0 ? 0 : (double)_counts[first, second] / either;
    }

    /// <summary>The largest Jaccard index that a cluster of the first division reaches with any of the second.</summary>
    public double BestJaccard(int first)
    {
        var best = 0.0;
        for (var second = 0; second < SecondClusters; second++)
        {
            best = Math.Max(best, Jaccard(first, second));
        }
        return best;
    }

    private static double Pairs(long count) => count * (count - 1.0) / 2;

    private static int Largest(ReadOnlySpan<int> labels)
    {
        var largest = -1;
        foreach (var label in labels)
        {
            largest = Math.Max(largest, label);
        }
        return largest;
    }
}
