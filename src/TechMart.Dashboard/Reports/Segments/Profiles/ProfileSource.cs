using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>What the parts of the page of a profile are made from.</summary>
public sealed record ProfileSource(SalesReport<ProfileResult> Report, DashboardContext Context, RfmChoice Scoring, IStringLocalizer<SegmentPageTexts> Texts)
    : SegmentSource<ProfileResult>(Report, Context, Scoring, Texts)
{
    private readonly ProfileWords _words = new(Context.Format.Culture, CultureInfo.CurrentUICulture);

    /// <summary>The name of the group.</summary>
    public string Name => Words.Name(Result.Name);

    /// <summary>The words about profiles.</summary>
    public ProfileWords ProfileWords => _words;

    /// <summary>The colour of the group.</summary>
    public string Color => SegmentColor.Of(Result.Name);

    /// <inheritdoc/>
    protected override LineUsage Lines => Result.Lines;

    /// <summary>A side's value in its unit; a dash where it is not told.</summary>
    public string Value(ProfileComparison comparison, double? value) => comparison.Unit switch
    {
        ProfileUnit.Share => Format.Percent(value),
        ProfileUnit.Money => Format.Money((decimal?)value),
        _ => Format.Number((decimal?)value, 2),
    };

    /// <summary>A difference of the two sides in its unit, with its sign.</summary>
    public string Change(ProfileComparison comparison, double value) => comparison.Unit switch
    {
        ProfileUnit.Share => Format.Points(value),
        ProfileUnit.Money => Format.MoneyChange((decimal)value),
        _ => Signed(value, 2),
    };

    /// <summary>An interval of differences, its unit said once.</summary>
    public string Interval(ProfileComparison comparison, Estimate difference) => Texts[
        "Profile_Interval",
        comparison.Unit == ProfileUnit.Share ? Signed(difference.Low * 100, 1) : Change(comparison, difference.Low),
        Change(comparison, difference.High)];

    /// <summary>The hover text of a comparison.</summary>
    public IEnumerable<string> Hover(ProfileComparison comparison)
    {
        yield return ProfileWords.Measure(comparison);
        yield return $"{Name}: {Value(comparison, comparison.Group)}";
        yield return $"{Texts["Profile_Rest"]}: {Value(comparison, comparison.Rest)}";
        if (comparison.Difference is { } difference)
        {
            yield return Texts["Profile_HoverDifference", Change(comparison, difference.Value), Interval(comparison, difference)];
        }
        if (comparison.Silent is { } code)
        {
            yield return ProfileWords.Silence(code);
        }
    }

    /// <summary>The comparisons as a table.</summary>
    public Table<ProfileComparison> Table(string name, string title, IEnumerable<ProfileComparison> comparisons) => new(
        name,
        title,
        new Columns<ProfileComparison>()
            .Text("measure", Texts["Column_Measure"], ProfileWords.Measure)
            .Text("group", Name, row => Value(row, row.Group))
            .Text("rest", Texts["Profile_Rest"], row => Value(row, row.Rest))
            .Text("difference", Texts["Column_Difference"], row => row.Difference is { } difference ? Change(row, difference.Value) : null)
            .Text("interval", Texts["Column_Interval"], row => row.Difference is { } difference ? Interval(row, difference) : null)
            .Number("effect", Texts["Column_Effect"], row => (decimal?)row.Effect?.Value)
            .Text("magnitude", Texts["Column_Magnitude"], row => row.Effect is { } effect ? ProfileWords.Magnitude(effect.Magnitude) : null)
            .Text("p", Texts["Column_P"], row => row.QValue is { } p ? ProfileWords.Probability(p) : row.Silent is { } code ? ProfileWords.Silence(code) : null),
        [.. comparisons]);

    private string Signed(double value, int digits) => (value > 0 ? Format.Culture.NumberFormat.PositiveSign : "") + Format.Number((decimal)value, digits);
}
