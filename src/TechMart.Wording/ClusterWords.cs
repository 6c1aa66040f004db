using System.Globalization;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Segments;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>A piece of a portrait: words, or a number, which leads to its rows.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="IsNumber">Whether it is a number.</param>
public sealed record PortraitPiece(string Text, bool IsNumber);

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
    public IReadOnlyList<PortraitPiece> Portrait(CustomerCluster cluster)
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
            pieces.Add(new PortraitPiece(" " + _texts["Portrait_average"], false));
        }
        if (cluster is { Band: { } band, Jaccard: { } jaccard })
        {
            pieces.AddRange(Pieces(" " + _texts[$"Portrait_band_{band}"], ("jaccard", jaccard.ToString("N2", culture))));
        }
        if (cluster.IsSmall)
        {
            pieces.Add(new PortraitPiece(" " + _texts["Portrait_small"], false));
        }
        return pieces;
    }

    /// <summary>What the stability of a cluster means.</summary>
    public string Band(StabilityBand band) => _texts[$"Band_{band}"];

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
        var sentences = new List<string> { _texts.Fill($"Reason_{result.Reason}", ("k", Number(result.RecommendedClusters ?? 0))) };
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
                yield return new PortraitPiece(template[position..], false);
                yield break;
            }
            if (open > position)
            {
                yield return new PortraitPiece(template[position..open], false);
            }
            var name = template[(open + 1)..close];
            yield return new PortraitPiece(values.First(value => value.Name == name).Value, true);
            position = close + 1;
        }
    }

    private string Money(decimal amount) => money is null ? amount.ToString("N2", culture) : money(amount);

    private string Number(long count) => count.ToString("N0", culture);

    private string Share(double share) => share.ToString("P1", culture);
}
