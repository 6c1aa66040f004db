namespace TechMart.Analytics.Customers.Segments;

/// <summary>A number that a condition looks at, of one customer within the selection.</summary>
public enum CustomerMeasure
{
    /// <summary>Calendar days from the last sale to the as-of day (<see cref="Sales.AsOfDay"/>).</summary>
    Recency,

    /// <summary>Calendar days from the first sale to the as-of day.</summary>
    Tenure,

    /// <summary>Distinct orders.</summary>
    Orders,

    /// <summary>Sales less returns.</summary>
    Spend,

    /// <summary>Sales less returns by order.</summary>
    OrderValue,

    /// <summary>Value of returns, positive.</summary>
    Returns,

    /// <summary>Pieces, net of returns.</summary>
    Units,

    /// <summary>Recency score, 1 to 5.</summary>
    RecencyScore,

    /// <summary>Frequency score, 1 to 5.</summary>
    FrequencyScore,

    /// <summary>Monetary score, 1 to 5.</summary>
    MonetaryScore,
}

/// <summary>How a number is compared.</summary>
public enum MeasureComparison
{
    /// <summary>≥</summary>
    AtLeast,

    /// <summary>&gt;</summary>
    MoreThan,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>&lt;</summary>
    LessThan,

    /// <summary>=</summary>
    Exactly,
}

/// <summary>
/// Something that a member must fulfil: either a measure compared with a value (<c>spend at least 500</c>), or values of a category or attribute, at
/// least one sale of which the customer must, or must not, have (<c>category any of Toys</c>).
/// </summary>
public sealed record SegmentCondition
{
    /// <summary>In <see cref="Of"/>: product categories.</summary>
    public const string Category = "category";

    /// <summary>Most values of <see cref="AnyOf"/> or <see cref="NoneOf"/>.</summary>
    public const int MostValues = 200;

    /// <summary>The number; null where values are meant.</summary>
    public CustomerMeasure? Measure { get; init; }

    /// <summary>How it is compared.</summary>
    public MeasureComparison? Is { get; init; }

    /// <summary>With what.</summary>
    public decimal? Value { get; init; }

    /// <summary><see cref="Category"/> or an attribute's name (<c>country</c>, <c>gender</c>, …); null where a measure is meant.</summary>
    public string? Of { get; init; }

    /// <summary>Has bought with any of these.</summary>
    public IReadOnlyList<string>? AnyOf { get; init; }

    /// <summary>Has bought with none of these.</summary>
    public IReadOnlyList<string>? NoneOf { get; init; }

    /// <summary>A measure compared with a value.</summary>
    public static SegmentCondition That(CustomerMeasure measure, MeasureComparison comparison, decimal value) => new() { Measure = measure, Is = comparison, Value = value };

    /// <summary>Bought with any of the values.</summary>
    public static SegmentCondition Bought(string of, params IReadOnlyList<string> values) => new() { Of = of, AnyOf = values };

    /// <summary>Bought with none of the values.</summary>
    public static SegmentCondition NeverBought(string of, params IReadOnlyList<string> values) => new() { Of = of, NoneOf = values };

    /// <summary>Whether it says exactly one thing.</summary>
    internal bool IsClear
    {
        get
        {
            var values = AnyOf ?? NoneOf;
            return Measure is not null
                ? Is is not null && Value is not null && Of is null && values is null
                : Is is null && Value is null && !string.IsNullOrWhiteSpace(Of)
                    && AnyOf is null != NoneOf is null && values is { Count: > 0 and <= MostValues } && values.All(value => value is { Length: <= 500 });
        }
    }
}
