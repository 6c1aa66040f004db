using System.Text.Json.Serialization;

namespace TechMart.Dashboard.Charts;

/// <summary>What a chart draws. Members are Plotly's attributes; a member left null is as Plotly has it.</summary>
public abstract record Trace
{
    /// <summary>Plotly's name of the kind.</summary>
    public abstract string Type { get; }

    /// <summary>What the trace is, for the legend.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the legend lists it.</summary>
    public bool? ShowLegend { get; init; }

    /// <summary>The hover text of each point, ready for the reader; without it Plotly writes the numbers.</summary>
    public Values? HoverText { get; init; }

    /// <summary>For each point the address within this host that a click on it leads to; null = nowhere.</summary>
    [JsonPropertyName("customdata")]
    public IReadOnlyList<string?>? Links { get; init; }

    /// <summary>What the hover shows; <c>text</c> where <see cref="HoverText"/> is given.</summary>
    public string? HoverInfo => HoverText is null ? null : "text";
}

/// <summary>Bars.</summary>
public sealed record BarTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "bar";

    /// <summary>Positions, or lengths where horizontal.</summary>
    public required Values X { get; init; }

    /// <summary>Lengths, or positions where horizontal.</summary>
    public required Values Y { get; init; }

    /// <summary><c>h</c> for horizontal bars.</summary>
    public string? Orientation { get; init; }

    /// <summary>Text on each bar.</summary>
    public Values? Text { get; init; }

    /// <summary><c>inside</c>, <c>outside</c>, <c>auto</c> or <c>none</c>.</summary>
    public string? TextPosition { get; init; }

    /// <summary>Whether labels may reach beyond the axes.</summary>
    public bool? ClipOnAxis { get; init; }

    /// <summary>Colour and pattern.</summary>
    public Marker? Marker { get; init; }

    /// <summary>Whiskers.</summary>
    [JsonPropertyName("error_y")]
    public ErrorBars? ErrorY { get; init; }
}

/// <summary>Points, lines and areas.</summary>
public sealed record ScatterTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "scatter";

    /// <summary>Horizontal positions.</summary>
    public required Values X { get; init; }

    /// <summary>Vertical positions.</summary>
    public required Values Y { get; init; }

    /// <summary><c>lines</c>, <c>markers</c>, <c>text</c>, or several joined by <c>+</c>.</summary>
    public string Mode { get; init; } = "lines";

    /// <summary>Text at each point.</summary>
    public Values? Text { get; init; }

    /// <summary>Where texts stand at their points: <c>top center</c>, <c>middle center</c>, …</summary>
    public string? TextPosition { get; init; }

    /// <summary>The line.</summary>
    public Line? Line { get; init; }

    /// <summary>The points.</summary>
    public Marker? Marker { get; init; }

    /// <summary><c>tozeroy</c>, <c>tonexty</c> (a band to the trace before), …</summary>
    public string? Fill { get; init; }

    /// <summary>Colour of the area.</summary>
    public string? FillColor { get; init; }

    /// <summary>Whiskers to left and right.</summary>
    [JsonPropertyName("error_x")]
    public ErrorBars? ErrorX { get; init; }
}

/// <summary>Box plots.</summary>
public sealed record BoxTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "box";

    /// <summary>Groups, or values where horizontal.</summary>
    public Values? X { get; init; }

    /// <summary>Values, or groups where horizontal.</summary>
    public Values? Y { get; init; }

    /// <summary>Lower quartiles, where they were computed beforehand.</summary>
    public Values? Q1 { get; init; }

    /// <summary>Medians, where they were computed beforehand.</summary>
    public Values? Median { get; init; }

    /// <summary>Upper quartiles, where they were computed beforehand.</summary>
    public Values? Q3 { get; init; }

    /// <summary>Ends of the lower whiskers.</summary>
    public Values? LowerFence { get; init; }

    /// <summary>Ends of the upper whiskers.</summary>
    public Values? UpperFence { get; init; }

    /// <summary><c>h</c> for horizontal boxes.</summary>
    public string? Orientation { get; init; }

    /// <summary>Colour.</summary>
    public Marker? Marker { get; init; }
}

/// <summary>Violin plots.</summary>
public sealed record ViolinTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "violin";

    /// <summary>Groups.</summary>
    public Values? X { get; init; }

    /// <summary>Values.</summary>
    public required Values Y { get; init; }

    /// <summary>Colour.</summary>
    public Marker? Marker { get; init; }
}

/// <summary>A grid of coloured cells.</summary>
public sealed record HeatmapTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "heatmap";

    /// <summary>Columns.</summary>
    public required Values X { get; init; }

    /// <summary>Rows.</summary>
    public required Values Y { get; init; }

    /// <summary>Cells, row by row.</summary>
    public required IReadOnlyList<Values> Z { get; init; }

    /// <summary>Text in each cell.</summary>
    public IReadOnlyList<Values>? Text { get; init; }

    /// <summary>How cells show their text; <c>%{text}</c> shows it as it is.</summary>
    public string? TextTemplate => Text is null ? null : "%{text}";

    /// <summary>The hover text of each cell, ready for the reader.</summary>
    public new IReadOnlyList<Values>? HoverText { get; init; }

    /// <summary>What the hover shows; <c>text</c> where <see cref="HoverText"/> is given.</summary>
    public new string? HoverInfo => HoverText is null ? null : "text";

    /// <summary>Colours from the lowest to the highest value: pairs of a position 0 to 1 and a colour.</summary>
    public IReadOnlyList<object[]>? ColorScale { get; init; }

    /// <summary>Lowest value of the colours.</summary>
    public double? ZMin { get; init; }

    /// <summary>Highest value of the colours.</summary>
    public double? ZMax { get; init; }

    /// <summary>Whether a colour bar stands beside.</summary>
    public bool? ShowScale { get; init; }

    /// <summary>Gap between columns in pixels.</summary>
    public int? XGap { get; init; }

    /// <summary>Gap between rows in pixels.</summary>
    public int? YGap { get; init; }
}

/// <summary>A histogram that the browser counts.</summary>
public sealed record HistogramTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "histogram";

    /// <summary>Values.</summary>
    public required Values X { get; init; }

    /// <summary>Most bins.</summary>
    public int? NBinsX { get; init; }

    /// <summary>Colour.</summary>
    public Marker? Marker { get; init; }
}

/// <summary>Nested rectangles.</summary>
public sealed record TreemapTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "treemap";

    /// <summary>Ids of the rectangles.</summary>
    public Values? Ids { get; init; }

    /// <summary>Names of the rectangles.</summary>
    public required Values Labels { get; init; }

    /// <summary>Id (name where there are no ids) of the rectangle around; empty = outermost.</summary>
    public required Values Parents { get; init; }

    /// <summary>Areas.</summary>
    [JsonPropertyName("values")]
    public required Values Sizes { get; init; }

    /// <summary>Text below each name.</summary>
    public Values? Text { get; init; }

    /// <summary>What stands in a rectangle.</summary>
    public string TextInfo => Text is null ? "label" : "label+text";

    /// <summary>No path to the rectangle around: there is one level.</summary>
    [JsonPropertyName("pathbar")]
    public object PathBar { get; } = new { visible = false };

    /// <summary><c>total</c> where a rectangle's area includes those inside it.</summary>
    public string? BranchValues { get; init; }

    /// <summary>Colours.</summary>
    public TreemapMarker? Marker { get; init; }
}

/// <summary>Colours of a <see cref="TreemapTrace"/>.</summary>
public sealed record TreemapMarker(IReadOnlyList<string> Colors);

/// <summary>Flows between nodes.</summary>
public sealed record SankeyTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "sankey";

    /// <summary>The nodes.</summary>
    public required SankeyNodes Node { get; init; }

    /// <summary>The flows.</summary>
    public required SankeyLinks Link { get; init; }
}

/// <summary>Nodes of a <see cref="SankeyTrace"/>.</summary>
/// <param name="Label">Names.</param>
/// <param name="Color">Colours.</param>
public sealed record SankeyNodes(Values Label, IReadOnlyList<string>? Color = null)
{
    /// <summary>What the hover shows of each node, and where a click leads.</summary>
    [JsonPropertyName("customdata")]
    public IReadOnlyList<SankeyHover>? Hover { get; init; }

    /// <summary>Shows the text of <see cref="Hover"/>.</summary>
    public string? HoverTemplate => Hover is null ? null : SankeyHover.Template;

    /// <summary>Space between nodes in pixels.</summary>
    public int Pad { get; init; } = 16;

    /// <summary>Horizontal places from 0 (left) to 1; null = as Plotly finds them.</summary>
    public Values? X { get; init; }

    /// <summary>Vertical places of the middles from 0 (top) to 1; null = as Plotly finds them.</summary>
    public Values? Y { get; init; }
}

/// <summary>Flows of a <see cref="SankeyTrace"/>.</summary>
/// <param name="Source">Positions of the nodes they leave.</param>
/// <param name="Target">Positions of the nodes they reach.</param>
/// <param name="Value">Widths.</param>
/// <param name="Color">Colours.</param>
public sealed record SankeyLinks(Values Source, Values Target, Values Value, IReadOnlyList<string>? Color = null)
{
    /// <summary>What the hover shows of each flow, and where a click leads.</summary>
    [JsonPropertyName("customdata")]
    public IReadOnlyList<SankeyHover>? Hover { get; init; }

    /// <summary>Shows the text of <see cref="Hover"/>.</summary>
    public string? HoverTemplate => Hover is null ? null : SankeyHover.Template;
}

/// <summary>What the hover shows, and where a click leads.</summary>
/// <param name="Lines">The lines of the text.</param>
/// <param name="Href">The address within this host; null = nowhere.</param>
[JsonConverter(typeof(Converter))]
public sealed record SankeyHover(IReadOnlyList<string> Lines, string? Href)
{
    internal const string Template = "%{customdata[0]}<extra></extra>";

    /// <summary>As the template and the script of charts read it: text, address.</summary>
    private sealed class Converter : JsonConverter<SankeyHover>
    {
        public override SankeyHover Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
            throw new NotSupportedException("Charts are only written.");

        public override void Write(System.Text.Json.Utf8JsonWriter writer, SankeyHover value, System.Text.Json.JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(string.Join("<br>", value.Lines.Select(PlotlyText.Escape)));
            writer.WriteStringValue(value.Href);
            writer.WriteEndArray();
        }
    }
}

/// <summary>A pie; for two parts only.</summary>
public sealed record PieTrace : Trace
{
    /// <inheritdoc/>
    public override string Type => "pie";

    /// <summary>Names of the parts.</summary>
    public required Values Labels { get; init; }

    /// <summary>Sizes of the parts.</summary>
    [JsonPropertyName("values")]
    public required Values Sizes { get; init; }

    /// <summary>Size of the hole, 0 to 1.</summary>
    public double? Hole { get; init; }
}

/// <summary>How bars and points look.</summary>
public sealed record Marker
{
    /// <summary>A colour of <see cref="ChartColor"/>, or one for each point.</summary>
    public object? Color { get; init; }

    /// <summary>Size of points in pixels, or one for each point.</summary>
    public object? Size { get; init; }

    /// <summary>Hatching.</summary>
    public Pattern? Pattern { get; init; }
}

/// <summary>Hatching of bars.</summary>
/// <param name="Shape">For each bar <c>/</c> (hatched) or empty.</param>
public sealed record Pattern(IReadOnlyList<string> Shape)
{
    /// <summary>Share of the bar that the hatching fills.</summary>
    public double Solidity { get; init; } = 0.35;

    /// <summary>How the hatching lies on the colour.</summary>
    public string FillMode { get; init; } = "replace";
}

/// <summary>How a line looks.</summary>
/// <param name="Color">A colour of <see cref="ChartColor"/>.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Dash"><c>solid</c>, <c>dash</c> or <c>dot</c>.</param>
public sealed record Line(string? Color = null, double? Width = null, string? Dash = null);

/// <summary>Whiskers of given lengths.</summary>
/// <param name="Array">Lengths upwards.</param>
/// <param name="ArrayMinus">Lengths downwards; null = the same.</param>
public sealed record ErrorBars(Values Array, Values? ArrayMinus = null)
{
    /// <summary>Where the lengths come from.</summary>
    public string Type => "data";

    /// <summary>Their colour.</summary>
    public string Color { get; init; } = "var(--text-weak)";

    /// <summary>Whether both directions are the same.</summary>
    public bool Symmetric => ArrayMinus is null;
}
