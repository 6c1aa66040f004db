using System.Globalization;
using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Cli.Answers;

/// <summary>Clusterings as tables.</summary>
internal static class KMeansReport
{
    public static void Write(TextReport text, KMeansFit fit)
    {
        var choice = fit.Result.Recommendation;
        text.Table(
            null,
            ["K", "Inertia", "Silhouette", "CalinskiHarabasz", "DaviesBouldin", "Stability", "SmallestCluster", "LargestCluster", "Seconds", "Verdict"],
            fit.Result.Candidates.Select((candidate, number) => (IReadOnlyList<object?>)
            [
                candidate.Clusters,
                Short(candidate.Model.Inertia),
                Short(candidate.Silhouette?.Mean),
                Short(candidate.Indices.CalinskiHarabasz),
                Short(candidate.Indices.DaviesBouldin),
                Short(candidate.Stability?.AdjustedRand),
                candidate.Model.Sizes[^1],
                candidate.Model.Sizes[0],
                Short(fit.Seconds[number]),
                text[$"Verdict_{choice.Assessments[number].Verdict}"],
            ]));
        text.Line("");
        text.Line(text.Texts.Fill($"Clusters_{choice.Reason}", ("k", Shown(choice.RecommendedClusters))));
        if (choice.Reason == ClusterCountReason.NoStableClusters && choice.PracticalClusters is { } practical)
        {
            text.Line(text.Texts.Fill("Clusters_Practical", ("k", Shown(practical))));
        }
        if (fit.Result.Candidates.FirstOrDefault(candidate => candidate.Model.HasFewerDistinctRows) is { } fewer)
        {
            text.Line(text.Texts.Fill("Clusters_FewerDistinctRows", ("found", Shown(fewer.Model.Clusters))));
        }
        var shown = choice.RecommendedClusters ?? choice.PracticalClusters ?? (fit.Result.Candidates.Count == 1 ? fit.Result.Candidates[0].Clusters : null);
        if (fit.Result.Candidates.FirstOrDefault(candidate => candidate.Clusters == shown) is { } one)
        {
            WriteClusters(text, fit, one.Model);
        }

        string Shown(int? number) => number?.ToString("N0", text.Texts.Culture) ?? "";
    }

    private static void WriteClusters(TextReport text, KMeansFit fit, KMeansModel model)
    {
        var centres = fit.OriginalCentres(model);
        text.Table(
            text.Texts.Fill("Heading_Clusters", ("k", model.RequestedClusters.ToString("N0", text.Texts.Culture))),
            ["Cluster", "Rows", "Share", "Column", "Centre"],
            centres.SelectMany((centre, cluster) => centre.Select((value, column) => (IReadOnlyList<object?>)
            [
                column == 0 ? cluster.ToString(CultureInfo.InvariantCulture) : "",
                model.Sizes[cluster],
                (double)model.Sizes[cluster] / model.Labels.Length,
                fit.Columns[column],
                Short(value),
            ])));
    }

    /// <summary>Four decimals where a decimal can hold the number, else six digits.</summary>
    private static object? Short(double? value) => value switch
    {
        null => null,
        { } number when Math.Abs(number) < 1e15 => new Pieces(Math.Round((decimal)number, 4)),
        { } number => number.ToString("G6", CultureInfo.InvariantCulture),
    };
}
