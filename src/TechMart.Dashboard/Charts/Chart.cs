using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Charts;

/// <summary>A chart as a page hands it to <c>PlotlyChart</c>: words, traces, axes, and the same numbers as a table.</summary>
public sealed record Chart
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = new PlotlyNames(),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A sentence when there is something to say, else the question.</summary>
    public required string Title { get; init; }

    /// <summary>Measure, unit and selection.</summary>
    public required string Subtitle { get; init; }

    /// <summary>What is drawn.</summary>
    public required IReadOnlyList<Trace> Traces { get; init; }

    /// <summary>Axes and legend.</summary>
    public required ChartLayout Layout { get; init; }

    /// <summary>The numbers of the chart; its name is the name of downloads.</summary>
    public required ITable Table { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; } = 320;

    /// <summary>Traces and layout as Plotly reads them.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new { data = Traces.Select(trace => JsonSerializer.SerializeToElement(trace, trace.GetType(), Json)), layout = Layout }, Json);

    /// <summary>Plotly writes all names in lower case without separators.</summary>
    private sealed class PlotlyNames : JsonNamingPolicy
    {
#pragma warning disable CA1308 // These names are lower case.
        public override string ConvertName(string name) => name.ToLowerInvariant();
#pragma warning restore CA1308
    }
}
