using Microsoft.Extensions.Localization;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Components.Controls;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>What the parts of the Overview are made from, and what all of them say of their figures.</summary>
/// <param name="Report">The numbers.</param>
/// <param name="Format">Writes numbers for the reader.</param>
/// <param name="Texts">The words of the page.</param>
/// <param name="Findings">The sentences of findings.</param>
public sealed record OverviewSource(
    SalesReport<Analytics.Sales.Overview> Report,
    ReaderFormat Format,
    IStringLocalizer<OverviewTexts> Texts,
    FindingWords Findings)
{
    /// <summary>The numbers.</summary>
    public Analytics.Sales.Overview Overview => Report.Result;

    /// <summary>The aggregates of the period.</summary>
    public OverviewAggregates Current => Report.Result.Current;

    /// <summary>The columns that were asked.</summary>
    public SalesTable Table => Report.Data.Table;

    /// <summary>The period in words.</summary>
    public string Period => Overview is { From: { } from, To: { } to } ? Format.Period(from, to) : Texts["Facts_AllTime"];

    /// <summary>The comparison period in words; null where there is none.</summary>
    public string? ComparisonPeriod => Overview.ComparisonPeriod is { } days ? Format.Period(days.From, days.To) : null;

    /// <summary>Days of the period and of the one compared with, where they differ: as whole months do. Null where they are alike, or there is no comparison.</summary>
    public (int Days, int Compared)? UnequalDays => Overview is { From: { } from, To: { } to, ComparisonPeriod: { } before }
        && (new DayRange(from, to).Days, new DayRange(before.From, before.To).Days) is var (days, compared) && days != compared ? (days, compared) : null;

    /// <summary>What a figure rests on.</summary>
    public FigureFacts Facts(string definition, string? unit = null, string? uncertainty = null) => new(
        definition,
        unit,
        Overview is { From: { } from, To: { } to } ? Format.Days(from, to) : Texts["Facts_AllTime"],
        Overview.ComparisonPeriod is not { } days ? null
            : Overview.ComparisonIsPartial ? Texts["Facts_PartialComparison", Format.Days(days.From, days.To)]
            : UnequalDays is var (own, compared) ? Texts["Facts_UnequalComparison", Format.Days(days.From, days.To), Format.Count(compared), Format.Count(own)]
            : Format.Days(days.From, days.To),
        Format.Count(Current.Lines.Used),
        Format.Count(Current.Lines.LeftOut),
        Version,
        uncertainty ?? Texts["Exact"]);

    /// <summary>Measure, unit and period, for under a chart's title.</summary>
    public string Subtitle(string measure) => Overview.From is null
        ? Texts["Selection", measure, Format.MoneyUnit]
        : Texts["Selection_Period", measure, Format.MoneyUnit, Period];

    /// <summary>A key in words; a missing one is said to be so.</summary>
    public string NameOf(string? name) => string.IsNullOrEmpty(name) ? Texts["NotGiven"] : name;

    /// <summary>A part's share of the revenue of the period; null where that is not positive.</summary>
    public double? ShareOf(decimal revenue) => Current.Totals.Revenue > 0 ? (double)(revenue / Current.Totals.Revenue) : null;

    private string Version => Report.Data.Dataset is { To: { } last } dated
        ? Texts["Facts_Version", dated.Name, dated.Version, Format.Day(last)]
        : Texts["Facts_VersionNoTime", Report.Data.Dataset.Name, Report.Data.Dataset.Version];
}
