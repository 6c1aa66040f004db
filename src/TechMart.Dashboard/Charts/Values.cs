using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TechMart.Dashboard.Charts;

/// <summary>One column of a trace: numbers (a missing or infinite one is a gap), texts, or days.</summary>
[JsonConverter(typeof(Converter))]
public sealed class Values
{
    private readonly IReadOnlyList<double?>? _numbers;
    private readonly IReadOnlyList<string?>? _texts;

    private Values(IReadOnlyList<double?> numbers) => _numbers = numbers;

    private Values(IReadOnlyList<string?> texts) => _texts = texts;

    /// <summary>How many there are.</summary>
    public int Count => _numbers?.Count ?? _texts!.Count;

    /// <summary>Numbers.</summary>
    public static Values Of(IEnumerable<double?> numbers) => new(numbers.ToArray());

    /// <summary>Amounts of money or units; a chart needs no more than the digits of a double.</summary>
    public static Values Of(IEnumerable<decimal> amounts) => new(amounts.Select(amount => (double?)amount).ToArray());

    /// <summary>Counts.</summary>
    public static Values Of(IEnumerable<int> counts) => new(counts.Select(count => (double?)count).ToArray());

    /// <summary>Texts, shown as they are: a text from a file cannot become markup.</summary>
    public static Values Of(IEnumerable<string?> texts) => new(texts.Select(PlotlyText.Escape).ToArray());

    /// <summary>Texts of several lines each.</summary>
    public static Values OfLines(IEnumerable<IEnumerable<string>> texts) =>
        new(texts.Select(string? (lines) => string.Join("<br>", lines.Select(PlotlyText.Escape))).ToArray());

    /// <summary>Days.</summary>
    public static Values Of(IEnumerable<DateOnly> days) =>
        new(days.Select(string? (day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToArray());

    private sealed class Converter : JsonConverter<Values>
    {
        public override Values Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Charts are only written.");

        public override void Write(Utf8JsonWriter writer, Values value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var number in value._numbers ?? [])
            {
                if (number is { } finite && double.IsFinite(finite))
                {
                    writer.WriteNumberValue(finite);
                }
                else
                {
                    writer.WriteNullValue();
                }
            }
            foreach (var text in value._texts ?? [])
            {
                writer.WriteStringValue(text);
            }
            writer.WriteEndArray();
        }
    }
}
