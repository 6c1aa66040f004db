using System.Globalization;
using System.Reflection;
using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Wording;

namespace TechMart.Cli.Tests;

/// <summary>Every code of clusters has its words.</summary>
public sealed class ClusterWordsTests
{
    private static readonly ClusterWords Words = new(CultureInfo.GetCultureInfo("en-GB"));

    private static IEnumerable<string> Features => [.. CustomerFeatures.General, CustomerFeatures.OfCategory("Toys")];

    [Fact]
    public void Notes_AllOfThem_HaveASentence()
    {
        var codes = typeof(ClusterNotes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(16, codes.Count);
        Assert.All(codes, code => Assert.All([0, 1, 3], count => AssertSentence(Words.Note(new ClusterNote(code, count, CustomerFeatures.Gap)))));
    }

    [Fact]
    public void Features_AllOfThem_HaveNameAndPortrait()
    {
        Assert.All(Features, feature => Assert.All([true, false], isHigh =>
        {
            var cluster = Cluster(new ClusterMark(feature, isHigh, isHigh ? 1 : -1, 2, 1));
            Assert.NotEmpty(Words.Feature(feature));
            Assert.NotEmpty(Words.Title(cluster));
            AssertSentence(string.Concat(Words.Portrait(cluster, DivisionStanding.Recommended).Select(piece => piece.Text)));
        }));
        Assert.Equal("Share of Toys", Words.Feature(CustomerFeatures.OfCategory("Toys")));
        Assert.NotEmpty(Words.Feature(CustomerFeatures.Categories));
    }

    [Fact]
    public void Portrait_OfACluster_HasEachNumberByItself()
    {
        var pieces = Words.Portrait(Cluster(new ClusterMark(CustomerFeatures.Recency, false, -1, 1.2, 40)), DivisionStanding.Recommended);

        Assert.Equal(["120", "12.0%", "6,000.00", "30.0%", "50.00", "1 day", "40 days", "0.88"], pieces.Where(piece => piece.IsNumber).Select(piece => piece.Text));
        Assert.StartsWith("120 customers (12.0% of all) bring 6,000.00, 30.0% of revenue, 50.00 each on average. They ordered lately:", string.Concat(pieces.Select(piece => piece.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_BandsAndReasons_HaveWords()
    {
        Assert.All(Enum.GetValues<ClusterCountVerdict>(), verdict => Assert.NotEmpty(Words.Verdict(verdict)));
        Assert.All(Enum.GetValues<StabilityBand>(), band => Assert.All(Enum.GetValues<DivisionStanding>(), standing => Assert.NotEmpty(Words.Band(band, standing))));
        Assert.All(Enum.GetValues<ClusterCountReason>(), reason =>
        {
            var result = Result(reason);
            Assert.NotEmpty(Words.Headline(result));
            AssertSentence(Words.Reason(result));
        });
    }

    private static ClusterResult Result(ClusterCountReason reason) => new()
    {
        Options = new ClusterOptions(),
        Features = [],
        Customers = 0,
        LeftOut = 0,
        Candidates = [],
        Clusters = [],
        Members = [],
        Ambiguous = [],
        Notes = [],
        Reason = reason,
        RecommendedClusters = reason is ClusterCountReason.SeparatedGroups or ClusterCountReason.DenserThanChance ? 4 : null,
        PracticalClusters = 4,
    };

    private static CustomerCluster Cluster(params IReadOnlyList<ClusterMark> marks) => new(
        "A", 120, 0.12, 6000, 0.3, 300, [1], new ClusterProfile(0, 120, 0.12, false, []), marks, 0.4, 0.88, StabilityBand.HighlyStable, null);

    private static void AssertSentence(string sentence)
    {
        Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("…", sentence, StringComparison.Ordinal);
    }
}
