using TechMart.Analytics.Customers.Profiles;
using TechMart.Dashboard.Charts;

namespace TechMart.Dashboard.Reports.Segments.Profiles;

/// <summary>What makes a segment different: effects with their intervals, largest first.</summary>
internal static class ProfileEffectsChart
{
    private const int Most = 15;
    private const int LongestName = 36;
    private const int RowHeight = 26;

    public static Part<Chart> Of(ProfileSource source)
    {
        var (texts, words, format) = (source.Texts, source.ProfileWords, source.Format);
        var title = texts["Effects_Table"].Value;
        var rows = source.Result.Different.Take(Most).ToList();
        if (rows.Count == 0)
        {
            return (title, texts[source.Result.Tests == 0 ? "Effects_NoTests" : "Effects_None", format.Count(source.Result.Tests)].Value);
        }
        var effects = rows.Select(row => row.Effect!).ToList();
        var chart = new Chart
        {
            Title = texts[
                effects[0].Magnitude == EffectMagnitude.Negligible ? "Effects_TitleLittle" : effects[0].Value > 0 ? "Effects_TitleMore" : "Effects_TitleLess",
                source.Name,
                words.Measure(rows[0])],
            Subtitle = texts["Effects_Subtitle", source.Name],
            Traces =
            [
                new ScatterTrace
                {
                    X = Values.Of(effects.Select(effect => (double?)effect.Value)),
                    Y = Values.Of(rows.Select((_, index) => index)),
                    Mode = "markers",
                    Marker = new Marker { Color = effects.Select(effect => effect.Value > 0 ? source.Color : ChartColor.Rest).ToArray(), Size = 9 },
                    ErrorX = new ErrorBars(
                        Values.Of(effects.Select(effect => (double?)(effect.High - effect.Value))), Values.Of(effects.Select(effect => (double?)(effect.Value - effect.Low)))),
                    HoverText = Values.OfLines(rows.Select(source.Hover)),
                },
            ],
            Layout = new ChartLayout
            {
                XAxis = ChartAxis.Amounts(texts["Effects_Axis"], effects.SelectMany(effect => new[] { effect.Low, effect.High }), tick => format.Number(tick, 1)) with { ZeroLine = true },
                YAxis = ChartAxis.Names(rows.Select(row => PlotlyText.Shorten(words.Measure(row), LongestName))),
            },
            Table = source.Table("segment-effects", title, rows),
            Height = 90 + (RowHeight * rows.Count),
        };
        return (title, chart, source.Facts(texts["Profile_Definition", format.Count(source.Result.Tests)], null, texts["Profile_Uncertainty"]));
    }
}
