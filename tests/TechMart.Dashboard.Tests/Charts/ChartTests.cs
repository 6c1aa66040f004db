using System.Text.Json;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Tests.Charts;

public class ChartTests
{
    [Fact]
    public void ToJson_WritesPlotlysNamesAndLeavesOutWhatIsNotSaid()
    {
        var json = Json(new BarTrace { X = Values.Of(["A"]), Y = Values.Of([1.5m]), TextPosition = "outside", Marker = new Marker { Color = ChartColor.Current } });

        var trace = json.GetProperty("data")[0];
        Assert.Equal("bar", trace.GetProperty("type").GetString());
        Assert.Equal("outside", trace.GetProperty("textposition").GetString());
        Assert.Equal("var(--chart-1)", trace.GetProperty("marker").GetProperty("color").GetString());
        Assert.False(trace.TryGetProperty("orientation", out _));
        Assert.False(trace.TryGetProperty("hoverinfo", out _));
        Assert.Equal("closest", json.GetProperty("layout").GetProperty("hovermode").GetString());
    }

    [Fact]
    public void ToJson_MissingAndInfiniteNumbers_AreGaps()
    {
        var trace = Json(new ScatterTrace { X = Values.Of(["a", "b", "c", "d"]), Y = Values.Of([1.0, null, double.NaN, double.PositiveInfinity]) }).GetProperty("data")[0];

        Assert.Equal(
            [JsonValueKind.Number, JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null],
            trace.GetProperty("y").EnumerateArray().Select(value => value.ValueKind));
    }

    [Fact]
    public void Values_TextFromData_CannotBecomeMarkup()
    {
        var trace = Json(new BarTrace
        {
            X = Values.Of(["<a href='x'>A&B</a>"]),
            Y = Values.Of([1m]),
            HoverText = Values.OfLines([["<b>", "second"]]),
        }).GetProperty("data")[0];

        Assert.Equal("&lt;a href='x'&gt;A&amp;B&lt;/a&gt;", trace.GetProperty("x")[0].GetString());
        Assert.Equal("&lt;b&gt;<br>second", trace.GetProperty("hovertext")[0].GetString());
        Assert.Equal("text", trace.GetProperty("hoverinfo").GetString());
    }

    [Fact]
    public void ToJson_EveryKindOfTrace_CarriesItsType()
    {
        var some = Values.Of([1m, 2m]);
        var names = Values.Of(["a", "b"]);
        var json = Json(
            new BarTrace { X = names, Y = some, ErrorY = new ErrorBars(some) },
            new ScatterTrace { X = names, Y = some },
            new BoxTrace { Y = some },
            new ViolinTrace { Y = some },
            new HeatmapTrace { X = names, Y = names, Z = [some, some], Text = [names, names], HoverText = [names, names], ColorScale = ChartColor.Sequential },
            new HistogramTrace { X = some },
            new TreemapTrace { Labels = names, Parents = names, Sizes = some },
            new SankeyTrace { Node = new SankeyNodes(names), Link = new SankeyLinks(some, some, some) },
            new PieTrace { Labels = names, Sizes = some });

        Assert.Equal(
            ["bar", "scatter", "box", "violin", "heatmap", "histogram", "treemap", "sankey", "pie"],
            json.GetProperty("data").EnumerateArray().Select(trace => trace.GetProperty("type").GetString()));
        Assert.Equal(2, json.GetProperty("data")[4].GetProperty("hovertext")[0].GetArrayLength());
        Assert.Equal("%{text}", json.GetProperty("data")[4].GetProperty("texttemplate").GetString());
        Assert.Equal(2, json.GetProperty("data")[8].GetProperty("values").GetArrayLength());
        Assert.True(json.GetProperty("data")[0].TryGetProperty("error_y", out _));
    }

    [Theory]
    [InlineData(0, 0, new[] { 0.0 })]
    [InlineData(0, 10, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(0, 1_161_817, new[] { 0.0, 500_000, 1_000_000, 1_500_000 })]
    [InlineData(-30, 70, new[] { -40.0, -20, 0, 20, 40, 60, 80 })]
    [InlineData(0, 1, new[] { 0.0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(-1e-3, 0, new[] { -1e-3, -8e-4, -6e-4, -4e-4, -2e-4, 0 })]
    public void AxisTicks_AreRoundAndSpanBothEnds(double low, double high, double[] expected)
    {
        var ticks = AxisTicks.Round(low, high);

        Assert.Equal(expected.Length, ticks.Count);
        Assert.All(ticks.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 9));
    }

    [Fact]
    public void ChartAxis_Amounts_LeaveOutWhatIsNoNumberAndMakeRoomForLabels()
    {
        var axis = ChartAxis.Amounts("Change", [double.NaN, -10, 100], tick => Shop.Reader.British.MoneyTick(tick), room: 0.2);

        Assert.Equal([-50.0, 150.0], axis.Range!);
    }

    [Fact]
    public void ChartAxis_NamesThatAreTheSame_StayApart()
    {
        var axis = JsonSerializer.SerializeToElement(ChartAxis.Names(["Manual", "Manual"]).TickVals);

        Assert.Equal([0, 1], axis.EnumerateArray().Select(value => value.GetInt32()));
    }

    [Fact]
    public void ChartAxis_Amounts_AreLabelledForTheReader()
    {
        var axis = ChartAxis.Amounts("Revenue", [2_500_000], tick => Shop.Reader.German.MoneyTick(tick));

        var labels = JsonSerializer.SerializeToElement(axis.TickText).EnumerateArray().Select(text => text.GetString());
        Assert.Contains("1,5\u00A0M\u00A0€", labels);
    }

    private static JsonElement Json(params Trace[] traces)
    {
        var chart = new Chart
        {
            Title = "T",
            Subtitle = "S",
            Traces = traces,
            Layout = new ChartLayout(),
            Table = new Table<int>("t", "T", new Columns<int>(), []),
        };
        return JsonDocument.Parse(chart.ToJson()).RootElement;
    }
}
