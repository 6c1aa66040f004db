using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;

namespace TechMart.Dashboard.Filters;

/// <summary>
/// What a person looks at: data set, period, comparison, segment, categories and attributes. Immutable. An address carries all of
/// it, so a copied link shows another person the same; two filters that say the same have the same <see cref="ToString"/>.
/// </summary>
public sealed record DashboardFilter
{
    private const string AttributePrefix = "where.";
    private static readonly string[] Names = ["data", "period", "compare", "segment", "category"];

    /// <summary>Name of the data set; null = the first one.</summary>
    public string? Data { get; init; }

    /// <summary>The period.</summary>
    public PeriodChoice Period { get; init; }

    /// <summary>Which period to compare with.</summary>
    public ComparisonChoice Comparison { get; init; } = new(ComparisonKind.Previous);

    /// <summary>Product categories, any of which a line must have; empty = all.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>For each attribute (<c>country</c>, <c>gender</c>, …) the values, any of which a line must have.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>
    /// The segment that customers must belong to, as the address writes it (<see cref="SegmentReference"/>); null = all customers. Members of an RFM segment are found within
    /// the period, those of any other from the sales that its definition says; period, categories and attributes then select among their sales.
    /// </summary>
    public string? Segment { get; init; }

    /// <summary><see cref="Segment"/> as it is read; null where there is none, or where the text names none that can be computed.</summary>
    public SegmentReference? SegmentReference
    {
        get
        {
            try
            {
                return Segment is null ? null : SegmentReference.Parse(Segment);
            }
            catch (SegmentException)
            {
                return null;
            }
        }
    }

    /// <summary>Whether nothing narrows the data set down.</summary>
    public bool IsEverything =>
        Segment is null && Period.Preset == PeriodPreset.All && Categories.Count == 0 && Attributes.Values.All(values => values.Count == 0);

    /// <summary>Reads a filter from the query of an address. What cannot be read is as if it were absent.</summary>
    public static DashboardFilter Parse(string? query)
    {
        var filter = new DashboardFilter();
        var attributes = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in QueryHelpers.ParseQuery(query))
        {
            var text = value.ToString();
            filter = name switch
            {
                "data" => filter with { Data = text.Length == 0 ? null : text },
                "period" => filter with { Period = PeriodChoice.Parse(text) },
                "compare" => filter with { Comparison = ParseComparison(text) },
                "segment" => filter with { Segment = string.IsNullOrWhiteSpace(text) ? null : text.Trim() },
                "category" => filter with { Categories = Sorted(ValueList.Read(text)) },
                _ => filter,
            };
            if (name.Length > AttributePrefix.Length && name.StartsWith(AttributePrefix, StringComparison.Ordinal)
                && ValueList.Read(text) is { Count: > 0 } values)
            {
                attributes[name[AttributePrefix.Length..]] = Sorted(values);
            }
        }
        return filter with { Attributes = attributes };
    }

    /// <summary>What a query says beside the filter, as it says it: options of pages.</summary>
    public static string Others(string? query) => string.Join('&', (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => Uri.UnescapeDataString(part.Split('=')[0]) is var name && !Names.Contains(name) && !name.StartsWith(AttributePrefix, StringComparison.Ordinal)));

    /// <summary>The filter of an address.</summary>
    public static DashboardFilter Of(Uri address) => Parse(address.Query);

    /// <summary>The same with other values allowed for an attribute; none = no restriction.</summary>
    public DashboardFilter With(string attribute, IReadOnlyList<string> values) => this with
    {
        Attributes = new SortedDictionary<string, IReadOnlyList<string>>(
            Attributes.Where(pair => pair.Key != attribute).Append(new(attribute, values)).ToDictionary(), StringComparer.Ordinal),
    };

    /// <summary>The same for the customers of a segment.</summary>
    public DashboardFilter With(SegmentReference segment) => this with { Segment = segment.Text };

    /// <summary>Only the data set is kept.</summary>
    public DashboardFilter Reset() => new() { Data = Data };

    /// <summary>The selection of sales lines that is meant, given the data's last day.</summary>
    /// <exception cref="SegmentException">The text names no segment.</exception>
    public SalesFilter ToSalesFilter(DateOnly? lastDay)
    {
        var (from, to) = Period.Days(lastDay);
        return new SalesFilter(from, to, Categories, Attributes, segmentReference: Segment is null ? null : SegmentReference.Parse(Segment));
    }

    /// <summary>The canonical query without a leading question mark; what is as usual is left out.</summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        Append("data", Data ?? "");
        Append("period", Period.ToString());
        Append("compare", WriteComparison());
        Append("segment", Segment ?? "");
        Append("category", ValueList.Write(Sorted(Categories)));
        foreach (var (name, values) in Attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Append(AttributePrefix + name, ValueList.Write(Sorted(values)));
        }
        return query.ToString();

        void Append(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <summary>Equal when they say the same.</summary>
    public bool Equals(DashboardFilter? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static ComparisonChoice ParseComparison(string text) => text switch
    {
        "none" => new(ComparisonKind.None),
        "year" => new(ComparisonKind.Year),
        _ when PeriodChoice.TryReadDays(text, out var from, out var to) && from is { } first && to is { } last =>
            new(ComparisonKind.Custom, first, last),
        _ => new(ComparisonKind.Previous),
    };

    private string WriteComparison() => Comparison.Kind switch
    {
        ComparisonKind.None => "none",
        ComparisonKind.Year => "year",
        ComparisonKind.Custom => PeriodChoice.WriteDays(Comparison.From, Comparison.To),
        _ => "",
    };

    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
