using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>The sales that a segment is computed from, where these are not all: what a page was filtered by when the segment was made.</summary>
public sealed record SegmentScope
{
    /// <summary>First day, inclusive; null = from the start.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null = to the end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Product categories; null = all.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>For each attribute the values; null = all.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Attributes { get; init; }

    /// <summary>The segment that customers must belong to; null = all customers.</summary>
    public SegmentReference? Segment { get; init; }

    /// <summary>The scope of a filter; null where the filter leaves in everything that names a customer.</summary>
    /// <exception cref="ArgumentException">The filter holds the members of a segment and no longer says of which: ask for the scope of the filter as somebody wrote it.</exception>
    public static SegmentScope? Of(SalesFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Segment is not null)
        {
            throw new ArgumentException("A scope names a segment; this filter knows its members only.", nameof(filter));
        }
        return filter is { From: null, To: null, Categories.Count: 0, Attributes.Count: 0, SegmentReference: null } ? null : new SegmentScope
        {
            From = filter.From,
            To = filter.To,
            Categories = filter.Categories.Count > 0 ? filter.Categories : null,
            Attributes = filter.Attributes.Count > 0 ? filter.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value) : null,
            Segment = filter.SegmentReference,
        };
    }

    /// <summary>The same as a filter.</summary>
    public SalesFilter ToFilter() => new(From, To, Categories, Attributes, segmentReference: Segment);
}
