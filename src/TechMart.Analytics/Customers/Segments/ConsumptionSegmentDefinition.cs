using System.Globalization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// The customers of a consumption profile, or those of them who have not bought of a category. Computed anew, profiles are made again in the same way, and
/// the one is meant whose mean shares are nearest to those that the profile had when the segment was made.
/// </summary>
/// <param name="Profiles">How many profiles there are.</param>
/// <param name="Shares">The mean shares that the profile had, by category; what is left out is 0.</param>
public sealed record ConsumptionSegmentDefinition(int Profiles, IReadOnlyDictionary<string, double> Shares) : SegmentDefinition
{
    private const int Digits = 4;

    /// <summary>Only customers who have not bought of this category; null = all of the profile.</summary>
    public string? Without { get; init; }

    /// <summary>Customers with fewer orders are in no profile; null = as usual.</summary>
    public int? LeastOrders { get; init; }

    /// <summary>Seed of the search; null = as usual.</summary>
    public long? Seed { get; init; }

    /// <summary>The definition of a profile of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="profile">One of its profiles.</param>
    /// <param name="without">A category's place: only customers who have not bought of it; null = all.</param>
    /// <param name="within">The sales that the profiles were made of; null = all.</param>
    public static ConsumptionSegmentDefinition Of(ConsumptionResult result, ConsumptionProfile profile, int? without = null, SegmentScope? within = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(profile);
        var usual = new ConsumptionOptions();
        var shares = profile.Shares
            .Select((share, category) => (Name: result.Categories[category].Name, Share: Math.Round(share.Mean, Digits)))
            .Where(share => share is { Name: not null, Share: > 0 });
        return new ConsumptionSegmentDefinition(result.Profiles.Count, shares.ToDictionary(share => share.Name!, share => share.Share))
        {
            Without = without is { } category ? result.Categories[category].Name : null,
            LeastOrders = result.Options.LeastOrders == usual.LeastOrders ? null : result.Options.LeastOrders,
            Seed = result.Options.Seed == usual.Seed ? null : result.Options.Seed,
            Within = within,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => ChosenMeasures.Categories;

    /// <inheritdoc/>
    public override void Check()
    {
        if (Profiles is < 2 or > ConsumptionOptions.MostProfiles || LeastOrders < 1 || Shares is not { Count: > 0 and <= ConsumptionShares.MostCategories }
            || !Shares.Values.All(share => share is >= 0 and <= 1))
        {
            throw new SegmentException(SegmentProblem.BadScoring, Profiles.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        Check();
        var usual = new ConsumptionOptions();
        var options = usual with
        {
            Fewest = Profiles,
            Most = Profiles,
            Profiles = Profiles,
            Resamples = 0,
            LeastOrders = LeastOrders ?? usual.LeastOrders,
            Seed = Seed ?? usual.Seed,
        };
        var result = await ConsumptionAnalysis.RunAsync(queries, Selection, options, cancellation).ConfigureAwait(false);
        var nearest = result.Profiles.MinBy(profile => Distance(result, profile));
        if (nearest is null)
        {
            return [];
        }
        var category = Without is null ? -1 : result.Categories.ToList().FindIndex(category => category.Name == Without);
        // Nobody bought of a category that is not there.
        return [.. category < 0 ? result.CustomersOf(nearest.Number) : result.CustomersWithout(nearest.Number, category)];
    }

    private double Distance(ConsumptionResult result, ConsumptionProfile profile) => profile.Shares
        .Select((share, category) => share.Mean - (result.Categories[category].Name is { } name ? Shares.GetValueOrDefault(name) : 0))
        .Sum(difference => difference * difference);
}
