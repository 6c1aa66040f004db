using System.Text.Json;
using TechMart.Analytics.Customers.Clusters;

namespace TechMart.Store.Sales;

/// <summary>Letters and centres of clusters as they stand in the store.</summary>
internal static class ClusterAnchorsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static string Write(ClusterAnchors anchors) => JsonSerializer.Serialize(anchors, Options);

    /// <summary>What was written; null where that was nothing, or what cannot be read: letters are then given anew.</summary>
    public static ClusterAnchors? Read(string? json)
    {
        try
        {
            return json is not null && JsonSerializer.Deserialize<ClusterAnchors>(json, Options) is { Features: not null, Clusters: not null, Gone: not null } anchors ? anchors : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
