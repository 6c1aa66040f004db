namespace TechMart.Analytics.Customers.Clustering;

/// <summary>What cannot be clustered, as a code with its place; the sentence is made where words are made.</summary>
/// <param name="problem">What is wrong.</param>
/// <param name="row">The row at fault, counted from 0; null where it is no single one.</param>
/// <param name="column">The column at fault; null where it is no single one.</param>
public sealed class ClusteringException(ClusteringProblem problem, int? row = null, string? column = null)
    : Exception($"{problem}: row {row?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}, column {column ?? "-"}")
{
    /// <summary>What is wrong.</summary>
    public ClusteringProblem Problem { get; } = problem;

    /// <summary>The row at fault, counted from 0; null where it is no single one.</summary>
    public int? Row { get; } = row;

    /// <summary>The column at fault; null where it is no single one.</summary>
    public string? Column { get; } = column;
}

/// <summary>Kinds of <see cref="ClusteringException"/>.</summary>
public enum ClusteringProblem
{
    /// <summary>A value is missing, not a number, or infinite.</summary>
    NotFinite,

    /// <summary>A value is beyond <see cref="FeatureMatrix.Largest"/>.</summary>
    TooLarge,

    /// <summary>There are fewer rows than clusters asked for.</summary>
    FewerRowsThanClusters,
}
