using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Components.Layout;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Store.Sales;
using TechMart.Tables;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments;

/// <summary>What the parts of a page about segments are made from, and what all of them say of their figures.</summary>
/// <typeparam name="TResult">The numbers.</typeparam>
/// <param name="Report">The numbers, and what they were computed from.</param>
/// <param name="Context">The data set and filter.</param>
/// <param name="Scoring">How customers are scored and named.</param>
/// <param name="Texts">The words of the pages.</param>
public abstract record SegmentSource<TResult>(
    SalesReport<TResult> Report, DashboardContext Context, RfmChoice Scoring, IStringLocalizer<SegmentPageTexts> Texts)
{
    /// <summary>The numbers.</summary>
    public TResult Result => Report.Result;

    /// <summary>Writes numbers for the reader.</summary>
    public ReaderFormat Format => Context.Format;

    /// <summary>The words about segments.</summary>
    public SegmentWords Words { get; } = new(Context.Format.Culture, CultureInfo.CurrentUICulture);

    /// <summary>Makes the addresses of customers.</summary>
    public SegmentLinks Links { get; } = new(Context, Scoring);

    /// <summary>The lines that the figures rest on.</summary>
    protected abstract LineUsage Lines { get; }

    /// <summary>The days that the figures rest on, in words.</summary>
    protected virtual string Period
    {
        get
        {
            var (from, to) = (Report.Filter.From ?? Report.Data.Table.FirstDay, Report.Filter.To ?? Report.Data.Table.LastDay);
            return from is null || to is null ? Texts["Facts_AllTime"] : Format.Days(from, to);
        }
    }

    /// <summary>What a file says of itself before its rows: where they come from, how they were chosen, what they are.</summary>
    /// <param name="title">What the table is called.</param>
    /// <param name="definition">What its figures are.</param>
    /// <param name="shell">Words of the filter.</param>
    /// <param name="own">What this table has to say besides.</param>
    internal TableFacts Sheet(string title, string definition, IStringLocalizer<ShellTexts> shell, params IEnumerable<TableFact> own)
    {
        var words = new Texts(typeof(SavedSegmentTexts), CultureInfo.CurrentUICulture);
        var facts = Facts(definition);
        var filters = FilterChip.Of(Context with { Filter = Context.Filter with { Period = default } }, shell).Select(chip => chip.Words).ToList();
        List<TableFact> rows =
        [
            new(words["Fact_dataset"], Report.Data.Dataset.Name),
            new(words["Fact_version"], facts.DataVersion),
            new(words["Fact_period"], facts.Period),
            new(words["Fact_filters"], filters.Count == 0 ? words["Fact_noFilters"] : string.Join("\n", filters)),
            .. own,
            new(words["Fact_figures"], definition),
        ];
        if (Format.Currency.Length > 0)
        {
            rows.Add(new(words["Fact_currency"], Format.Currency));
        }
        rows.Add(new(words["Fact_rowsUsed"], Lines.Used));
        rows.Add(new(words["Fact_rowsNotUsed"], Lines.LeftOut));
        return new TableFacts(words["Fact_tableSheet"], title, rows);
    }

    /// <summary>What a figure is and rests on.</summary>
    public FigureFacts Facts(string definition, string? unit = null, string? uncertainty = null) => new(
        definition,
        unit,
        Period,
        null,
        Format.Count(Lines.Used),
        Format.Count(Lines.LeftOut),
        Report.Data.Dataset is { To: { } last } dated
            ? Texts["Facts_Version", dated.Name, dated.Version, Format.Day(last)]
            : Texts["Facts_VersionNoTime", Report.Data.Dataset.Name, Report.Data.Dataset.Version],
        uncertainty ?? Texts["Exact"]);
}
