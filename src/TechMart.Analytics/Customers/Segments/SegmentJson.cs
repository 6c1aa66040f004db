using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>Definitions as JSON, as short as they can be said: what is as usual is left out.</summary>
public static class SegmentJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new ReferenceConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatFollows, LeaveOutUsualScoring } },
    };

    /// <summary>The definition as JSON; equal definitions give equal texts.</summary>
    public static string Write(SegmentDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <summary>Reads a definition and checks it.</summary>
    /// <exception cref="SegmentException">It cannot be read, or cannot be computed.</exception>
    public static SegmentDefinition Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        SegmentDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize<SegmentDefinition>(json, Options);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or ArgumentException)
        {
            throw new SegmentException(SegmentProblem.Unreadable, Shortened(json), fault);
        }
        if (definition is null)
        {
            throw new SegmentException(SegmentProblem.Unreadable, Shortened(json));
        }
        definition.Check();
        return definition;
    }

    private static string Shortened(string json) => json.Length > 200 ? json[..200] + "…" : json;

    /// <summary>What can be computed from the rest is neither written nor read.</summary>
    private static void LeaveOutWhatFollows(JsonTypeInfo type)
    {
        for (var place = type.Properties.Count - 1; place >= 0; place--)
        {
            if (type.Properties[place] is { Set: null, AssociatedParameter: null })
            {
                type.Properties.RemoveAt(place);
            }
        }
    }

    private static void LeaveOutUsualScoring(JsonTypeInfo type)
    {
        if (type.Type == typeof(RfmOptions))
        {
            var usual = new RfmOptions();
            foreach (var property in type.Properties)
            {
                var value = property.Get!(usual);
                property.ShouldSerialize = (_, given) => !Equals(given, value);
            }
        }
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(RfmOptions)))
        {
            property.ShouldSerialize = (_, given) => !Equals(given, new RfmOptions());
        }
    }

    /// <summary>A definition stands as itself, so that nesting does not pile up escapes; what is short, or saved, as its text.</summary>
    private sealed class ReferenceConverter : JsonConverter<SegmentReference>
    {
        public override SegmentReference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return SegmentReference.Parse(reader.GetString()!);
            }
            var definition = JsonSerializer.Deserialize<SegmentDefinition>(ref reader, options)!;
            definition.Check();
            return SegmentReference.Of(definition);
        }

        public override void Write(Utf8JsonWriter writer, SegmentReference value, JsonSerializerOptions options)
        {
            if (value.ShortText is { } text)
            {
                writer.WriteStringValue(text);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Definition, options);
            }
        }
    }
}
