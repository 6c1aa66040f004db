using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Filters;
using TechMart.Store.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>An active filter in words, and the filter without it.</summary>
/// <param name="Words">What narrows the data down.</param>
/// <param name="Without">Where its cross leads.</param>
internal sealed record FilterChip(string Words, DashboardFilter Without)
{
    private const int MostNamed = 2;
    private const int MostLetters = 120;

    /// <summary>The active filters in the order of the bar.</summary>
    /// <param name="context">The data set and filter.</param>
    /// <param name="texts">The words of the frame.</param>
    /// <param name="saved">The saved segments, so that one that is computed from other sales than the page shows can say so.</param>
    public static IReadOnlyList<FilterChip> Of(DashboardContext context, IStringLocalizer<ShellTexts> texts, IReadOnlyList<SavedSegmentInfo>? saved = null)
    {
        var filter = context.Filter;
        var chips = new List<FilterChip>();
        if (filter.Period.Preset != PeriodPreset.All)
        {
            var (from, to) = filter.Period.Days(context.Dataset?.To);
            var days = context.Format.Days(from ?? context.Dataset?.From, to ?? context.Dataset?.To);
            chips.Add(new(days, filter with { Period = default }));
        }
        if (filter.Segment is { } segment)
        {
            // One that cannot be read is named as it stands, so that it can be removed.
            var name = filter.SegmentReference is { } reference ? Segment(reference) : Shortened(segment);
            chips.Add(new(texts["Filter_Chip", texts["Filter_Segment"], name], filter with { Segment = null }));
        }
        if (filter.Categories.Count > 0)
        {
            chips.Add(new(Words(texts["Filter_Category"], filter.Categories), filter with { Categories = [] }));
        }
        foreach (var (name, values) in filter.Attributes.Where(attribute => attribute.Value.Count > 0))
        {
            chips.Add(new(Words(AttributeName(name, texts), values), filter.With(name, [])));
        }
        return chips;

        string Segment(SegmentReference reference)
        {
            var words = SegmentNames(context);
            var name = Shortened(words.Name(reference));
            var (from, to) = filter.Period.Days(context.Dataset?.To);
            var definition = reference.InPeriod(from, to).Definition ?? saved?.FirstOrDefault(info => string.Equals(info.Name, reference.SavedName, StringComparison.OrdinalIgnoreCase))?.Definition;
            return definition is not null && words.OtherSales(definition, from, to) is { } sales ? texts["Filter_ComputedFrom", name, Shortened(sales)] : name;
        }

        string Words(string name, IReadOnlyList<string> values)
        {
            var named = values.Count > MostNamed
                ? texts["Filter_Selected", values.Count].Value
                : string.Join(", ", values.Select(value => value.Length == 0 ? texts["Filter_Missing"] : value));
            return texts["Filter_Chip", name, named];
        }
    }

    private static string Shortened(string name) => name.Length > MostLetters ? name[..MostLetters] + "…" : name;

    /// <summary>What segments are called.</summary>
    public static SegmentDefinitionWords SegmentNames(DashboardContext context) =>
        new(context.Format.Culture, CultureInfo.CurrentUICulture, amount => context.Format.Money(amount));

    /// <summary>What an attribute is called; a custom one has its own name.</summary>
    public static string AttributeName(string attribute, IStringLocalizer<ShellTexts> texts) =>
        texts["Attribute_" + attribute] is { ResourceNotFound: false } known ? known : attribute;
}
