using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TechMart.Analytics.Sales;

namespace TechMart.Cli.Answers;

/// <summary>What an answer rests on: the block <c>run</c> of every JSON answer.</summary>
internal sealed record RunInfo
{
    /// <summary>Equal for equal questions to equal data: made from everything below.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new { Command, DataVersion, Filter, Options, Seed, ProductVersion }, JsonAnswer.Options))))[..16];

    /// <summary>The command.</summary>
    public required string Command { get; init; }

    /// <summary>Version of the data set; of a file the SHA-256 of its content; null where no data were looked at.</summary>
    public JsonNode? DataVersion { get; init; }

    /// <summary>The selection; null where there is none.</summary>
    public FilterInfo? Filter { get; init; }

    /// <summary>What was asked for besides.</summary>
    public IReadOnlyDictionary<string, object?> Options { get; init; } = new Dictionary<string, object?>();

    /// <summary>Seed of everything random; null where nothing can be.</summary>
    public int? Seed { get; init; }

    /// <summary>Rows that the answer rests on.</summary>
    public long? RowsUsed { get; init; }

    /// <summary>Rows that the filter, or the cleaning, leaves out.</summary>
    public long? RowsLeftOut { get; init; }

    /// <summary>Version of this program.</summary>
    public string ProductVersion { get; init; } =
        typeof(RunInfo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

/// <summary>A filter as JSON.</summary>
internal sealed record FilterInfo(
    DateOnly? From, DateOnly? To, IReadOnlyList<string> Categories, IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes, bool KnownCustomersOnly, string? Segment)
{
    public static FilterInfo Of(SalesFilter filter) =>
        new(filter.From, filter.To, filter.Categories, filter.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value), filter.KnownCustomersOnly, filter.Segment?.Name);
}
