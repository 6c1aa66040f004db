using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>
/// Which measures of a profile (<see cref="ProfileMeasures"/>) a way of choosing customers decides by itself: there a difference says how the customers were
/// chosen, not what they are like.
/// </summary>
internal static class ChosenMeasures
{
    /// <summary>The number of orders, and everything that more orders bring with them: ordering again, having bought of more categories, having returned something, revenue.</summary>
    public static IReadOnlyList<string> Orders { get; } =
        [ProfileMeasures.Orders, ProfileMeasures.Revenue, ProfileMeasures.RepeatBuyers, ProfileMeasures.Returners, ProfileMeasures.CategoryBuyers];

    /// <summary>What customers buy.</summary>
    public static IReadOnlyList<string> Categories { get; } = [ProfileMeasures.CategorySpend, ProfileMeasures.CategoryBuyers];

    /// <summary>RFM scores: the number of orders; recency, and so the months of the orders; and, unless the table leaves it out of account, money, and so the value of an order, which is money by orders.</summary>
    public static IReadOnlyList<string> Rfm(RfmOptions options) => options.Segments.Axis == SegmentAxis.FrequencyAndMonetary
        ? [.. Orders, ProfileMeasures.Month, ProfileMeasures.OrderValue]
        : [.. Orders, ProfileMeasures.Month];

    /// <summary>A condition.</summary>
    public static IReadOnlyList<string> Condition(SegmentCondition condition) => condition switch
    {
        { Of: SegmentCondition.Category } => Categories,
        { Of: { } attribute } => [ProfileMeasures.OfAttribute(attribute)],
        _ => condition.Measure switch
        {
            CustomerMeasure.Orders or CustomerMeasure.FrequencyScore => Orders,
            CustomerMeasure.Spend or CustomerMeasure.MonetaryScore => [ProfileMeasures.Revenue],
            CustomerMeasure.OrderValue => [ProfileMeasures.OrderValue],
            CustomerMeasure.Returns => [ProfileMeasures.Returners],
            CustomerMeasure.Units => [ProfileMeasures.ItemsPerOrder],
            _ => [ProfileMeasures.Month],
        },
    };

    /// <summary>A feature that clusters are made by.</summary>
    public static IReadOnlyList<string> Feature(string feature) => feature switch
    {
        CustomerFeatures.Recency or CustomerFeatures.Tenure => [ProfileMeasures.Month],
        CustomerFeatures.Frequency or CustomerFeatures.Gap => Orders,
        CustomerFeatures.Monetary => [ProfileMeasures.Revenue],
        CustomerFeatures.OrderValue => [ProfileMeasures.OrderValue],
        CustomerFeatures.ItemsPerOrder => [ProfileMeasures.ItemsPerOrder],
        CustomerFeatures.ReturnShare => [ProfileMeasures.Returners],
        _ => Categories,
    };

    /// <summary>The sales that somebody must have had to be chosen at all.</summary>
    public static IEnumerable<string> Scope(SegmentScope? scope)
    {
        if (scope?.From is not null || scope?.To is not null)
        {
            yield return ProfileMeasures.Month;
        }
        foreach (var measure in scope?.Categories is null ? [] : Categories)
        {
            yield return measure;
        }
        // By what a saved segment was chosen, only the store knows.
        foreach (var measure in scope?.Segment?.Definition?.ChosenBy ?? [])
        {
            yield return measure;
        }
        foreach (var attribute in scope?.Attributes?.Keys ?? [])
        {
            yield return ProfileMeasures.OfAttribute(attribute);
        }
        foreach (var measure in scope?.Segment?.Definition?.ChosenBy ?? [])
        {
            yield return measure;
        }
    }
}
