using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TechMart.Analytics.Customers.Clusters;

namespace TechMart.Cli.Options;

/// <summary>How customers are grouped into clusters.</summary>
internal sealed class Grouping
{
    private readonly Session _session;
    private readonly Option<(int Fewest, int Most)?> _clusters;
    private readonly Option<string[]> _features;
    private readonly Option<bool> _noLog;
    private readonly Option<double?> _winsorize;
    private readonly Option<UndefinedRule?> _undefined;

    public Grouping(Session session)
    {
        _session = session;
        _clusters = session.Value<(int Fewest, int Most)?>("k", "N..M", ReadClusters);
        _features = session.Values("features", "A,B", text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadFeature));
        _noLog = session.Flag("no-log1p");
        _winsorize = session.Value<double?>("winsorize", "SHARE", text => ReadShare(text));
        _undefined = session.Value<UndefinedRule?>("undefined", "RULE", text => ReadRule(text));
    }

    /// <summary>All options.</summary>
    public IEnumerable<Option> All => [_clusters, _features, _noLog, _winsorize, _undefined];

    /// <summary>What was given.</summary>
    public ClusterOptions Options(ParseResult command, DateOnly? asOf, int seed)
    {
        var usual = new ClusterOptions();
        var (fewest, most) = command.GetValue(_clusters) ?? (usual.Fewest, usual.Most);
        return usual with
        {
            Features = command.GetValue(_features) is { Length: > 0 } features ? [.. features.Distinct(StringComparer.Ordinal)] : usual.Features,
            Log1p = !command.GetValue(_noLog),
            Winsorize = command.GetValue(_winsorize) ?? usual.Winsorize,
            Undefined = command.GetValue(_undefined) ?? usual.Undefined,
            Fewest = fewest,
            Most = most,
            AsOf = asOf,
            Seed = seed,
        };
    }

    /// <summary>How customers were grouped, as it is told beside an answer.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Told(ClusterOptions options) =>
    [
        new("kFrom", options.Fewest),
        new("kTo", options.Most),
        new("features", options.Features),
        new("log1p", options.Log1p),
        new("standardize", true),
        new("winsorize", options.Winsorize),
        new("undefined", options.Undefined),
        new("restarts", options.Restarts),
        new("bootstrap", options.Resamples),
    ];

    private (int Fewest, int Most)? ReadClusters(string text)
    {
        var ends = text.Split("..");
        return ends.Length <= 2 && Read(ends[0]) is { } fewest && Read(ends[^1]) is { } most && fewest <= most
            ? (fewest, most)
            : throw new UsageException(_session.Texts.Fill("Bad_CustomerClusters", ("value", text), ("most", ClusterOptions.MostClusters.ToString("N0", _session.Terminal.Culture))));

        static int? Read(string end) =>
            int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 2 and <= ClusterOptions.MostClusters ? number : null;
    }

    private string ReadFeature(string text) => CustomerFeatures.IsKnown(text)
        ? text
        : throw new UsageException(_session.Texts.Fill(
            "Bad_Kind", ("value", text), ("choices", string.Join(", ", [.. CustomerFeatures.General, CustomerFeatures.Categories, CustomerFeatures.OfCategory("NAME")]))));

    private double ReadShare(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= ClusterOptions.MostWinsorize
            ? share
            : throw new UsageException(_session.Texts.Fill("Bad_Winsorize", ("value", text), ("most", ClusterOptions.MostWinsorize.ToString(CultureInfo.InvariantCulture))));

    private UndefinedRule ReadRule(string text)
    {
        var choices = Enum.GetValues<UndefinedRule>().ToDictionary(rule => JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString()));
        return choices.TryGetValue(text, out var choice)
            ? choice
            : throw new UsageException(_session.Texts.Fill("Bad_Kind", ("value", text), ("choices", string.Join(", ", choices.Keys))));
    }
}
