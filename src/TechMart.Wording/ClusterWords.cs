using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>What a number of a portrait counts.</summary>
public enum PortraitNumber
{
    /// <summary>It is no number.</summary>
    None,

    /// <summary>The customers of the cluster.</summary>
    OfCluster,

    /// <summary>All compared customers.</summary>
    OfAll,

    /// <summary>It measures the division and counts nobody.</summary>
    Measure,
}

/// <summary>A piece of a portrait: words, or a number, which leads to its rows.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="Number">What it counts if it is a number.</param>
public sealed record PortraitPiece(string Text, PortraitNumber Number)
{
    /// <summary>Whether it is a number.</summary>
    public bool IsNumber => Number != PortraitNumber.None;
}

/// <summary>Makes the words about clusters of customers, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
/// <param name="money">Writes money for the reader; null = as a plain number.</param>
public sealed class ClusterWords(CultureInfo culture, CultureInfo? language = null, Func<decimal, string>? money = null)
{
    private const int MostMarks = 3;
    private const int TitleMarks = 2;
    private readonly Texts _texts = new(typeof(ClusterTexts), language ?? culture);

    /// <summary>The name of a feature.</summary>
    public string Feature(string feature) => CustomerFeatures.CategoryOf(feature) is { } category
        ? _texts.Fill("Feature_category", ("category", category))
        : _texts[$"Feature_{feature}"];

    /// <summary>What a feature is; null for one that its name says all of.</summary>
    public string? About(string feature) => _texts.Find($"About_{feature}");

    /// <summary>A value of a feature in its unit.</summary>
    public string Value(string feature, double value) => CustomerFeatures.UnitOf(feature) switch
    {
        FeatureUnit.Days => _texts.Count("Value_days", Math.Round(value) == 1 ? 1 : 2, ("number", value.ToString("N0", culture))),
        FeatureUnit.Money => Money((decimal)value),
        FeatureUnit.Share => value.ToString("P1", culture),
        _ => value.ToString("N1", culture),
    };

    /// <summary>What a cluster is like in two or three words: <c>recent, many orders</c>.</summary>
    public string Title(CustomerCluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.Marks.Count == 0 ? _texts["Mark_none"] : string.Join(", ", cluster.Marks.Take(TitleMarks).Select(mark => Marked("Mark", mark)));
    }

    /// <summary>A cluster in a paragraph, each number a piece of its own.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="standing">Whether it is a group that exists, or only part of a division.</param>
    public IReadOnlyList<PortraitPiece> Portrait(CustomerCluster cluster, DivisionStanding standing)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        List<PortraitPiece> pieces =
        [
            .. Pieces(
                Counted(cluster.RevenueShare is null ? "Portrait_sizeNoShare" : "Portrait_size", cluster.Size),
                ("count", Number(cluster.Size)),
                ("share", Share(cluster.Share)),
                ("revenue", Money(cluster.Revenue)),
                ("revenueShare", Share(cluster.RevenueShare ?? 0)),
                ("mean", Money(cluster.MeanRevenue))),
        ];
        foreach (var mark in cluster.Marks.Take(MostMarks))
        {
            var category = CustomerFeatures.CategoryOf(mark.Feature);
            var template = _texts[Key("Portrait", mark)].Replace("{category}", category ?? "", StringComparison.Ordinal);
            pieces.AddRange(Pieces(" " + template, ("typical", Value(mark.Feature, mark.Typical)), ("overall", Value(mark.Feature, mark.Overall))));
        }
        if (cluster.Marks.Count == 0)
        {
            pieces.Add(new PortraitPiece(" " + _texts["Portrait_average"], PortraitNumber.None));
        }
        if (cluster is { Band: { } band, Jaccard: { } jaccard })
        {
            pieces.AddRange(Pieces(" " + _texts[$"Portrait_{BandKey(standing)}_{band}"], ("jaccard", jaccard.ToString("N2", culture))));
        }
        if (cluster.IsSmall)
        {
            pieces.Add(new PortraitPiece(" " + _texts["Portrait_small"], PortraitNumber.None));
        }
        return pieces;
    }

    /// <summary>What the stability of a cluster means.</summary>
    /// <param name="band">The stability.</param>
    /// <param name="standing">Whether it is that of a group that exists, or only of a cut.</param>
    public string Band(StabilityBand band, DivisionStanding standing) => _texts[$"{(IsGroups(standing) ? "Band" : "Band_part")}_{band}"];

    /// <summary>Whether shown clusters may be called groups; else they are parts of a division.</summary>
    public static bool IsGroups(DivisionStanding standing) => standing is DivisionStanding.Recommended or DivisionStanding.Tenable;

    /// <summary>What the shown clusters are, as a title; empty where none are shown.</summary>
    public string Standing(ClusterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Standing is not { } standing ? "" : _texts.Fill($"Standing_{standing}", ("k", Number(result.Clusters.Count)), ("recommended", Number(result.RecommendedClusters ?? 0)));
    }

    /// <summary>What that means for whoever uses them; null where the title says all.</summary>
    public string? StandingMeans(ClusterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Standing is not { } standing)
        {
            return null;
        }
        var verdict = result.Candidates.First(candidate => candidate.Clusters == result.ShownClusters).Verdict;
        return (_texts.Find($"Standing_{standing}_means_{verdict}") ?? _texts.Find($"Standing_{standing}_means")) is { } means ? Texts.Replace(means, [("verdict", Verdict(verdict))]) : null;
    }

    /// <summary>What speaks for or against a number of clusters.</summary>
    public string Verdict(ClusterCountVerdict verdict) => _texts[$"Verdict_{verdict}"];

    /// <summary>How many clusters there are.</summary>
    public string Headline(ClusterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.RecommendedClusters is { } recommended ? _texts.Fill("Headline", ("k", Number(recommended))) : _texts[$"Headline_{result.Reason}"];
    }

    /// <summary>Which number of clusters is recommended and why, and what else would be possible.</summary>
    public string Reason(ClusterResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var isRepeatable = result.Reason == ClusterCountReason.NoStableClusters && result.Candidates.Any(candidate => candidate.Verdict >= ClusterCountVerdict.NoStructure);
        var sentences = new List<string> { _texts.Fill($"Reason_{result.Reason}{(isRepeatable ? "_repeatable" : "")}", ("k", Number(result.RecommendedClusters ?? 0))) };
        if (result.Reason == ClusterCountReason.SeparatedGroups && result.Candidates.Any(candidate => candidate.Clusters > result.RecommendedClusters))
        {
            sentences.Add(_texts["Reason_finer"]);
        }
        if (result.Reason == ClusterCountReason.DenserThanChance && result.Candidates.Count(candidate => candidate.Verdict == ClusterCountVerdict.Denser) > 1)
        {
            sentences.Add(_texts["Reason_best"]);
        }
        var bySilhouette = result.Candidates.Where(candidate => candidate.Silhouette is not null).MaxBy(candidate => candidate.Silhouette);
        if (result.RecommendedClusters is { } recommended && bySilhouette is not null && bySilhouette.Clusters != recommended)
        {
            sentences.Add(_texts.Fill("Reason_silhouette", ("k", Number(bySilhouette.Clusters))));
        }
        if (result is { RecommendedClusters: null, PracticalClusters: { } practical })
        {
            sentences.Add(_texts.Fill("Reason_practical", ("k", Number(practical))));
        }
        return string.Join(' ', sentences);
    }

    /// <summary>What limits an answer, in one sentence.</summary>
    public string Note(ClusterNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return _texts.Count(
            $"Note_{note.Code}",
            note.Count,
            ("count", Number(note.Count)),
            ("most", Number(ClusterAnalysis.MostCategories)),
            ("feature", note.Feature is null ? "" : Feature(note.Feature)));
    }

    /// <summary>A cluster as a segment, in one line.</summary>
    public string Definition(ClusterSegmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return _texts.Fill(
            "Define",
            ("label", definition.Label),
            ("k", Number(definition.Options.Most)),
            ("features", string.Join(", ", definition.Options.Features.Select(Feature))));
    }

    private static string BandKey(DivisionStanding standing) => IsGroups(standing) ? "band" : "part";

    private string Marked(string kind, ClusterMark mark) => _texts.Fill(Key(kind, mark), ("category", CustomerFeatures.CategoryOf(mark.Feature) ?? ""));

    private static string Key(string kind, ClusterMark mark) =>
        $"{kind}_{(CustomerFeatures.CategoryOf(mark.Feature) is null ? mark.Feature : "category")}_{(mark.IsHigh ? "high" : "low")}";

    /// <summary>The form of a counted text, its placeholders left as they are.</summary>
    private string Counted(string key, long count) => count == 1 ? _texts.Find(key + "_one") ?? _texts[key + "_other"] : _texts[key + "_other"];

    /// <summary>A template cut at its placeholders; what fills them are the numbers.</summary>
    private static IEnumerable<PortraitPiece> Pieces(string template, params (string Name, string Value)[] values)
    {
        for (var position = 0; position < template.Length;)
        {
            var open = template.IndexOf('{', position);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                yield return new PortraitPiece(template[position..], PortraitNumber.None);
                yield break;
            }
            if (open > position)
            {
                yield return new PortraitPiece(template[position..open], PortraitNumber.None);
            }
            var name = template[(open + 1)..close];
            yield return new PortraitPiece(
                values.First(value => value.Name == name).Value,
                name switch { "overall" => PortraitNumber.OfAll, "jaccard" => PortraitNumber.Measure, _ => PortraitNumber.OfCluster });
            position = close + 1;
        }
    }

    private string Money(decimal amount) => money is null ? amount.ToString("N2", culture) : money(amount);

    private string Number(long count) => count.ToString("N0", culture);

    private string Share(double share) => share.ToString("P1", culture);
}
