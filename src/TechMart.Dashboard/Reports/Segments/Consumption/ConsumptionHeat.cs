using TechMart.Analytics.Customers.Consumption;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>Profiles against categories, ready for the reader.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Facts">How it is computed.</param>
/// <param name="Subtitle">Measure, unit and period.</param>
/// <param name="Categories">The categories, the largest average first, with their averages.</param>
/// <param name="Rows">The profiles.</param>
public sealed record ConsumptionHeat(string Title, FigureFacts Facts, string Subtitle, IReadOnlyList<ConsumptionHeatHead> Categories, IReadOnlyList<ConsumptionHeatRow> Rows)
{
    private static readonly double[] Above = [1, 1.5, 2, 3];
    private static readonly double[] Below = [1, 0.67, 0.33];

    /// <summary>Makes it of the numbers.</summary>
    public static ConsumptionHeat Of(ConsumptionSource source)
    {
        var (result, texts, format) = (source.Result, source.PageTexts, source.Format);
        int[] order = [.. Enumerable.Range(0, result.Categories.Count).OrderByDescending(category => result.Categories[category].Average)];
        return new ConsumptionHeat(
            texts["Page_Heat"],
            source.Facts(texts["Page_HeatDefinition", source.ConsumptionWords.Basis(result)], null, texts["Page_HeatUncertainty"]),
            texts["Page_HeatSubtitle", source.Days],
            [.. order.Select(category => new ConsumptionHeatHead(source.Category(category), format.Percent(result.Categories[category].Average)))],
            [.. result.Profiles.Select(profile => new ConsumptionHeatRow(
                source.Title(profile),
                format.Count(profile.Size),
                source.Customers(profile),
                [.. order.Select(category => Cell(source, profile, category))]))]);
    }

    /// <summary>The cells as a table.</summary>
    public static Table<(ConsumptionProfile Profile, int Category)> Table(ConsumptionSource source)
    {
        var (result, texts) = (source.Result, source.PageTexts);
        return new Table<(ConsumptionProfile Profile, int Category)>(
            "consumption-profiles",
            texts["Page_Heat"],
            new Columns<(ConsumptionProfile Profile, int Category)>()
                .Text("profile", texts["Page_Profile"], row => source.Title(row.Profile))
                .Whole("customers", source.Texts["Column_Customers"], row => row.Profile.Size)
                .Text("category", source.CategoryTitle, row => source.Category(row.Category))
                .Percent("share", texts["Page_Share"], row => row.Profile.Shares[row.Category].Mean)
                .Percent("average", texts["Page_Average"], row => result.Categories[row.Category].Average)
                .Number("index", texts["Page_Index"], row => Hundred(row.Profile.Shares[row.Category].Index))
                .Number("low", texts["Page_Low"], row => Hundred(row.Profile.Shares[row.Category].Low))
                .Number("high", texts["Page_High"], row => Hundred(row.Profile.Shares[row.Category].High)),
            [.. result.Profiles.SelectMany(profile => Enumerable.Range(0, result.Categories.Count).Select(category => (profile, category)))]);
    }

    private static ConsumptionHeatCell Cell(ConsumptionSource source, ConsumptionProfile profile, int category)
    {
        var (texts, format, share) = (source.PageTexts, source.Format, profile.Shares[category]);
        var mean = format.Percent(share.Mean);
        if (share is not { Index: { } index, Low: { } low, High: { } high })
        {
            return new ConsumptionHeatCell(mean, "level-0", texts["Page_CellSmall", source.Title(profile), source.Category(category), mean]);
        }
        // Only what is surely above or below the average is coloured.
        var style = low > 1 ? $"level-{Above.Count(step => index >= step)}" : high < 1 ? $"below-{Below.Count(step => index <= step)}" : "level-0";
        return new ConsumptionHeatCell(
            format.Number(Hundred(index)),
            style,
            texts["Page_Cell", source.Title(profile), source.Category(category), mean, format.Percent(source.Result.Categories[category].Average), format.Number(Hundred(index)), format.Number(Hundred(low)), format.Number(Hundred(high))]);
    }

    private static decimal? Hundred(double? index) => index is { } value ? Math.Round(100 * (decimal)value) : null;
}

/// <summary>A category.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Average">Its mean share.</param>
public sealed record ConsumptionHeatHead(string Name, string Average);

/// <summary>A profile.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Href">Where they are listed.</param>
/// <param name="Cells">By category.</param>
public sealed record ConsumptionHeatRow(string Name, string Customers, string Href, IReadOnlyList<ConsumptionHeatCell> Cells);

/// <summary>A profile's share of a category.</summary>
/// <param name="Text">The index, or of a small profile the share.</param>
/// <param name="Style">How strongly the cell is coloured.</param>
/// <param name="Description">All of it in words.</param>
public sealed record ConsumptionHeatCell(string Text, string Style, string Description);
