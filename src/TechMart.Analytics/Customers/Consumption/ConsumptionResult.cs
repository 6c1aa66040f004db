using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>By what purchases are told apart.</summary>
public enum ConsumptionBasis
{
    /// <summary>The categories of the data.</summary>
    Categories,

    /// <summary>Groups of products, derived from their names or made by an analyst.</summary>
    ProductGroups,
}

/// <summary>What customers buy: how each spreads its spend, and the profiles among them.</summary>
public sealed record ConsumptionResult
{
    /// <summary>What the categories are.</summary>
    public required ConsumptionBasis Basis { get; init; }

    /// <summary>The groups of products that were used; null where purchases are told apart by categories.</summary>
    public ProductGroups? Groups { get; init; }

    /// <summary>How profiles were looked for.</summary>
    public required ConsumptionOptions Options { get; init; }

    /// <summary>The customers' shares.</summary>
    public required ConsumptionShares Shares { get; init; }

    /// <summary>The categories with their mean shares, as in <see cref="ConsumptionShares.Categories"/>.</summary>
    public required IReadOnlyList<ConsumptionCategory> Categories { get; init; }

    /// <summary>The numbers of profiles that were looked at; null where there was nothing to look at (see <see cref="Notes"/>).</summary>
    public ClusterSearchResult? Search { get; init; }

    /// <summary>How many customers the search looked at: all of them, or of very many a sample.</summary>
    public int Searched { get; init; }

    /// <summary>Recommended number of profiles; null = no stable profiles, or nothing to look at.</summary>
    public int? Recommended => Search?.Recommendation.RecommendedClusters;

    /// <summary>The profiles, the largest first; empty where none are recommended and none were asked for.</summary>
    public IReadOnlyList<ConsumptionProfile> Profiles { get; init; } = [];

    /// <summary>The profile of each row of <see cref="Shares"/>; empty without profiles.</summary>
    public IReadOnlyList<int> Labels { get; init; } = [];

    /// <summary>What limits the answer.</summary>
    public required IReadOnlyList<ConsumptionNote> Notes { get; init; }

    /// <summary>Rows used and left out.</summary>
    public required LineUsage Lines { get; init; }

    /// <summary>About how many bytes it takes.</summary>
    public long Weight =>
        (sizeof(double) * (long)Shares.Values.Length) + (sizeof(int) * (long)Labels.Count) + (28L * Shares.Baskets.Orders) + (64L * Searched * (Search?.Candidates.Count ?? 0));

    /// <summary>The customers of a profile, by id in ordinal order.</summary>
    public IEnumerable<string> CustomersOf(int profile) =>
        Enumerable.Range(0, Labels.Count).Where(row => Labels[row] == profile).Select(Shares.Customer);

    /// <summary>Customers of a profile who have not bought of a category, by id in ordinal order.</summary>
    /// <param name="profile">The profile's number.</param>
    /// <param name="category">The category's place in <see cref="Categories"/>.</param>
    public IEnumerable<string> CustomersWithout(int profile, int category) =>
        Enumerable.Range(0, Labels.Count).Where(row => Labels[row] == profile && Shares.Row(row)[category] == 0).Select(Shares.Customer);
}

/// <summary>A category.</summary>
/// <param name="Name">Its name; null = all rare ones together.</param>
/// <param name="Average">Mean share of a customer's spend; each customer counts once.</param>
/// <param name="Buyers">Customers who bought of it.</param>
public sealed record ConsumptionCategory(string? Name, double Average, int Buyers);

/// <summary>A group of customers who buy alike.</summary>
public sealed record ConsumptionProfile
{
    /// <summary>Its number, from 0; the largest first.</summary>
    public required int Number { get; init; }

    /// <summary>Its customers.</summary>
    public required int Size { get; init; }

    /// <summary>Their share of the profiled customers.</summary>
    public required double Share { get; init; }

    /// <summary>Fewer than <see cref="ClusterProfiles.LeastRows"/> customers: shares are told, but no index, favourite time or offer.</summary>
    public required bool IsSmall { get; init; }

    /// <summary>Their spend: value of sales with a category.</summary>
    public required decimal Spend { get; init; }

    /// <summary>For each category the customers' mean share against the average of all profiled customers.</summary>
    public required IReadOnlyList<ProfileShare> Shares { get; init; }

    /// <summary>Places of the categories that mark the profile: shares surely above the average, those that stand out most first; at most three.</summary>
    public required IReadOnlyList<int> Marks { get; init; }

    /// <summary>Mean Jaccard index of the bootstrap; null where stability was not measured.</summary>
    public double? Stability { get; init; }

    /// <summary>When they order more than the others; null where nothing stands out, or without times.</summary>
    public FavouriteTime? Weekday { get; init; }

    /// <summary>The hour.</summary>
    public FavouriteTime? Hour { get; init; }

    /// <summary>The calendar month.</summary>
    public FavouriteTime? Month { get; init; }

    /// <summary>What to offer: first what most customers without it would take, were they like their profile.</summary>
    public required IReadOnlyList<CategoryOffer> Offers { get; init; }
}

/// <summary>A profile's share of a category.</summary>
/// <param name="Mean">Mean share of its customers' spend.</param>
/// <param name="Index">As a multiple of the average: 1 = average. Null for a small profile.</param>
/// <param name="Low">Lower end of the 95 % interval of the index; null with it.</param>
/// <param name="High">Upper end.</param>
public sealed record ProfileShare(double Mean, double? Index, double? Low, double? High);

/// <summary>A time at which a profile orders more than the other customers, surely so after correction for the number of times compared.</summary>
/// <param name="Value">Weekday 1 (Monday) to 7, hour 0 to 23, or month 1 to 12.</param>
/// <param name="Share">Mean share of a customer's orders.</param>
/// <param name="Others">The same of all other profiled customers.</param>
/// <param name="Low">Lower end of the 95 % interval of the difference of the two.</param>
/// <param name="High">Upper end.</param>
public sealed record FavouriteTime(int Value, double Share, double Others, double Low, double High);

/// <summary>A category that customers of a profile buy more often than others, and some of them do not yet.</summary>
/// <param name="Category">The category's place.</param>
/// <param name="Buyers">What share of the profile's customers bought of it.</param>
/// <param name="Low">Lower end of the 95 % interval of <paramref name="Buyers"/> (Wilson).</param>
/// <param name="High">Upper end.</param>
/// <param name="Others">What share of all other profiled customers did.</param>
/// <param name="Without">How many customers of the profile did not: whom to offer it to.</param>
public sealed record CategoryOffer(int Category, double Buyers, double Low, double High, double Others, int Without);

/// <summary>Something that limits the answer.</summary>
/// <param name="Code">What (<see cref="ConsumptionNotes"/>).</param>
/// <param name="Count">How many: see the code.</param>
public sealed record ConsumptionNote(string Code, long Count = 0);

/// <summary>The codes of <see cref="ConsumptionNote"/>.</summary>
public static class ConsumptionNotes
{
    /// <summary>No answer: the selection has no lines, or none that is a sale.</summary>
    public const string NoSales = "no-sales";

    /// <summary>No answer: no sale of the selection names a customer. Count: the sales.</summary>
    public const string NoKnownCustomers = "no-known-customers";

    /// <summary>No answer: the data have no categories, and no product names to derive groups from.</summary>
    public const string NoCategories = "no-categories";

    /// <summary>No answer: groups of products were asked for, and names have nothing in common that groups could be made of.</summary>
    public const string NoGroups = "no-groups";

    /// <summary>Too few customers to look for profiles (<see cref="ConsumptionAnalysis.LeastCustomers"/>). Count: the customers.</summary>
    public const string FewCustomers = "few-customers";

    /// <summary>All spend is in one category, so there is nothing to tell apart.</summary>
    public const string OneCategory = "one-category";

    /// <summary>All customers spread their spend in the same way.</summary>
    public const string AllAlike = "all-alike";

    /// <summary>Customers left out because they have too few orders. Count: these.</summary>
    public const string FewOrders = "few-orders";

    /// <summary>Customers left out because none of their sales has a category. Count: these.</summary>
    public const string WithoutCategory = "without-category";

    /// <summary>Sales without a category are in no share. Count: these.</summary>
    public const string UncategorisedSales = "uncategorised-sales";

    /// <summary>Customers all of whose spend is in one category; they are part of the profiles. Count: these.</summary>
    public const string OneCategoryCustomers = "one-category-customers";

    /// <summary>The number of profiles was looked for among a sample of the customers; all were then assigned. Count: the sample.</summary>
    public const string Sampled = "sampled";

    /// <summary>The profiles shown were asked for; they are not stable.</summary>
    public const string NotRecommended = "not-recommended";

    /// <summary>The data have no timestamps, so there are no favourite times.</summary>
    public const string NoTime = "no-time";
}
