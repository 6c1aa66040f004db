namespace TechMart.Analytics.Customers.Clusters;

/// <summary>What is typical of a cluster in one feature, against what is typical of all compared customers: centres, as in <see cref="ClusterMark"/>, so that both say the same.</summary>
/// <param name="Feature">Its code.</param>
/// <param name="Typical">The cluster's centre in the feature's own unit; of logged features a kind of geometric mean, which a few extreme customers do not move.</param>
/// <param name="Overall">The same of all compared customers.</param>
/// <param name="Index">The one as a multiple of the other: 1 = as all, 2 = twice. Null for a small cluster and where <paramref name="Overall"/> is not positive.</param>
/// <param name="Low">
/// Lower end of the 95 % interval of <paramref name="Index"/>: of the centre by its standard error on the scale on which customers are compared, brought back. It says how exactly the centre is known
/// and is no test, since clusters were made to differ. Null with it.
/// </param>
/// <param name="High">Upper end.</param>
public sealed record TypicalFeature(string Feature, double Typical, double Overall, double? Index, double? Low, double? High);
