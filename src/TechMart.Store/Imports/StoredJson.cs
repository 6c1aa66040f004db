using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TechMart.Store.Imports;

/// <summary>How reports, problems and settings are kept as JSON: names instead of numbers, so that they stay readable.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, Options);

    /// <summary>
    /// Tells files with the same columns by one short text. The column that a file of rejected rows has more than the file that they came
    /// from does not count: mended rows are read as the others were.
    /// </summary>
    public static string HashOf(IReadOnlyList<string> columns)
    {
        var own = columns.Count > 1 && columns[^1] == RejectFile.ReasonColumn ? columns.SkipLast(1) : columns;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(own))));
    }
}
