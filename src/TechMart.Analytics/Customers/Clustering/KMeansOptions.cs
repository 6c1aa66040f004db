namespace TechMart.Analytics.Customers.Clustering;

/// <summary>How K-means is done.</summary>
public sealed record KMeansOptions
{
    /// <summary>How often to begin anew from other first centres; the best result counts. At least 1.</summary>
    public int Restarts { get; init; } = 10;

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most iterations of a restart, at least 1.</summary>
    public int MaxIterations { get; init; } = 300;

    /// <summary>
    /// A restart ends when the squared moves of its centres add up to no more than this share of the columns' mean variance (scikit-learn's
    /// <c>tol</c>); 0 = only when no row changes its cluster.
    /// </summary>
    public double Tolerance { get; init; }

    /// <summary>Most threads; 0 = as many as the machine has cores. The result does not depend on it, not in a single bit.</summary>
    public int Threads { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Restarts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Threads);
        if (!(Tolerance >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(Tolerance), Tolerance, "The tolerance is 0 or more.");
        }
    }
}
