using System.Globalization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Dashboard.Charts;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>How the customers of a segment are spread over categories, places, demographics and times, beside the rest.</summary>
internal static class ProfileSpreadChart
{
    private const int Most = 10;
    private const int LongestName = 24;
    private const int RowHeight = 38;
    private static readonly string[] Times = [ProfileMeasures.Weekday, ProfileMeasures.Hour, ProfileMeasures.Month];

    /// <summary>Of each kind that the data have.</summary>
    public static IEnumerable<Part<Chart>> All(ProfileSource source)
    {
        var kinds = source.Result.Comparisons
            .Where(comparison => comparison.Measure is ProfileMeasures.CategorySpend or ProfileMeasures.Attribute || Times.Contains(comparison.Measure, StringComparer.Ordinal))
            .GroupBy(comparison => (comparison.Measure, comparison.Attribute));
        return kinds.Select(kind => Of(source, kind.Key.Measure, kind.Key.Attribute, [.. kind]));
    }

    private static Part<Chart> Of(ProfileSource source, string measure, string? attribute, List<ProfileComparison> comparisons)
    {
        var (texts, format) = (source.Texts, source.Format);
        var isTime = Times.Contains(measure, StringComparer.Ordinal);
        var about = attribute is null ? texts[$"Spread_{measure}"].Value : texts["Spread_attribute", source.ProfileWords.Attribute(attribute)];
        var told = comparisons.Where(comparison => comparison.Group is not null).ToList();
        if (told.Count == 0)
        {
            return (about, source.ProfileWords.Silence(comparisons[0].Silent!));
        }
        var rows = isTime
            ? told.OrderBy(comparison => int.Parse(comparison.Value!, CultureInfo.InvariantCulture)).ToList()
            : [.. told.OrderByDescending(comparison => comparison.Group + comparison.Rest).Take(Most)];
        var subtitle = told.Count == comparisons.Count ? texts["Spread_Subtitle", source.Name]
            : texts["Spread_SubtitleUntold", source.Name, format.Count(comparisons.Count - told.Count)];
        var chart = new Chart
        {
            Title = told.Where(comparison => comparison.Significant).MinBy(comparison => comparison.Rank) is { } first
                ? texts[
                    first.Effect!.Value > 0 ? "Spread_More" : "Spread_Less", source.ProfileWords.Measure(first), source.Value(first, first.Group), source.Value(first, first.Rest)]
                : texts[
                    told.Exists(comparison => comparison.PValue is not null) ? "Spread_NoDifference"
                    : told.TrueForAll(comparison => comparison.Silent == ProfileSilence.ByDefinition) ? "Spread_Chosen"
                    : "Spread_Question",
                    about],
            Subtitle = subtitle,
            Traces = [.. isTime ? Columns(source, rows) : Bars(source, rows)],
            Layout = isTime ? Upright(source, rows) : Lying(source, rows),
            Table = source.Table($"segment-{attribute ?? measure}", about, comparisons),
            Height = isTime ? 280 : 110 + (RowHeight * rows.Count),
        };
        return (about, chart, source.Facts(texts[attribute is null ? "Spread_Definition" : "Spread_DefinitionAttribute"], null, texts["Profile_Uncertainty"]));
    }

    private static IEnumerable<Trace> Bars(ProfileSource source, List<ProfileComparison> rows) =>
        Sides(source).Select(side => new BarTrace
        {
            Name = side.Name,
            Orientation = "h",
            X = Values.Of(rows.Select(row => side.Value(row))),
            Y = Values.Of(rows.Select((_, index) => index)),
            Text = Values.Of(rows.Select(row => source.Value(row, side.Value(row)))),
            TextPosition = "outside",
            ClipOnAxis = false,
            Marker = new Marker { Color = side.Color },
            HoverText = Values.OfLines(rows.Select(source.Hover)),
        });

    private static IEnumerable<Trace> Columns(ProfileSource source, List<ProfileComparison> rows) =>
        Sides(source).Select(side => new BarTrace
        {
            Name = side.Name,
            X = Values.Of(rows.Select(row => Label(source, row))),
            Y = Values.Of(rows.Select(row => side.Value(row))),
            Marker = new Marker { Color = side.Color },
            HoverText = Values.OfLines(rows.Select(source.Hover)),
        });

    private static IEnumerable<(string Name, string Color, Func<ProfileComparison, double?> Value)> Sides(ProfileSource source) =>
        [(source.Name, source.Color, row => row.Group), (source.Texts["Profile_Rest"], ChartColor.Rest, row => row.Rest)];

    private static ChartLayout Lying(ProfileSource source, List<ProfileComparison> rows) => new()
    {
        BarMode = "group",
        BarGap = 0.25,
        ShowLegend = true,
        XAxis = ChartAxis.Amounts(source.Texts["Spread_Axis"], Shares(rows), tick => source.Format.Percent((double)tick, 0), room: 0.2),
        YAxis = ChartAxis.Names(rows.Select(row => PlotlyText.Shorten(row.Value is { Length: > 0 } value ? value : source.Texts["NotGiven"], LongestName))),
    };

    private static ChartLayout Upright(ProfileSource source, List<ProfileComparison> rows) => new()
    {
        BarMode = "group",
        BarGap = 0.25,
        ShowLegend = true,
        XAxis = new ChartAxis
        {
            Type = "category",
            TickVals = Values.Of(rows.Select(row => Label(source, row))),
            TickText = Values.Of(rows.Select(row => Label(source, row))),
            TickAngle = 0,
            ShowGrid = false,
        },
        YAxis = ChartAxis.Amounts(source.Texts["Spread_Axis"], Shares(rows), tick => source.Format.Percent((double)tick, 0)),
    };

    private static IEnumerable<double> Shares(List<ProfileComparison> rows) => rows.SelectMany(row => new[] { row.Group, row.Rest }).OfType<double>();

    private static string Label(ProfileSource source, ProfileComparison row)
    {
        var number = int.Parse(row.Value!, CultureInfo.InvariantCulture);
        return row.Measure switch
        {
            ProfileMeasures.Weekday => source.Format.ShortWeekday((DayOfWeek)(number % 7)),
            ProfileMeasures.Hour => source.Format.Hour(number),
            _ => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedMonthName(number),
        };
    }
}
