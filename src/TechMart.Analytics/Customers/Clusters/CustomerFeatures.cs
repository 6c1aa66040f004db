namespace TechMart.Analytics.Customers.Clusters;

/// <summary>What a feature is counted in.</summary>
public enum FeatureUnit
{
    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Money of the data set.</summary>
    Money,

    /// <summary>A number without a unit: orders, pieces.</summary>
    Number,

    /// <summary>A fraction of a whole.</summary>
    Share,
}

/// <summary>
/// The codes of what customers can be grouped by. All are of a customer within the selection; only customers with an order have any.
/// </summary>
public static class CustomerFeatures
{
    /// <summary>Days from the last order to the as-of day.</summary>
    public const string Recency = "recency";

    /// <summary>Distinct orders.</summary>
    public const string Frequency = "frequency";

    /// <summary>Sales less returns.</summary>
    public const string Monetary = "monetary";

    /// <summary>Sales less returns, by order.</summary>
    public const string OrderValue = "order-value";

    /// <summary>Pieces, net of returns, by order.</summary>
    public const string ItemsPerOrder = "items-per-order";

    /// <summary>Days from the first order to the as-of day.</summary>
    public const string Tenure = "tenure";

    /// <summary>Mean days between days with an order; not defined for customers with a single such day.</summary>
    public const string Gap = "gap";

    /// <summary>Value of returns over value of sales; not defined where nothing was paid.</summary>
    public const string ReturnShare = "return-share";

    /// <summary>All product categories, each as <see cref="OfCategory"/>.</summary>
    public const string Categories = "categories";

    private const string CategoryPrefix = "category:";

    /// <summary>The features that are not about a category.</summary>
    public static IReadOnlyList<string> General { get; } = [Recency, Frequency, Monetary, OrderValue, ItemsPerOrder, Tenure, Gap, ReturnShare];

    /// <summary>The share of a customer's spend (value of sales) that goes to a category; not defined where nothing was paid.</summary>
    public static string OfCategory(string category) => CategoryPrefix + category;

    /// <summary>The category of a feature; null for a feature that is about none.</summary>
    public static string? CategoryOf(string feature)
    {
        ArgumentNullException.ThrowIfNull(feature);
        return feature.StartsWith(CategoryPrefix, StringComparison.Ordinal) ? feature[CategoryPrefix.Length..] : null;
    }

    /// <summary>Whether there is such a feature (for a category: in some data set).</summary>
    public static bool IsKnown(string feature) => feature == Categories || General.Contains(feature, StringComparer.Ordinal) || CategoryOf(feature) is { Length: > 0 };

    /// <summary>Whether a feature can only be known from data with timestamps.</summary>
    public static bool NeedsTime(string feature) => feature is Recency or Tenure or Gap;

    /// <summary>What a feature is counted in.</summary>
    public static FeatureUnit UnitOf(string feature) => feature switch
    {
        Recency or Tenure or Gap => FeatureUnit.Days,
        Monetary or OrderValue => FeatureUnit.Money,
        Frequency or ItemsPerOrder => FeatureUnit.Number,
        _ => FeatureUnit.Share,
    };
}
