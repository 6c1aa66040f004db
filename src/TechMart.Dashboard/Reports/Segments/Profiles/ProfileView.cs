using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>A segment that can be chosen.</summary>
/// <param name="Value">As the address says it.</param>
/// <param name="Name">Name and size.</param>
public sealed record ProfileOption(string Value, string Name);

/// <summary>The profile of a segment, ready for the reader.</summary>
/// <param name="Choice">What the address says.</param>
/// <param name="Segment">The segment that is shown; null where there is none.</param>
/// <param name="Options">The RFM segments that can be chosen.</param>
/// <param name="Saved">The saved segments that can be chosen, and any other that is shown.</param>
/// <param name="Notes">What limits the answer, or why there is none.</param>
public sealed record ProfileView(ProfileChoice Choice, string? Segment, IReadOnlyList<ProfileOption> Options, IReadOnlyList<ProfileOption> Saved, IReadOnlyList<string> Notes)
{
    /// <summary>What there is to see; null where nothing can be compared, and the first note says why.</summary>
    public ProfileContent? Content { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static ProfileView Of(
        DashboardContext context, ProfileChoice choice, RfmResult rfm, IReadOnlyList<string> saved, string? segment, ProfileSource? source, IStringLocalizer<SegmentPageTexts> texts)
    {
        var words = new SegmentWords(context.Format.Culture, System.Globalization.CultureInfo.CurrentUICulture);
        var options = rfm.Segments.Select(row => new ProfileOption(row.Segment, texts["Profile_Option", words.Name(row.Segment), context.Format.Count(row.Customers)]));
        // The code of a segment of the table means that segment.
        var others = saved.Where(name => rfm.Segments.All(row => row.Segment != name)).Select(name => new ProfileOption(name, name)).ToList();
        if (segment is not null && rfm.Segments.All(row => row.Segment != segment) && others.TrueForAll(option => option.Value != segment))
        {
            others.Add(new ProfileOption(segment, source!.Name));
        }
        return new ProfileView(
            choice,
            segment,
            [.. options],
            others,
            [.. source?.Result.Notes.Select(source.ProfileWords.Note) ?? rfm.Notes.Select(words.Note)])
        {
            Content = source is { Result.Comparisons.Count: > 0 } ? ProfileContent.Of(source) : null,
        };
    }
}

/// <summary>A measure of both sides.</summary>
/// <param name="Measure">What.</param>
/// <param name="Group">Of the segment.</param>
/// <param name="Rest">Of the rest.</param>
/// <param name="Difference">Their difference with its interval; null where there is none.</param>
public sealed record ProfileFact(string Measure, string Group, string Rest, string? Difference);

/// <summary>What there is to see where a segment can be compared.</summary>
/// <param name="Name">The segment.</param>
/// <param name="Href">Where its customers are listed; null for one that the scoring of the page does not know.</param>
/// <param name="Facts">Size, revenue, order value and frequency.</param>
/// <param name="FactsComputed">How they are computed.</param>
/// <param name="Differences">What makes the segment different, as sentences, largest effect first.</param>
/// <param name="Effects">The same as a chart.</param>
/// <param name="Spreads">Categories, places, demographics, hours.</param>
/// <param name="Comparisons">All comparisons.</param>
/// <param name="Untold">How many comparisons are not told, and why; null where all are.</param>
public sealed record ProfileContent(
    string Name,
    string? Href,
    IReadOnlyList<ProfileFact> Facts,
    FigureFacts FactsComputed,
    IReadOnlyList<ProfileDifference> Differences,
    Part<Chart> Effects,
    IReadOnlyList<Part<Chart>> Spreads,
    Part<Table<ProfileComparison>> Comparisons,
    string? Untold)
{
    private const int MostSentences = 6;
    private static readonly string[] Sums =
        [ProfileMeasures.Revenue, ProfileMeasures.Orders, ProfileMeasures.OrderValue, ProfileMeasures.ItemsPerOrder, ProfileMeasures.RepeatBuyers, ProfileMeasures.Returners];

    /// <summary>Makes it of the numbers.</summary>
    public static ProfileContent Of(ProfileSource source) => new(
        source.Name,
        source.Scoring.Options.Segments.Segments.Contains(source.Result.Name, StringComparer.Ordinal) ? source.Links.Segment(source.Result.Name) : null,
        [.. FactsOf(source)],
        source.Facts(source.Texts["Profile_FactsDefinition"], null, source.Texts["Profile_Uncertainty"]),
        [.. source.Result.Different.Take(MostSentences).Select(comparison => ProfileDifference.Of(source, comparison))],
        ProfileEffectsChart.Of(source),
        [.. ProfileSpreadChart.All(source)],
        (source.Texts["Profile_Table"].Value, ComparisonTable(source), source.Facts(source.Texts["Profile_Definition", source.Format.Count(source.Result.Tests)], null, source.Texts["Profile_Uncertainty"])),
        UntoldOf(source));

    /// <summary>All comparisons: those that differ most first, then the others.</summary>
    internal static Table<ProfileComparison> ComparisonTable(ProfileSource source) => source.Table(
        "segment-profile", source.Texts["Profile_Table"], source.Result.Comparisons.OrderBy(comparison => comparison.Rank ?? int.MaxValue));

    private static IEnumerable<ProfileFact> FactsOf(ProfileSource source)
    {
        var (group, rest, texts, format) = (source.Result.Group, source.Result.Rest, source.Texts, source.Format);
        yield return new(texts["Column_Customers"], WithShare(format.Count(group.Customers), group.ShareOfCustomers), WithShare(format.Count(rest.Customers), rest.ShareOfCustomers), null);
        yield return new(texts["Column_Revenue"], WithShare(format.ShortMoney(group.Revenue), group.ShareOfRevenue), WithShare(format.ShortMoney(rest.Revenue), rest.ShareOfRevenue), null);
        yield return new(texts["Column_OrderValue"], format.Money(group.AverageOrderValue), format.Money(rest.AverageOrderValue), null);
        foreach (var comparison in source.Result.Comparisons.Where(comparison => Sums.Contains(comparison.Measure, StringComparer.Ordinal)))
        {
            yield return new(
                source.ProfileWords.Measure(comparison),
                source.Value(comparison, comparison.Group),
                source.Value(comparison, comparison.Rest),
                comparison.Difference is { } difference
                    ? texts["Profile_Difference", source.Change(comparison, difference.Value), source.Interval(comparison, difference)]
                    : comparison.Silent is { } code ? source.ProfileWords.Silence(code) : null);
        }

        string WithShare(string value, double? share) => share is null ? value : texts["Profile_WithShare", value, format.Percent(share)];
    }

    private static string? UntoldOf(ProfileSource source)
    {
        var untold = source.Result.Comparisons.Where(comparison => comparison.Group is null).ToList();
        return untold.Count == 0 ? null : source.Texts[
            "Profile_Untold",
            source.Format.Count(untold.Count),
            source.Format.Count(source.Result.Comparisons.Count),
            string.Join(' ', untold.Select(comparison => source.ProfileWords.Silence(comparison.Silent!)).Distinct())].Value;
    }
}

/// <summary>One thing that makes a segment different.</summary>
/// <param name="Sentence">What.</param>
/// <param name="Evidence">How far and how surely.</param>
public sealed record ProfileDifference(string Sentence, string Evidence)
{
    internal static ProfileDifference Of(ProfileSource source, ProfileComparison comparison) => new(
        source.Texts[
            comparison.Effect!.Value > 0 ? "Profile_More" : "Profile_Less",
            source.ProfileWords.Measure(comparison),
            source.Value(comparison, comparison.Group),
            source.Value(comparison, comparison.Rest)],
        source.Texts[
            "Profile_Evidence",
            source.Change(comparison, comparison.Difference!.Value.Value),
            source.Interval(comparison, comparison.Difference.Value),
            source.ProfileWords.Magnitude(comparison.Effect.Magnitude),
            source.Format.Number((decimal)comparison.Effect.Value, 2),
            source.ProfileWords.Probability(comparison.QValue!.Value),
            source.Format.Count(source.Result.Tests)]);
}
