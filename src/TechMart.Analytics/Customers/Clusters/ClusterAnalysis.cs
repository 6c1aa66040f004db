using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Clusters;

/// <summary>
/// Groups customers by what they did (K-means on scaled features), says how many groups there are, if any, how stable each is, what marks it, and who stands between two.
/// </summary>
public static class ClusterAnalysis
{
    /// <summary>A customer with a smaller silhouette belongs to two clusters about equally.</summary>
    public const double AmbiguousBelow = 0.05;

    /// <summary>Most ambiguous customers that are listed.</summary>
    public const int MostAmbiguous = 500;

    /// <summary>Most categories of <see cref="CustomerFeatures.Categories"/>.</summary>
    public const int MostCategories = 20;

    private const double LeastMark = 0.5;

    /// <summary>Divides the customers of a selection and shows the number of clusters that is recommended or asked for.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How.</param>
    /// <param name="shown">The number of clusters to show; null = the recommended one, or the only one that was tried.</param>
    /// <param name="former">What a former run left, so that clusters keep their letters; null = there was none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used: see <see cref="ClusterOptions.Check"/>.</exception>
    public static async Task<ClusterResult> RunAsync(
        ISalesQueries queries, SalesFilter filter, ClusterOptions options, int? shown = null, ClusterAnchors? former = null, CancellationToken cancellation = default) =>
        Show(await DivideAsync(queries, filter, options, cancellation: cancellation).ConfigureAwait(false), shown, former);

    /// <summary>Divides the customers of a selection into every number of clusters, and measures.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used: see <see cref="ClusterOptions.Check"/>.</exception>
    public static async Task<ClusterDivision> DivideAsync(
        ISalesQueries queries, SalesFilter filter, ClusterOptions options, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default) =>
        Assess(await CutAsync(queries, filter, options, progress, cancellation).ConfigureAwait(false), progress, cancellation);

    /// <summary>The quick part of <see cref="DivideAsync(ISalesQueries, SalesFilter, ClusterOptions, IProgress{ClusterSearchProgress}?, CancellationToken)"/>: nothing is recommended yet.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used: see <see cref="ClusterOptions.Check"/>.</exception>
    public static Task<ClusterDivision> CutAsync(
        ISalesQueries queries, SalesFilter filter, ClusterOptions options, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default) =>
        DivideAsync(queries, filter, options, search => search.Cut, progress, cancellation);

    /// <summary>The other part: measures whether the divisions would be found again and whether there is anything, and recommends one or none.</summary>
    /// <param name="cut">What <see cref="CutAsync"/> made.</param>
    /// <param name="progress">Is told how far the work is.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ClusterDivision Assess(ClusterDivision cut, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cut);
        return cut is { Scaled: { } scaled, Search: { } search } ? cut.With(new ClusterSearch(scaled, SearchOptions(cut.Options)) { Progress = progress }.Assess(search, cancellation)) : cut;
    }

    private static ClusterSearchOptions SearchOptions(ClusterOptions options) => new() { Restarts = options.Restarts, Resamples = options.Resamples, Seed = options.Seed };

    /// <summary>Divides customers into one number of clusters and gives the members of the cluster whose centre is nearest to a point.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How, with a single number of clusters.</param>
    /// <param name="point">The point, by feature, in the features' own units; where it says nothing of a feature, the average is taken.</param>
    /// <param name="cancellation">Ends the work.</param>
    internal static async Task<IReadOnlyList<string>> MembersNearestAsync(
        ISalesQueries queries, SalesFilter filter, ClusterOptions options, IReadOnlyDictionary<string, double> point, CancellationToken cancellation)
    {
        var division = await DivideAsync(queries, filter, options, search => (_, most, token) => Unmeasured(search.Fit(most, token)), null, cancellation).ConfigureAwait(false);
        return division is { Search.Candidates: [var candidate] } ? new ShownDivision(division, candidate, null).MembersNearest(point) : [];
    }

    private static ClusterSearchResult Unmeasured(KMeansModel model) => new(
        [new ClusterCandidate { Model = model, Indices = new ClusterIndices(model.Inertia, null, null), Silhouette = null }],
        new ClusterCountRecommendation(null, ClusterCountReason.NotAssessed, null, [new(model.RequestedClusters, ClusterCountVerdict.NotAssessed, null)]));

    private static async Task<ClusterDivision> DivideAsync(
        ISalesQueries queries,
        SalesFilter filter,
        ClusterOptions options,
        Func<ClusterSearch, Func<int, int, CancellationToken, ClusterSearchResult>> run,
        IProgress<ClusterSearchProgress>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var known = AsOfDay.Known(filter, options.AsOf);
        var histories = await queries.CustomerHistoriesAsync(known, cancellation).ConfigureAwait(false);
        var asOf = histories.HasTime ? options.AsOf ?? histories.AsOf : null;
        var notes = new List<ClusterNote>();
        if (!HasBuyers(histories, notes))
        {
            return new ClusterDivision(options, asOf, notes) { Lines = new(0, histories.Lines.Used + histories.Lines.LeftOut), UnknownLines = histories.UnknownLines };
        }
        var features = await AvailableAsync(queries, known, options, histories, notes, cancellation).ConfigureAwait(false);
        var spend = new Dictionary<string, CustomerHistories>(StringComparer.Ordinal);
        foreach (var feature in features)
        {
            if (CustomerFeatures.CategoryOf(feature) is { } category)
            {
                spend[feature] = await queries.CustomerHistoriesAsync(Within(known, category), cancellation).ConfigureAwait(false);
            }
        }
        cancellation.ThrowIfCancellationRequested();
        return Divide(options, asOf, notes, histories, CustomerFeatureTable.Of(histories, asOf, features, spend, options.Undefined), run, progress, cancellation);
    }

    /// <summary>Makes the answer for one number of clusters.</summary>
    /// <param name="division">The divided customers.</param>
    /// <param name="shown">The number of clusters to show; null = the recommended one, or the only one that was tried.</param>
    /// <param name="former">What a former run left, also one with another number; null = there was none.</param>
    public static ClusterResult Show(ClusterDivision division, int? shown = null, ClusterAnchors? former = null)
    {
        ArgumentNullException.ThrowIfNull(division);
        var (search, table) = (division.Search, division.Table);
        var recommendation = search?.Recommendation;
        var candidate = division.CandidateOf(shown);
        var shownDivision = candidate is null ? null : new ShownDivision(division, candidate, former);
        List<ClusterNote> notes = [.. division.Notes];
        if (candidate is { Model.HasFewerDistinctRows: true })
        {
            notes.Add(new ClusterNote(ClusterNotes.FewerDistinct, candidate.Model.Clusters));
        }
        return new ClusterResult
        {
            AsOf = division.AsOf,
            Options = division.Options,
            Features = division.Features,
            Customers = table?.Customers.Length ?? 0,
            LeftOut = table?.LeftOut ?? 0,
            Candidates = search is null ? [] : [.. search.Candidates.Select(tried => Choice(tried, search.Recommendation))],
            RecommendedClusters = recommendation?.RecommendedClusters,
            Reason = recommendation?.Reason ?? ClusterCountReason.NoStableClusters,
            PracticalClusters = recommendation?.PracticalClusters,
            ShownClusters = candidate?.Clusters,
            Standing = DivisionStandings.Of(candidate?.Clusters, recommendation),
            Clusters = shownDivision?.Clusters() ?? [],
            Members = shownDivision?.Members() ?? [],
            Ambiguous = shownDivision?.Ambiguous() ?? [],
            AmbiguousCustomers = shownDivision?.AmbiguousCustomers,
            Map = shownDivision?.Map(),
            Anchors = shownDivision?.Anchors(),
            Notes = notes,
            Lines = division.Lines,
            UnknownLines = division.UnknownLines,
        };
    }

    private static bool HasBuyers(CustomerHistories histories, List<ClusterNote> notes)
    {
        var buyers = histories.Count - histories.Orders.Count(0);
        if (buyers == 0)
        {
            notes.Add(histories switch
            {
                { Count: 0, UnknownLines: 0 } => new ClusterNote(ClusterNotes.NoLines),
                { Count: 0 } => new ClusterNote(ClusterNotes.NoKnownCustomers, histories.UnknownLines),
                _ => new ClusterNote(ClusterNotes.NoOrders, histories.Count),
            });
            return false;
        }
        if (histories.Count > buyers)
        {
            notes.Add(new ClusterNote(ClusterNotes.ReturnsOnly, histories.Count - buyers));
        }
        return true;
    }

    /// <summary>The chosen features that the data have; all categories are put in the place of their common code.</summary>
    private static async Task<IReadOnlyList<string>> AvailableAsync(
        ISalesQueries queries, SalesFilter filter, ClusterOptions options, CustomerHistories histories, List<ClusterNote> notes, CancellationToken cancellation)
    {
        var available = new List<string>();
        var categories = options.Features.Any(feature => feature == CustomerFeatures.Categories || CustomerFeatures.CategoryOf(feature) is not null)
            ? (await queries.BreakdownAsync(filter, Dimension.Category, cancellation).ConfigureAwait(false)).Where(row => row.Key is not null).Select(row => row.Key!).ToList()
            : [];
        foreach (var feature in options.Features)
        {
            if (feature == CustomerFeatures.Categories && categories.Count > 0)
            {
                available.AddRange(categories.Take(MostCategories).Order(StringComparer.Ordinal).Select(CustomerFeatures.OfCategory).Except(options.Features, StringComparer.Ordinal));
                if (categories.Count > MostCategories)
                {
                    notes.Add(new ClusterNote(ClusterNotes.CategoriesLeftOut, categories.Count - MostCategories));
                }
            }
            else if (feature == CustomerFeatures.Categories || (CustomerFeatures.CategoryOf(feature) is { } category && !categories.Contains(category, StringComparer.Ordinal)))
            {
                notes.Add(new ClusterNote(ClusterNotes.NoCategory, Feature: feature));
            }
            else if (CustomerFeatures.NeedsTime(feature) && !histories.HasTime)
            {
                notes.Add(new ClusterNote(ClusterNotes.NoTime, Feature: feature));
            }
            else
            {
                available.Add(feature);
            }
        }
        if (available.Count == 0)
        {
            notes.Add(new ClusterNote(ClusterNotes.NoFeatures));
        }
        return available;
    }

    private static SalesFilter Within(SalesFilter filter, string category) =>
        new(filter.From, filter.To, [category], filter.Attributes, filter.Segment, filter.KnownCustomersOnly);

    private static ClusterDivision Divide(
        ClusterOptions options,
        DateOnly? asOf,
        List<ClusterNote> notes,
        CustomerHistories histories,
        CustomerFeatureTable table,
        Func<ClusterSearch, Func<int, int, CancellationToken, ClusterSearchResult>> run,
        IProgress<ClusterSearchProgress>? progress,
        CancellationToken cancellation)
    {
        var customers = table.Customers.Length;
        var filled = table.Undefined.Count == 0 ? 0 : table.Undefined.Max();
        if (table.LeftOut > 0 || filled > 0)
        {
            notes.Add(table.LeftOut > 0 ? new ClusterNote(ClusterNotes.Undefined, table.LeftOut) : new ClusterNote(ClusterNotes.Filled, filled));
        }
        if (table.Revenue.Count(revenue => revenue < 0) is > 0 and var negative)
        {
            notes.Add(new ClusterNote(ClusterNotes.NegativeSpend, negative));
        }
        var canDivide = CanDivide(options, notes, table);
        var scale = canDivide ? ClusterScale.Learn(table.Original!, options) : null;
        var scaled = scale?.Apply(table.Original!);
        if (canDivide && customers < options.Most)
        {
            notes.Add(new ClusterNote(ClusterNotes.FewerCustomersThanClusters, customers));
        }
        return new ClusterDivision(options, asOf, notes)
        {
            Table = table,
            Scale = scale,
            Scaled = scaled,
            Features = scale is null ? [] :
            [
                .. scale.Learnt().Select((learnt, column) => new ClusterFeature(
                    table.Features[column], CustomerFeatures.UnitOf(table.Features[column]), learnt.IsLogged, learnt.Unit, learnt.Mean, learnt.Deviation, table.Undefined[column])),
            ],
            Search = scaled is null ? null : run(new ClusterSearch(scaled, SearchOptions(options))
            {
                Progress = progress,
            })(options.Fewest, Math.Min(options.Most, customers), cancellation),
            Lines = LinesOf(histories, table),
            UnknownLines = histories.UnknownLines,
        };
    }

    private static bool CanDivide(ClusterOptions options, List<ClusterNote> notes, CustomerFeatureTable table)
    {
        if (table.Original is not { } original)
        {
            // Without features it has been said already; without customers nothing is defined for anybody.
            if (table.Features.Count > 0)
            {
                notes.Add(new ClusterNote(ClusterNotes.TooFewCustomers));
            }
            return false;
        }
        if (original.Rows < options.Fewest)
        {
            notes.Add(new ClusterNote(ClusterNotes.TooFewCustomers, original.Rows));
            return false;
        }
        var equal = Enumerable.Range(0, original.Columns).Where(column => IsConstant(original, column)).ToList();
        if (equal.Count == original.Columns)
        {
            notes.Add(new ClusterNote(ClusterNotes.AllEqual, original.Rows));
            return false;
        }
        notes.AddRange(equal.Select(column => new ClusterNote(ClusterNotes.EqualValues, original.Rows, original.Names[column])));
        return true;
    }

    private static bool IsConstant(FeatureMatrix matrix, int column)
    {
        for (var row = 1; row < matrix.Rows; row++)
        {
            if (matrix.Row(row)[column] != matrix.Row(0)[column])
            {
                return false;
            }
        }
        return true;
    }

    private static LineUsage LinesOf(CustomerHistories histories, CustomerFeatureTable table)
    {
        var compared = table.Customers.ToHashSet(StringComparer.Ordinal);
        var used = 0L;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            used += compared.Contains(histories.Customers[customer]) ? histories.LineCounts[customer] : 0;
        }
        return new LineUsage(used, histories.Lines.Used + histories.Lines.LeftOut - used);
    }

    private static ClusterTrial Choice(ClusterCandidate candidate, ClusterCountRecommendation recommendation)
    {
        var assessment = recommendation.Assessments.First(assessment => assessment.Clusters == candidate.Clusters);
        return new ClusterTrial(
            candidate.Clusters,
            candidate.Model.Inertia,
            candidate.Silhouette?.Mean,
            candidate.Silhouette?.StandardError ?? 0,
            candidate.Indices.CalinskiHarabasz,
            candidate.Indices.DaviesBouldin,
            candidate.Stability?.Jaccard.Average(),
            candidate.Stability?.Jaccard.Min(),
            candidate.Stability?.AdjustedRand,
            candidate.Reference?.Gap,
            candidate.Reference?.Gap is null ? null : candidate.Reference.StandardError,
            candidate.Model.Sizes,
            assessment.Verdict,
            assessment.Score);
    }

    /// <summary>What marks a cluster most, by its centre on the scale on which customers are compared.</summary>
    /// <param name="centre">The centre on this scale.</param>
    /// <param name="typical">The same in the features' own units.</param>
    /// <param name="overall">What is average on this scale, in the features' own units.</param>
    /// <param name="features">The features.</param>
    internal static IReadOnlyList<ClusterMark> Marks(ReadOnlySpan<double> centre, double[] typical, double[] overall, IReadOnlyList<string> features)
    {
        var marks = new List<ClusterMark>();
        for (var column = 0; column < centre.Length; column++)
        {
            if (Math.Abs(centre[column]) >= LeastMark)
            {
                marks.Add(new ClusterMark(features[column], centre[column] > 0, centre[column], typical[column], overall[column]));
            }
        }
        return [.. marks.OrderByDescending(mark => Math.Abs(mark.Deviations))];
    }
}
