namespace TechMart.Analytics.Customers.Clustering;

/// <summary>A division into a number of clusters, with what speaks for it and against it.</summary>
public sealed record ClusterCandidate
{
    /// <summary>Clusters asked for.</summary>
    public int Clusters => Model.RequestedClusters;

    /// <summary>The division.</summary>
    public required KMeansModel Model { get; init; }

    /// <summary>Inertia, Calinski–Harabasz and Davies–Bouldin.</summary>
    public required ClusterIndices Indices { get; init; }

    /// <summary>The silhouette; null with fewer than two clusters.</summary>
    public required Silhouette? Silhouette { get; init; }

    /// <summary>Stability; null where it was not measured.</summary>
    public ClusterStability? Stability { get; init; }

    /// <summary>Comparison with structureless data; null where it was not made.</summary>
    public ReferenceGap? Reference { get; init; }

    /// <summary>Comparison with data without structure within the groups of a coarser, separated division; null where there is none, or where it was
    /// not made.</summary>
    public ReferenceGap? ReferenceWithin { get; init; }

    /// <summary>Borders between neighbouring clusters; null where they were not looked at.</summary>
    public IReadOnlyList<ClusterBorder>? Borders { get; init; }
}
