namespace TechMart.Dashboard.Charts;

/// <summary>Axes and legend of a chart. Members are Plotly's attributes; colours and fonts come from the theme.</summary>
public sealed record ChartLayout
{
    /// <summary>The horizontal axis.</summary>
    public ChartAxis? XAxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public ChartAxis? YAxis { get; init; }

    /// <summary><c>group</c>, <c>stack</c> or <c>overlay</c>.</summary>
    public string? BarMode { get; init; }

    /// <summary>Gap between bars as a share of their place.</summary>
    public double? BarGap { get; init; }

    /// <summary>Whether there is a legend.</summary>
    public bool ShowLegend { get; init; }

    /// <summary><c>closest</c>, <c>x</c> or <c>x unified</c>.</summary>
    public string HoverMode { get; init; } = "closest";
}

/// <summary>An axis.</summary>
public sealed record ChartAxis
{
    /// <summary>What it measures, with the unit.</summary>
    public AxisTitle? Title { get; init; }

    /// <summary><c>category</c>, <c>linear</c>, <c>log</c> or <c>date</c>; null = by the values.</summary>
    public string? Type { get; init; }

    /// <summary>Positions of the ticks.</summary>
    public Values? TickVals { get; init; }

    /// <summary>Words at the ticks, ready for the reader.</summary>
    public Values? TickText { get; init; }

    /// <summary><c>reversed</c> puts the first category on top.</summary>
    public object? AutoRange { get; init; }

    /// <summary>First and last value.</summary>
    public double[]? Range { get; init; }

    /// <summary>Whether there are grid lines.</summary>
    public bool? ShowGrid { get; init; }

    /// <summary>Whether a line stands at zero; null = as the theme has it.</summary>
    public bool? ZeroLine { get; init; }

    /// <summary>Whether the axis makes room for its labels.</summary>
    public bool AutoMargin { get; init; } = true;

    /// <summary>Whether dragging leaves the axis as it is.</summary>
    public bool FixedRange { get; init; } = true;

    /// <summary>Turn of the labels in degrees.</summary>
    public int? TickAngle { get; init; }

    /// <summary><c>top</c> puts a horizontal axis above.</summary>
    public string? Side { get; init; }

    /// <summary>A number axis from zero over round numbers, labelled for the reader.</summary>
    /// <param name="title">What it measures, with the unit.</param>
    /// <param name="values">What is drawn along it.</param>
    /// <param name="label">Writes a tick.</param>
    /// <param name="room">Room for labels beyond the ends of bars, as a share of the whole span.</param>
    public static ChartAxis Amounts(string title, IEnumerable<double> values, Func<decimal, string> label, double room = 0)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var value in values.Where(double.IsFinite))
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        var pad = room * (high - low);
        var ticks = AxisTicks.Round(low < 0 ? low - pad : low, high > 0 ? high + pad : high);
        return new ChartAxis
        {
            Title = AxisTitle.Of(title),
            TickVals = Values.Of(ticks.Select(tick => (double?)tick)),
            TickText = Values.Of(ticks.Select(tick => label((decimal)tick))),
            Range = ticks.Count > 1 ? [ticks[0], ticks[^1]] : null,
            TickAngle = 0,
        };
    }

    /// <summary>An axis of names, the first one on top. They stand at 0, 1, 2, …, so that two of the same name stay apart.</summary>
    public static ChartAxis Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return new ChartAxis
        {
            AutoRange = "reversed",
            ShowGrid = false,
            ZeroLine = false,
            TickVals = Values.Of(all.Select((_, index) => (double?)index)),
            TickText = Values.Of(all),
        };
    }
}

/// <summary>Title of an axis.</summary>
/// <param name="Text">The words.</param>
public sealed record AxisTitle(string? Text)
{
    /// <summary>A title whose words are shown as they are.</summary>
    public static AxisTitle Of(string text) => new(PlotlyText.Escape(text));
}
