using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>
/// Consumption profiles: groups of customers who spread their spend over categories alike. Customers are clustered by their shares
/// (<see cref="CompositionScale"/>), and a number of profiles is recommended only where they are stable, and tell customers apart better than the same
/// orders dealt out to the customers at random (<see cref="ExchangedOrders"/>).
/// </summary>
public static class ConsumptionAnalysis
{
    /// <summary>Fewer customers are not searched for profiles.</summary>
    public const int LeastCustomers = 30;

    /// <summary>Of more customers a sample of so many is searched; all are then assigned to the nearest profile.</summary>
    public const int MostSearched = 5_000;

    private const int FirstResamples = 10;
    private const int MostMarks = 3;
    private const int MostOffers = 3;

    /// <summary>Asks for what the customers of a selection bought, and finds their profiles.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how far the search is, from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used (<see cref="ConsumptionOptions.Check"/>).</exception>
    public static async Task<ConsumptionResult> RunAsync(
        ISalesQueries queries, SalesFilter filter, ConsumptionOptions options, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var baskets = options.Basis == ConsumptionBasis.ProductGroups ? null : await queries.CategoryBasketsAsync(filter, null, cancellation).ConfigureAwait(false);
        ProductGroups? groups = null;
        if (baskets is null || (options.Basis is null && baskets.Categories.Count == 0))
        {
            groups = options.Groups ?? await GroupsAsync(queries, cancellation).ConfigureAwait(false);
            baskets = await queries.CategoryBasketsAsync(filter, groups.Grouping, cancellation).ConfigureAwait(false);
        }
        var basis = options.Basis ?? (groups is { Groups.Count: > 0 } ? ConsumptionBasis.ProductGroups : ConsumptionBasis.Categories);
        var result = await Task.Run(() => Of(baskets, basis, options, progress, cancellation), cancellation).ConfigureAwait(false);
        return result with { Groups = groups };
    }

    /// <summary>The groups that are derived from the names in all data, so that they do not change with the selection.</summary>
    private static async Task<ProductGroups> GroupsAsync(ISalesQueries queries, CancellationToken cancellation) => ProductGroups.Derive(
        await queries.BreakdownAsync(SalesFilter.All, Dimension.Product, cancellation).ConfigureAwait(false), new ProductGroupOptions(), cancellation);

    /// <summary>Finds the profiles among customers.</summary>
    /// <param name="baskets">What they bought.</param>
    /// <param name="basis">What the categories are.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Is told how far the search is, from any thread.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static ConsumptionResult Of(
        CategoryBaskets baskets, ConsumptionBasis basis, ConsumptionOptions options, IProgress<ClusterSearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(baskets);
        ArgumentNullException.ThrowIfNull(options);
        var shares = ConsumptionShares.Of(baskets, options.LeastOrders);
        var result = new ConsumptionResult
        {
            Basis = basis,
            Options = options,
            Shares = shares,
            Categories = [.. Categories(shares)],
            Notes = [.. Notes(baskets, basis, shares)],
            Lines = baskets.Lines,
        };
        if (shares.Rows < LeastCustomers || shares.Categories.Count < 2)
        {
            return result;
        }
        if (AllAlike(shares))
        {
            return result with { Notes = [.. result.Notes, new ConsumptionNote(ConsumptionNotes.AllAlike)] };
        }
        return Searched(result, options, progress, cancellation);
    }

    private static ConsumptionResult Searched(
        ConsumptionResult result, ConsumptionOptions options, IProgress<ClusterSearchProgress>? progress, CancellationToken cancellation)
    {
        var shares = result.Shares;
        int[] rows = shares.Rows <= MostSearched ? [.. Enumerable.Range(0, shares.Rows)] : RowSample.Of(shares.Rows, MostSearched, options.Seed);
        var matrix = shares.Matrix(options.Scale, rows);
        var search = new ClusterSearch(matrix, new ClusterSearchOptions
        {
            Restarts = options.Restarts,
            Resamples = options.Resamples,
            GiveUpAfter = FirstResamples,
            DrawReference = new ExchangedOrders(shares, options.Scale, rows, matrix).Draw,
            Seed = options.Seed,
        })
        {
            Progress = progress,
        };
        var found = ProfileCountChoice.Decide(search.Run(options.Fewest, options.Most, cancellation));
        var notes = result.Notes.ToList();
        if (rows.Length < shares.Rows)
        {
            notes.Add(new ConsumptionNote(ConsumptionNotes.Sampled, rows.Length));
        }
        return Show(result with { Search = found, Searched = rows.Length, Notes = notes }, options.Profiles);
    }

    /// <summary>The same customers in another number of profiles, without a new search.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="profiles">How many profiles to describe, one of the numbers looked at; null = as many as are recommended.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many were not looked at.</exception>
    public static ConsumptionResult Show(ConsumptionResult result, int? profiles)
    {
        ArgumentNullException.ThrowIfNull(result);
        var notes = result.Notes.Where(note => note.Code != ConsumptionNotes.NotRecommended).ToList();
        if (result.Search is not { } found || (profiles ?? result.Recommended) is not { } count)
        {
            return result with { Notes = notes, Labels = [], Profiles = [] };
        }
        var candidate = found.Candidates.FirstOrDefault(candidate => candidate.Clusters == count)
            ?? throw new ArgumentOutOfRangeException(nameof(profiles), profiles, "So many profiles were not looked at.");
        if (count != result.Recommended)
        {
            notes.Add(new ConsumptionNote(ConsumptionNotes.NotRecommended));
        }
        var labels = result.Searched < result.Shares.Rows ? candidate.Model.Assign(result.Shares.Matrix(result.Options.Scale)) : candidate.Model.Labels.ToArray();
        return result with { Notes = notes, Labels = labels, Profiles = [.. Profiles(result.Shares, labels, candidate)] };
    }

    private static IEnumerable<ConsumptionProfile> Profiles(ConsumptionShares shares, int[] labels, ClusterCandidate candidate)
    {
        var described = ClusterProfiles.Of(shares.Matrix(CompositionScale.Raw), labels);
        int[] sizes = [.. described.Select(profile => profile.Size)];
        var times = ProfileTimes.Of(shares, labels, sizes, ClusterProfiles.LeastRows);
        var buyers = Buyers(shares, labels, sizes.Length);
        foreach (var profile in described)
        {
            yield return new ConsumptionProfile
            {
                Number = profile.Cluster,
                Size = profile.Size,
                Share = profile.Share,
                IsSmall = profile.IsSmall,
                Spend = Spend(shares, labels, profile.Cluster),
                Shares = [.. profile.Features.Select(feature => new ProfileShare(feature.Mean, feature.Index, feature.Low, feature.High))],
                Marks =
                [
                    .. Enumerable.Range(0, profile.Features.Count)
                        .Where(category => shares.Categories[category] is not null && profile.Features[category].Low > 1)
                        .OrderByDescending(category => profile.Features[category].Mean - profile.Features[category].Overall)
                        .Take(MostMarks),
                ],
                Stability = candidate.Stability?.Jaccard[profile.Cluster],
                Weekday = times.Weekday(profile.Cluster),
                Hour = times.Hour(profile.Cluster),
                Month = times.Month(profile.Cluster),
                Offers = profile.IsSmall ? [] : [.. Offers(shares, buyers, sizes, profile.Cluster)],
            };
        }
    }

    /// <summary>Categories that surely more of the profile's customers buy of than of the others.</summary>
    private static IEnumerable<CategoryOffer> Offers(ConsumptionShares shares, int[,] buyers, int[] sizes, int profile)
    {
        var others = sizes.Sum() - sizes[profile];
        var offers = new List<CategoryOffer>();
        for (var category = 0; category < shares.Categories.Count && others > 0; category++)
        {
            var all = 0;
            for (var other = 0; other < sizes.Length; other++)
            {
                all += buyers[other, category];
            }
            var own = buyers[profile, category];
            var (low, high) = Proportion.Wilson95(own, sizes[profile])!.Value;
            var elsewhere = (all - own) / (double)others;
            if (shares.Categories[category] is not null && low > elsewhere && own < sizes[profile])
            {
                offers.Add(new CategoryOffer(category, own / (double)sizes[profile], low, high, elsewhere, sizes[profile] - own));
            }
        }
        // What nearly everybody has leaves nobody to offer it to: first comes what most more would take, were they like their profile.
        return offers.OrderByDescending(offer => offer.Buyers * offer.Without).ThenBy(offer => offer.Category).Take(MostOffers);
    }

    private static int[,] Buyers(ConsumptionShares shares, int[] labels, int profiles)
    {
        var buyers = new int[profiles, shares.Categories.Count];
        for (var row = 0; row < labels.Length; row++)
        {
            var own = shares.Row(row);
            for (var category = 0; category < own.Length; category++)
            {
                buyers[labels[row], category] += own[category] > 0 ? 1 : 0;
            }
        }
        return buyers;
    }

    private static decimal Spend(ConsumptionShares shares, int[] labels, int profile)
    {
        var spend = 0L;
        for (var row = 0; row < labels.Length; row++)
        {
            var orders = shares.OrdersOf(row);
            for (var order = orders.Start.Value; order < orders.End.Value && labels[row] == profile; order++)
            {
                foreach (var amount in shares.Baskets.AmountsOf(order))
                {
                    spend += amount;
                }
            }
        }
        return FixedPoint.ToDecimal(spend);
    }

    private static IEnumerable<ConsumptionCategory> Categories(ConsumptionShares shares)
    {
        var buyers = Buyers(shares, new int[shares.Rows], 1);
        return shares.Categories.Select((name, category) => new ConsumptionCategory(name, shares.Average[category], buyers[0, category]));
    }

    private static bool AllAlike(ConsumptionShares shares)
    {
        for (var row = 1; row < shares.Rows; row++)
        {
            if (!shares.Row(row).SequenceEqual(shares.Row(0)))
            {
                return false;
            }
        }
        return true;
    }

    private static IEnumerable<ConsumptionNote> Notes(CategoryBaskets baskets, ConsumptionBasis basis, ConsumptionShares shares)
    {
        if (baskets.Customers.Count == 0)
        {
            yield return baskets.UnknownLines == 0
                ? new ConsumptionNote(ConsumptionNotes.NoSales)
                : new ConsumptionNote(ConsumptionNotes.NoKnownCustomers, baskets.UnknownLines);
            yield break;
        }
        if (baskets.Categories.Count == 0)
        {
            yield return new ConsumptionNote(basis == ConsumptionBasis.ProductGroups ? ConsumptionNotes.NoGroups : ConsumptionNotes.NoCategories);
            yield break;
        }
        if (shares.Rows < LeastCustomers)
        {
            yield return new ConsumptionNote(ConsumptionNotes.FewCustomers, shares.Rows);
        }
        if (shares is { Rows: > 0, Categories.Count: 1 })
        {
            yield return new ConsumptionNote(ConsumptionNotes.OneCategory);
        }
        (string Code, long Count)[] counts =
        [
            (ConsumptionNotes.FewOrders, shares.FewOrders),
            (ConsumptionNotes.WithoutCategory, shares.Uncategorised),
            (ConsumptionNotes.UncategorisedSales, baskets.UncategorisedLines),
            (ConsumptionNotes.OneCategoryCustomers, shares.Categories.Count > 1 ? shares.OneCategory : 0),
        ];
        foreach (var (code, count) in counts.Where(note => note.Count > 0))
        {
            yield return new ConsumptionNote(code, count);
        }
        if (!baskets.HasTime)
        {
            yield return new ConsumptionNote(ConsumptionNotes.NoTime);
        }
    }
}
