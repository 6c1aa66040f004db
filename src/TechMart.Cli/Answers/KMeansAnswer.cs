using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Cli.Answers;

/// <summary>Clusterings of a table, timed.</summary>
/// <param name="Transform">From original units to those in which distances were measured.</param>
/// <param name="Result">The clusterings.</param>
/// <param name="Seconds">How long each took to fit, without the measures.</param>
/// <param name="Columns">Names of the columns.</param>
internal sealed record KMeansFit(FeatureTransform Transform, ClusterSearchResult Result, IReadOnlyList<double> Seconds, IReadOnlyList<string> Columns)
{
    public static KMeansFit Run(
        FeatureMatrix matrix, FeatureTransformOptions transform, ClusterSearchOptions options, int fewest, int most, TimeProvider clock, CancellationToken cancellation)
    {
        var learnt = FeatureTransform.Learn(matrix, transform);
        var search = new ClusterSearch(learnt.Apply(matrix), options);
        var (models, seconds) = (new List<KMeansModel>(), new List<double>());
        for (var clusters = fewest; clusters <= most; clusters++)
        {
            var start = clock.GetTimestamp();
            models.Add(search.Fit(clusters, cancellation));
            seconds.Add(clock.GetElapsedTime(start).TotalSeconds);
        }
        return new KMeansFit(learnt, search.Measure(models, cancellation), seconds, matrix.Names);
    }

    /// <summary>The centres of a division in original units.</summary>
    public double[][] OriginalCentres(KMeansModel model) => [.. Enumerable.Range(0, model.Clusters).Select(cluster => Transform.Invert(model.Centre(cluster)))];
}

/// <summary>The JSON of <c>model kmeans</c>.</summary>
internal sealed record KMeansAnswer(
    IReadOnlyList<string> Columns,
    IReadOnlyList<KMeansCandidateAnswer> Candidates,
    int? RecommendedK,
    ClusterCountReason Reason,
    int? PracticalK)
{
    public static KMeansAnswer Of(KMeansFit fit, bool withAssignments)
    {
        var choice = fit.Result.Recommendation;
        return new KMeansAnswer(
            fit.Columns,
            [.. fit.Result.Candidates.Select((candidate, number) =>
                Candidate(fit, candidate, choice.Assessments[number], fit.Seconds[number], withAssignments))],
            choice.RecommendedClusters,
            choice.Reason,
            choice.PracticalClusters);
    }

    private static KMeansCandidateAnswer Candidate(
        KMeansFit fit, ClusterCandidate candidate, ClusterCountAssessment assessment, double seconds, bool withAssignments)
    {
        var model = candidate.Model;
        return new KMeansCandidateAnswer
        {
            K = candidate.Clusters,
            Inertia = model.Inertia,
            Silhouette = candidate.Silhouette?.Mean,
            SilhouetteStandardError = candidate.Silhouette?.StandardError,
            CalinskiHarabasz = candidate.Indices.CalinskiHarabasz,
            DaviesBouldin = candidate.Indices.DaviesBouldin,
            Stability = candidate.Stability?.AdjustedRand,
            Jaccard = candidate.Stability?.Jaccard,
            Gap = candidate.Reference?.Gap,
            GapStandardError = candidate.Reference?.StandardError,
            WeakestBorder = candidate.Borders is { Count: > 0 } borders ? borders.Max(border => border.Density) : null,
            Verdict = assessment.Verdict,
            Score = assessment.Score,
            Sizes = model.Sizes,
            Centres = [.. Enumerable.Range(0, model.Clusters).Select(cluster => model.Centre(cluster).ToArray())],
            OriginalCentres = fit.OriginalCentres(model),
            Assignments = withAssignments ? model.Labels.ToArray() : null,
            FewerDistinctRows = model.HasFewerDistinctRows,
            Iterations = model.Iterations,
            Converged = model.Converged,
            Seconds = seconds,
        };
    }
}

/// <summary>One number of clusters.</summary>
internal sealed record KMeansCandidateAnswer
{
    public required int K { get; init; }

    public required double Inertia { get; init; }

    public required double? Silhouette { get; init; }

    /// <summary>0 where the silhouette is exact.</summary>
    public required double? SilhouetteStandardError { get; init; }

    public required double? CalinskiHarabasz { get; init; }

    public required double? DaviesBouldin { get; init; }

    /// <summary>Mean adjusted Rand index over the resamples.</summary>
    public required double? Stability { get; init; }

    /// <summary>Mean Jaccard index of each cluster over the resamples.</summary>
    public required IReadOnlyList<double>? Jaccard { get; init; }

    public required double? Gap { get; init; }

    public required double? GapStandardError { get; init; }

    /// <summary>Largest relative density at the border of two neighbours: near 0 = all are separated.</summary>
    public required double? WeakestBorder { get; init; }

    public required ClusterCountVerdict Verdict { get; init; }

    public required double? Score { get; init; }

    public required IReadOnlyList<int> Sizes { get; init; }

    /// <summary>In the units of the distances: after logarithm and standardisation.</summary>
    public required double[][] Centres { get; init; }

    public required double[][] OriginalCentres { get; init; }

    /// <summary>Cluster of each row, from 0; null unless asked for.</summary>
    public required int[]? Assignments { get; init; }

    public required bool FewerDistinctRows { get; init; }

    public required int Iterations { get; init; }

    public required bool Converged { get; init; }

    /// <summary>Time of the fit, without the measures.</summary>
    public required double Seconds { get; init; }
}
