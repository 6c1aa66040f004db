using System.Globalization;
using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// The customers of a consumption profile, or those of them who have not bought of a category. Computed anew, profiles are made again in the same way, and
/// the one is meant whose mean shares are nearest to those that the profile had when the segment was made. Where profiles are made of groups of products, the groups are those that the
/// analyst has now: members follow them as they follow the data.
/// </summary>
/// <param name="Profiles">How many profiles there are.</param>
/// <param name="Shares">The mean shares that the profile had, by category; what is left out is 0.</param>
public sealed record ConsumptionSegmentDefinition(int Profiles, IReadOnlyDictionary<string, double> Shares) : SegmentDefinition
{
    private const int Digits = 4;

    /// <summary>Where purchases are told apart by groups of products: for each name in <see cref="Shares"/> the group's key, by which it is found under any name; null = by categories, or
    /// by groups where the data have none.</summary>
    public IReadOnlyDictionary<string, string>? GroupKeys { get; init; }

    /// <summary>The groups of products that the data set has now, which the store tells; null = those derived from names.</summary>
    [JsonIgnore]
    public ProductGroups? Groups { get; init; }

    /// <inheritdoc/>
    public override string Key => Groups is null ? base.Key : string.Create(CultureInfo.InvariantCulture, $"{base.Key}|{Groups.Revision}");

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
        var byName = shares.ToDictionary(share => share.Name!, share => share.Share);
        var named = without is { } place ? byName.Keys.Append(result.Categories[place].Name) : byName.Keys;
        return new ConsumptionSegmentDefinition(result.Profiles.Count, byName)
        {
            GroupKeys = result.Basis == ConsumptionBasis.ProductGroups
                ? result.Groups?.Groups.Where(group => named.Contains(group.Name)).ToDictionary(group => group.Name, group => group.Key)
                : null,
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
            || !Shares.Values.All(share => share is >= 0 and <= 1) || GroupKeys?.Count > ConsumptionShares.MostCategories + 1)
        {
            throw new SegmentException(SegmentProblem.BadScoring, Profiles.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        Check();
        var usual = new ConsumptionOptions();
        var options = usual with
        {
            Fewest = Profiles,
            Most = Profiles,
            Profiles = Profiles,
            Basis = GroupKeys is null ? null : ConsumptionBasis.ProductGroups,
            Groups = Groups,
            Resamples = 0,
            LeastOrders = LeastOrders ?? usual.LeastOrders,
            Seed = Seed ?? usual.Seed,
        };
        var result = await ConsumptionAnalysis.RunAsync(queries, sales, options, cancellation: cancellation).ConfigureAwait(false);
        var shares = new double[result.Categories.Count];
        foreach (var (name, share) in Shares)
        {
            // What is there no longer is as far from every profile. Groups that were merged are one.
            if (Place(result, name) is { } known)
            {
                shares[known] += share;
            }
        }
        var nearest = result.Profiles.MinBy(profile => profile.Shares.Select((share, category) => (share.Mean - shares[category]) * (share.Mean - shares[category])).Sum());
        if (nearest is null)
        {
            return [];
        }
        // Nobody bought of a category that is not there.
        return [.. Without is not null && Place(result, Without) is { } place ? result.CustomersWithout(nearest.Number, place) : result.CustomersOf(nearest.Number)];
    }

    private int? Place(ConsumptionResult result, string name)
    {
        var now = GroupKeys is not null && GroupKeys.TryGetValue(name, out var key) ? result.Groups?.NameOf(key) : name;
        return now is null ? null : result.Categories.Select((category, place) => (category.Name, place)).Where(pair => pair.Name == now).Select(pair => (int?)pair.place).FirstOrDefault();
    }
}
