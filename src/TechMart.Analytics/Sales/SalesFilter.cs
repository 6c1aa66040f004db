using System.Globalization;
using System.Text;
using TechMart.Analytics.Customers.Segments;

namespace TechMart.Analytics.Sales;

/// <summary>
/// Which sales lines an analysis looks at. Immutable; two filters that say the same are equal, whatever the order in which
/// their values were given. An empty list means "no restriction".
/// </summary>
public sealed class SalesFilter : IEquatable<SalesFilter>
{
    private readonly string _key;

    /// <summary>Stands, in <see cref="Categories"/> and <see cref="Attributes"/>, for "the line has no value here".</summary>
    public const string MissingValue = "";

    /// <summary>Everything.</summary>
    public static SalesFilter All { get; } = new();

    /// <summary>Makes a filter.</summary>
    /// <param name="from">First day, inclusive; null = from the start.</param>
    /// <param name="to">Last day, inclusive; null = to the end.</param>
    /// <param name="categories">Product categories, any of which a line must have.</param>
    /// <param name="attributes">For each attribute (<c>country</c>, <c>gender</c>, …) the values, any of which a line must have.</param>
    /// <param name="segment">A named group of customers that a line's customer must belong to.</param>
    /// <param name="knownCustomersOnly">Leaves out lines without a customer.</param>
    /// <param name="segmentReference">Names a group of customers whose members are not known yet.</param>
    public SalesFilter(
        DateOnly? from = null,
        DateOnly? to = null,
        IEnumerable<string>? categories = null,
        IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>? attributes = null,
        CustomerSegment? segment = null,
        bool knownCustomersOnly = false,
        SegmentReference? segmentReference = null)
    {
        From = from;
        To = to;
        Categories = Sorted(categories);
        Attributes = (attributes ?? [])
            .Where(attribute => attribute.Value.Count > 0)
            .GroupBy(attribute => attribute.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, Sorted(group.SelectMany(attribute => attribute.Value))))
            .ToArray();
        Segment = segment;
        KnownCustomersOnly = knownCustomersOnly;
        SegmentReference = segmentReference;
        _key = MakeKey();
    }

    /// <summary>First day, inclusive; null = from the start.</summary>
    public DateOnly? From { get; }

    /// <summary>Last day, inclusive; null = to the end.</summary>
    public DateOnly? To { get; }

    /// <summary>Product categories in ordinal order; empty = all.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Attributes in ordinal order, each with its allowed values in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Attributes { get; }

    /// <summary>A named group of customers; null = all.</summary>
    public CustomerSegment? Segment { get; }

    /// <summary>Leaves out lines without a customer.</summary>
    public bool KnownCustomersOnly { get; }

    /// <summary>
    /// Names a group of customers whose members are not known yet; null = none. Whoever computes from the filter has to put the members in its place
    /// first (<see cref="SegmentMembers"/>). They depend on the data and, for an RFM segment that is not saved, on the period; on nothing else of the filter.
    /// </summary>
    public SegmentReference? SegmentReference { get; }

    /// <summary>The same filter over another period. A segment that it names stays that of the period so far: whoever compares two periods compares the same customers.</summary>
    public SalesFilter WithPeriod(DateOnly? from, DateOnly? to) =>
        new(from, to, Categories, Attributes, Segment, KnownCustomersOnly, (from, to) == (From, To) ? SegmentReference : SegmentReference?.InPeriod(From, To));

    /// <summary>The same filter for these customers; null = for all. A named group is forgotten.</summary>
    public SalesFilter WithSegment(CustomerSegment? segment) => new(From, To, Categories, Attributes, segment, KnownCustomersOnly);

    /// <summary>The same filter for the customers of a segment whose members are not known yet.</summary>
    public SalesFilter WithSegmentNamed(SegmentReference reference) => new(From, To, Categories, Attributes, null, KnownCustomersOnly, reference);

    /// <summary>A text that is equal for equal filters: the key of the result cache.</summary>
    public override string ToString() => _key;

    /// <inheritdoc/>
    public bool Equals(SalesFilter? other) => other is not null && string.Equals(_key, other._key, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalesFilter);

    /// <inheritdoc/>
    public override int GetHashCode() => _key.GetHashCode(StringComparison.Ordinal);

    private static IReadOnlyList<string> Sorted(IEnumerable<string>? values) =>
        values is null ? [] : values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

    private string MakeKey()
    {
        var key = new StringBuilder();
        key.Append(From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("..");
        key.Append(To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Append(key, "category", Categories);
        foreach (var (name, values) in Attributes)
        {
            Append(key, name, values);
        }
        if (Segment is not null)
        {
            Append(key, "segment", [Segment.Key]);
        }
        if (SegmentReference is not null)
        {
            Append(key, "segment-named", [SegmentReference.Text]);
        }
        if (KnownCustomersOnly)
        {
            key.Append(";known");
        }
        return key.ToString();
    }

    private static void Append(StringBuilder key, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            key.Append(';').Append(Uri.EscapeDataString(name)).Append('=').AppendJoin(',', values.Select(Uri.EscapeDataString));
        }
    }
}

/// <summary>A group of customers to filter by.</summary>
/// <param name="Name">The name that people see.</param>
/// <param name="Key">Differs whenever the members differ (for example name and version of the data it was computed from).</param>
/// <param name="CustomerKeys">The members, by their ids as the file writes them.</param>
public sealed record CustomerSegment(string Name, string Key, IReadOnlyCollection<string> CustomerKeys);
