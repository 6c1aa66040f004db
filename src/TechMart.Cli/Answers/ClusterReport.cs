using TechMart.Analytics.Customers.Clusters;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>Clusters of customers as tables and portraits.</summary>
internal static class ClusterReport
{
    public static void Write(TextReport text, ClusterResult result, ClusterWords words)
    {
        text.Facts(("Customers", result.Customers), ("CustomersLeftOut", result.LeftOut), ("AsOf", result.AsOf));
        text.Table(
            null,
            ["K", "Inertia", "Silhouette", "CalinskiHarabasz", "DaviesBouldin", "Stability", "WeakestCluster", "SmallestCluster", "LargestCluster", "Verdict"],
            result.Candidates.Select(candidate => (IReadOnlyList<object?>)
            [
                candidate.Clusters,
                Short(candidate.Inertia),
                Short(candidate.Silhouette),
                Short(candidate.CalinskiHarabasz),
                Short(candidate.DaviesBouldin),
                Short(candidate.AdjustedRand),
                Short(candidate.WeakestCluster),
                candidate.Sizes[^1],
                candidate.Sizes[0],
                words.Verdict(candidate.Verdict),
            ]));
        if (result.Candidates.Count > 0)
        {
            text.Line("");
            text.Line($"{words.Headline(result)}. {words.Reason(result)}");
        }
        if (result.Standing is not null and not DivisionStanding.Recommended)
        {
            text.Line("");
            text.Line(string.Join(". ", new[] { words.Standing(result), words.StandingMeans(result) ?? "" }).TrimEnd(' ', '.') + ".");
        }
        text.Table(
            null,
            ["Cluster", "Customers", "Share", "Revenue", "RevenueShare", "Name", "Stability"],
            result.Clusters.Select(cluster => (IReadOnlyList<object?>)
            [
                cluster.Label,
                cluster.Size,
                cluster.Share,
                cluster.Revenue,
                cluster.RevenueShare,
                words.Title(cluster),
                cluster.Band is { } band ? words.Band(band, Standing(result)) : null,
            ]));
        foreach (var cluster in result.Clusters)
        {
            text.Line("");
            text.Line($"{cluster.Label}: {string.Concat(words.Portrait(cluster, Standing(result)).Select(piece => piece.Text))}");
        }
    }

    private static DivisionStanding Standing(ClusterResult result) => result.Standing ?? DivisionStanding.NotAssessed;

    private static Pieces? Short(double? value) => value is { } number && Math.Abs(number) < 1e15 ? new Pieces(Math.Round((decimal)number, 4)) : null;
}
