namespace TechMart.Analytics.Customers.Clustering;

/// <summary>
/// A division of rows into clusters. Clusters are numbered by size, the largest first (of equal ones the one whose centre is smaller in the first
/// column that tells them apart), so that numbers mean the same from run to run.
/// </summary>
public sealed class KMeansModel
{
    private readonly double[] _centres;
    private readonly int[] _labels;

    internal KMeansModel(int requested, int columns, double[] centres, int[] labels, int[] sizes)
    {
        RequestedClusters = requested;
        Columns = columns;
        _centres = centres;
        _labels = labels;
        Sizes = sizes;
    }

    /// <summary>Clusters asked for.</summary>
    public int RequestedClusters { get; }

    /// <summary>Clusters found: as many as were asked for, or fewer where there are fewer distinct rows.</summary>
    public int Clusters => Sizes.Count;

    /// <summary>Whether there are fewer distinct rows than clusters asked for.</summary>
    public bool HasFewerDistinctRows => Clusters < RequestedClusters;

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Rows of each cluster.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>The cluster of each row, counted from 0.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Sum of squared distances between rows and their centres.</summary>
    public required double Inertia { get; init; }

    /// <summary>Iterations of the best restart.</summary>
    public required int Iterations { get; init; }

    /// <summary>Whether the best restart settled (or came to rest within the tolerance) before the last iteration allowed.</summary>
    public required bool Converged { get; init; }

    /// <summary>A centre: the mean of its rows.</summary>
    public ReadOnlySpan<double> Centre(int cluster)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cluster, (uint)Clusters, nameof(cluster));
        return _centres.AsSpan(cluster * Columns, Columns);
    }

    /// <summary>The cluster whose centre is nearest to each row of a matrix; of equally near ones the first.</summary>
    /// <exception cref="ArgumentException">The matrix has another number of columns.</exception>
    public int[] Assign(FeatureMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return matrix.Columns == Columns
            ? Assign(new PointGroups(matrix))
            : throw new ArgumentException($"{matrix.Columns} columns do not fit centres of {Columns}.", nameof(matrix));
    }

    internal int[] Assign(PointGroups points) => NearestCentre.Labels(points, _centres);
}
