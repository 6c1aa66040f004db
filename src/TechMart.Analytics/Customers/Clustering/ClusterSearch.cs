using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Clustering;

/// <summary>How clusters are searched for.</summary>
public sealed record ClusterSearchOptions
{
    /// <summary>Restarts of K-means for each number of clusters.</summary>
    public int Restarts { get; init; } = 20;

    /// <summary>Bootstrap resamples; 0 = do not measure stability, and recommend nothing.</summary>
    public int Resamples { get; init; } = 50;

    /// <summary>Resamples after which what is surely not stable is not looked at any longer (<see cref="BootstrapOptions.GiveUpAfter"/>); 0 = none.</summary>
    public int GiveUpAfter { get; init; }

    /// <summary>Structureless data sets to compare with.</summary>
    public int ReferenceSets { get; init; } = 10;

    /// <summary>
    /// Draws a data set as it would be without structure, for data that a <see cref="ReferenceComparison"/> by columns and correlations does not do
    /// justice to, such as shares of few purchases; null = by columns and correlations.
    /// </summary>
    public Func<SeededRandom, FeatureMatrix>? DrawReference { get; init; }

    /// <summary>Seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Most threads; 0 = as many as there are cores. The result does not depend on it.</summary>
    public int Threads { get; init; }
}

/// <summary>What a search is at.</summary>
public enum ClusterSearchStage
{
    /// <summary>Divides the rows into each number of clusters.</summary>
    Dividing,

    /// <summary>Measures how far apart the clusters are.</summary>
    Measuring,

    /// <summary>Divides resamples, to see whether the clusters would be found again.</summary>
    Resampling,

    /// <summary>Divides structureless data, to see whether there is anything to find.</summary>
    Comparing,
}

/// <summary>How far a search is.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">Pieces of this stage that are done.</param>
/// <param name="Total">Pieces of this stage.</param>
public readonly record struct ClusterSearchProgress(ClusterSearchStage Stage, int Done, int Total);

/// <summary>Divides rows into several numbers of clusters, measures each division, and recommends one of them or none.</summary>
public sealed class ClusterSearch
{
    private readonly FeatureMatrix _matrix;
    private readonly ClusterSearchOptions _options;
    private readonly PointGroups _points;

    /// <summary>Prepares a search.</summary>
    /// <param name="matrix">The rows, on scales on which they can be compared (<see cref="FeatureTransform"/>).</param>
    /// <param name="options">How.</param>
    public ClusterSearch(FeatureMatrix matrix, ClusterSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Resamples);
        _matrix = matrix;
        _options = options;
        _points = new PointGroups(matrix);
    }

    /// <summary>Is told how far the search is; calls may come from any thread.</summary>
    public IProgress<ClusterSearchProgress>? Progress { get; init; }

    /// <summary>Divides the rows into a number of clusters.</summary>
    /// <exception cref="ClusteringException">There are fewer rows than clusters.</exception>
    public KMeansModel Fit(int clusters, CancellationToken cancellation = default) => KMeans.Fit(
        _points, clusters, new KMeansOptions { Restarts = _options.Restarts, Seed = _options.Seed, Threads = _options.Threads }, cancellation);

    /// <summary>Measures divisions and chooses among them.</summary>
    /// <param name="models">Divisions made by <see cref="Fit"/>.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ClusterSearchResult Measure(IReadOnlyList<KMeansModel> models, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(models);
        return Assess(MeasureDistances(models, cancellation), cancellation);
    }

    /// <summary>Measures how stable the divisions of <see cref="Cut"/> are and whether there is anything, and chooses among them.</summary>
    /// <param name="cut">The divisions.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ClusterSearchResult Assess(ClusterSearchResult cut, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cut);
        if (_options.Resamples == 0)
        {
            return cut;
        }
        var candidates = Assess([.. cut.Candidates], cancellation);
        return new ClusterSearchResult(candidates, ClusterCountChoice.Decide(candidates, ReferenceDecides));
    }

    private ClusterSearchResult MeasureDistances(IReadOnlyList<KMeansModel> models, CancellationToken cancellation)
    {
        var candidates = models.Select((model, number) =>
        {
            Tell(ClusterSearchStage.Measuring, number, models.Count);
            return new ClusterCandidate
            {
                Model = model,
                Indices = ClusterIndices.Of(_matrix, model.Labels),
                Silhouette = Silhouette.Of(_matrix, model.Labels, _options.Seed, _options.Threads, cancellation),
            };
        }).ToList();
        return new ClusterSearchResult(candidates, ClusterCountChoice.Decide(candidates, ReferenceDecides));
    }

    private bool ReferenceDecides => _options.DrawReference is not null;

    private List<ClusterCandidate> Assess(List<ClusterCandidate> candidates, CancellationToken cancellation)
    {
        var models = candidates.ConvertAll(candidate => candidate.Model);
        var bootstrap = new BootstrapOptions
        {
            Resamples = _options.Resamples,
            GiveUpAfter = _options.GiveUpAfter,
            Seed = _options.Seed,
            Threads = _options.Threads,
            Done = done => Tell(ClusterSearchStage.Resampling, done, _options.Resamples),
        };
        var reference = new ReferenceOptions { Sets = _options.ReferenceSets, Draw = _options.DrawReference, Seed = _options.Seed, Threads = _options.Threads };
        Tell(ClusterSearchStage.Resampling, 0, _options.Resamples);
        var stability = BootstrapStability.Measure(_matrix, models, bootstrap, cancellation);
        Tell(ClusterSearchStage.Comparing, 0, 1);
        var gaps = ReferenceComparison.Measure(_matrix, models, reference, cancellation);
        var borders = new ClusterBorders(_matrix, _options.Seed);
        List<ClusterCandidate> assessed =
        [
            .. candidates.Select((candidate, number) => candidate with
            {
                Stability = stability[number],
                Reference = gaps[number],
                Borders = borders.Of(candidate.Model),
            }),
        ];
        return ClusterCountChoice.FinestSeparated(assessed, ReferenceDecides) is { } separated ? CompareWithin(assessed, separated, reference, cancellation) : assessed;
    }

    /// <summary>Two separated clouds are no four clusters, though four are denser than a single cloud: what is finer is compared with structureless
    /// groups.</summary>
    private List<ClusterCandidate> CompareWithin(
        List<ClusterCandidate> candidates, ClusterCandidate separated, ReferenceOptions options, CancellationToken cancellation)
    {
        var finer = candidates.FindAll(candidate => candidate.Clusters > separated.Clusters);
        var within = options with { Draw = ReferenceComparison.Within(_matrix, separated.Model, options.MostRows, options.Seed) };
        var gaps = ReferenceComparison.Measure(_matrix, finer.ConvertAll(candidate => candidate.Model), within, cancellation);
        return candidates.ConvertAll(candidate => finer.IndexOf(candidate) is var number and >= 0 ? candidate with { ReferenceWithin = gaps[number] } : candidate);
    }

    /// <summary>Divides the rows into every number of clusters of a range, measures and chooses.</summary>
    /// <param name="fewest">From, at least 1.</param>
    /// <param name="most">To.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ClusteringException">There are fewer rows than clusters.</exception>
    public ClusterSearchResult Run(int fewest, int most, CancellationToken cancellation = default) => Assess(Cut(fewest, most, cancellation), cancellation);

    /// <summary>The quick part of <see cref="Run"/>: divides and measures distances. Nothing is recommended before <see cref="Assess(ClusterSearchResult, CancellationToken)"/>.</summary>
    /// <param name="fewest">From, at least 1.</param>
    /// <param name="most">To.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ClusteringException">There are fewer rows than clusters.</exception>
    public ClusterSearchResult Cut(int fewest, int most, CancellationToken cancellation = default)
    {
        var models = new List<KMeansModel>();
        for (var clusters = fewest; clusters <= most; clusters++)
        {
            Tell(ClusterSearchStage.Dividing, models.Count, most - fewest + 1);
            models.Add(Fit(clusters, cancellation));
        }
        return MeasureDistances(models, cancellation);
    }

    private void Tell(ClusterSearchStage stage, int done, int total) => Progress?.Report(new ClusterSearchProgress(stage, done, total));
}

/// <summary>What a search found.</summary>
/// <param name="Candidates">The divisions.</param>
/// <param name="Recommendation">Which of them is recommended.</param>
public sealed record ClusterSearchResult(IReadOnlyList<ClusterCandidate> Candidates, ClusterCountRecommendation Recommendation);
