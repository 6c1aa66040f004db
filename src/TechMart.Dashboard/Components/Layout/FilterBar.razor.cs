using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Store.Segments;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Components.Layout;

/// <summary>Period, comparison, segment, categories and attributes. A change only goes to another address; the pages follow it.</summary>
public partial class FilterBar : ComponentBase
{
    private const int DirectFacets = 2;
    private static readonly ComparisonKind[] ComparisonKinds =
        [ComparisonKind.Previous, ComparisonKind.Year, ComparisonKind.Custom, ComparisonKind.None];

    private IReadOnlyList<FilterChip> _chips = [];
    private SegmentReference? _segment;
    private bool _open;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required DashboardContext Context { get; set; }

    /// <summary>What the data set can be filtered by; null until it is known.</summary>
    [Parameter]
    public FilterFacets? Facets { get; set; }

    /// <summary>The saved segments of the data set.</summary>
    [Parameter]
    public IReadOnlyList<SavedSegmentInfo> Segments { get; set; } = [];

    /// <summary>The address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>Quiet messages.</summary>
    [Inject]
    public required Toasts Toasts { get; set; }

    /// <summary>Words of the frame.</summary>
    [Inject]
    public required IStringLocalizer<ShellTexts> Texts { get; set; }

    private DashboardFilter Filter => Context.Filter;

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        _chips = FilterChip.Of(Context, Texts, Segments);
        _segment = Filter.SegmentReference;
    }

    private SegmentDefinitionWords SegmentNames => FilterChip.SegmentNames(Context);

    private bool IsListed(SegmentReference segment) =>
        segment.Definition is RfmSegmentDefinition { Segment: { } code } ? segment.Text == SegmentReference.Rfm(code).Text
        : segment.SavedName is { } name && Segments.Any(saved => saved.Name == name);

    private void ChooseSegment(ChangeEventArgs change) => Go(Filter with { Segment = change.Value is string { Length: > 0 } text ? text : null });

    private string NameOf(string attribute) => FilterChip.AttributeName(attribute, Texts);

    private IReadOnlyList<string> ValuesOf(string attribute) => Filter.Attributes.GetValueOrDefault(attribute, []);

    private void Go(DashboardFilter filter) =>
        Navigation.NavigateTo(DashboardUrls.WithOther(new Uri(Navigation.Uri), filter));

    private void ChoosePeriod(ChangeEventArgs change)
    {
        var preset = Enum.Parse<PeriodPreset>((string)change.Value!);
        if (preset != PeriodPreset.Custom)
        {
            Go(Filter with { Period = new PeriodChoice(preset) });
            return;
        }
        // A custom period begins as the one shown.
        var (from, to) = Filter.Period.Days(Context.Dataset?.To);
        Go(Filter with { Period = PeriodChoice.Between(from ?? Context.Dataset?.From, to ?? Context.Dataset?.To) });
    }

    private void ChooseComparison(ChangeEventArgs change)
    {
        var kind = Enum.Parse<ComparisonKind>((string)change.Value!);
        if (kind != ComparisonKind.Custom)
        {
            Go(Filter with { Comparison = new ComparisonChoice(kind) });
        }
        else if (Context.Dataset is { From: { } first, To: { } last })
        {
            // A custom comparison begins as the same days one year earlier.
            var (from, to) = Filter.Period.Days(last);
            Compare((from ?? first).AddYears(-1), (to ?? last).AddYears(-1));
        }
    }

    private void Compare(DateOnly? from, DateOnly? to)
    {
        if (from is { } first && to is { } last && first <= last)
        {
            Go(Filter with { Comparison = new ComparisonChoice(ComparisonKind.Custom, first, last) });
        }
    }
}
