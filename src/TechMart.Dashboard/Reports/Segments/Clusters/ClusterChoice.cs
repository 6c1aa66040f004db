using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments.Clusters;

/// <summary>
/// How customers are grouped, as an address says it: <c>features=recency,frequency&amp;k=5&amp;log=no&amp;winsorize=0.01&amp;undefined=median&amp;seed=7</c>. What is as usual is left out; the
/// as-of day is that of the other parts.
/// </summary>
public sealed record ClusterChoice
{
    /// <summary>How customers are grouped.</summary>
    public ClusterOptions Options { get; init; } = new();

    /// <summary>The number of groups to show; null = the recommended one.</summary>
    public int? Shown { get; init; }

    /// <summary>Whether all options are as usual.</summary>
    public bool IsUsual => Options with { AsOf = null } == new ClusterOptions();

    /// <summary>Reads an address. What cannot be read is as if it were absent.</summary>
    public static ClusterChoice Parse(string? query)
    {
        var words = QueryHelpers.ParseQuery(query);
        var usual = new ClusterOptions();
        var features = ValueList.Read(Word("features")).Where(CustomerFeatures.IsKnown).Distinct(StringComparer.Ordinal).Take(ClusterOptions.MostFeatures).ToList();
        return new ClusterChoice
        {
            Options = usual with
            {
                Features = features.Count > 0 ? features : usual.Features,
                Log1p = Word("log") != "no",
                Winsorize = double.TryParse(Word("winsorize"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
                    && share is >= 0 and <= ClusterOptions.MostWinsorize ? share : usual.Winsorize,
                Undefined = Word("undefined") == RfmChoice.NameOf(UndefinedRule.Median) ? UndefinedRule.Median : usual.Undefined,
                Seed = int.TryParse(Word("seed"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed > 0 ? seed : usual.Seed,
                AsOf = RfmChoice.Parse(query).Options.AsOf,
            },
            Shown = int.TryParse(Word("k"), NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k >= usual.Fewest && k <= usual.Most ? k : null,
        };

        string Word(string name) => words.TryGetValue(name, out var value) ? value.ToString() : "";
    }

    /// <summary>As an address says it, without a leading question mark.</summary>
    public override string ToString()
    {
        var usual = new ClusterOptions();
        var parts = new List<string>();
        Add("features", !Options.Features.SequenceEqual(usual.Features, StringComparer.Ordinal), Uri.EscapeDataString(ValueList.Write(Options.Features)));
        Add("log", !Options.Log1p, "no");
        Add("winsorize", Options.Winsorize != usual.Winsorize, Options.Winsorize.ToString(CultureInfo.InvariantCulture));
        Add("undefined", Options.Undefined != usual.Undefined, RfmChoice.NameOf(Options.Undefined));
        Add("seed", Options.Seed != usual.Seed, Options.Seed.ToString(CultureInfo.InvariantCulture));
        Add("k", Shown is not null, Shown?.ToString(CultureInfo.InvariantCulture) ?? "");
        return string.Join('&', parts);

        void Add(string name, bool isOwn, string value)
        {
            if (isOwn)
            {
                parts.Add($"{name}={value}");
            }
        }
    }

    /// <summary>The address of the page with this choice.</summary>
    public string Address(DashboardContext context) =>
        SegmentUrls.With(SegmentUrls.Clusters, context.Filter, RfmChoice.Parse(context.Query).Shared().ToString(), ToString());
}
