using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TechMart.Cli.Answers;

/// <summary>
/// One JSON document: keys and enumerations in camel case, money as exact decimals, dates ISO 8601, what is missing (also NaN and
/// infinities, which JSON has no numbers for) as null.
/// </summary>
internal static class JsonAnswer
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new FiniteConverter(), new PlainDecimalConverter() },
        WriteIndented = true,
    };

    public static void Write(TextWriter output, object answer, RunInfo run)
    {
        var document = JsonSerializer.SerializeToNode(answer, Options)!.AsObject();
        var block = JsonSerializer.SerializeToNode(run, Options)!.AsObject();
        document["run"] = block;
        output.WriteLine(document.ToJsonString(Options));
    }

    private sealed class FiniteConverter : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }

    /// <summary>Decimals without the zeros that a computation leaves at their end.</summary>
    private sealed class PlainDecimalConverter : JsonConverter<decimal>
    {
        private const decimal One = 1.0000000000000000000000000000m;

        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value / One);
    }
}
