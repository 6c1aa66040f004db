using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Customers.Clustering;

public sealed class ClusterQualityTests
{
    [Theory]
    [InlineData(37, 1, 2)]
    [InlineData(150, 3, 5)]
    [InlineData(203, 18, 7)]
    [InlineData(64, 4, 30)]
    public void Silhouette_OfAnyDivision_EqualsTheDefinition(int rows, int columns, int clusters)
    {
        var random = new SeededRandom(rows);
        var matrix = Clouds.Of(rows, columns, _ => [.. Enumerable.Range(0, columns).Select(_ => random.NextNormal())]);
        var labels = Enumerable.Range(0, rows).Select(row => row < clusters ? row : random.NextInt(clusters)).ToArray();

        var silhouette = Silhouette.Of(matrix, labels)!;

        Assert.All(NaiveKMeans.Silhouette(matrix, labels).Zip(silhouette.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.Equal(silhouette.Values.Average(), silhouette.Mean, 1e-12);
        Assert.Equal((0, null), (silhouette.StandardError, silhouette.SampledRows));
        Assert.All(silhouette.Neighbours.Zip(labels), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public void Silhouette_RowsOnOnePlaceAndAloneInACluster_AreZero()
    {
        var silhouette = Silhouette.Of(Clouds.Of([1], [1], [1], [1], [9]), [0, 0, 1, 1, 2])!;

        Assert.Equal([0, 0, 0, 0, 0], silhouette.Values);
    }

    [Fact]
    public void Silhouette_OneCluster_IsNotDefined() => Assert.Null(Silhouette.Of(Clouds.Of([1], [2]), [0, 0]));

    [Fact]
    public void Silhouette_Sampled_EstimatesTheExactOneWithItsError()
    {
        var matrix = Clouds.Without("correlated", 4000, seed: 1);
        var labels = KMeans.Fit(matrix, 4, new KMeansOptions()).Labels.ToArray();
        var exact = Silhouette.Of(matrix, labels)!;

        var errors = Enumerable.Range(1, 40).Select(seed =>
        {
            var sampled = Silhouette.Of(matrix, labels, mostExactRows: 2000, seed, threads: 0, CancellationToken.None)!;
            Assert.Equal(1000, sampled.Values.Count);
            Assert.All(sampled.SampledRows!.Zip(sampled.Values), pair => Assert.Equal(exact.Values[pair.First], pair.Second, 1e-12));
            return (sampled.Mean - exact.Mean) / sampled.StandardError;
        }).ToList();

        Assert.InRange(errors.Average(error => error * error), 0.5, 1.7);
    }

    [Fact]
    public void Silhouette_OneTwoThreeThreads_SameBits()
    {
        var matrix = Clouds.Without("uniform", 3000, seed: 2);
        var labels = KMeans.Fit(matrix, 5, new KMeansOptions()).Labels.ToArray();
        var silhouettes = new[] { 1, 2, 3 }.Select(threads => Silhouette.Of(matrix, labels, threads: threads)!).ToList();

        Assert.All(silhouettes, silhouette => Assert.Equal(silhouettes[0].Values, silhouette.Values));
        Assert.All(silhouettes, silhouette => Assert.Equal(BitConverter.DoubleToInt64Bits(silhouettes[0].Mean), BitConverter.DoubleToInt64Bits(silhouette.Mean)));
    }

    /// <summary>By hand: centres 1 and 11, overall 6; W = 4, B = 100; mean distances 1 and 1.</summary>
    [Fact]
    public void Indices_TwoPairs_AreAsByHand()
    {
        var indices = ClusterIndices.Of(Clouds.Of([0], [2], [10], [12]), [0, 0, 1, 1]);

        Assert.Equal(4, indices.Inertia, 1e-12);
        Assert.Equal(50, indices.CalinskiHarabasz!.Value, 1e-12);
        Assert.Equal(0.2, indices.DaviesBouldin!.Value, 1e-12);
    }

    [Fact]
    public void Indices_WhereTheyAreNotDefined_AreNull()
    {
        Assert.Equal(new ClusterIndices(2, null, null), ClusterIndices.Of(Clouds.Of([0], [2]), [0, 0]));
        Assert.Equal(new ClusterIndices(0, null, 0), ClusterIndices.Of(Clouds.Of([0], [2]), [0, 1]));
        Assert.Equal(new ClusterIndices(0, null, null), ClusterIndices.Of(Clouds.Of([1], [1], [1]), [0, 1, 1]));
    }

    [Fact]
    public void Labels_ThatDoNotFit_AreRefused()
    {
        var matrix = Clouds.Of([0], [2], [4]);

        Assert.ThrowsAny<ArgumentException>(() => Silhouette.Of(matrix, [0, 1]));
        Assert.ThrowsAny<ArgumentException>(() => ClusterIndices.Of(matrix, [0, -1, 1]));
    }

    /// <summary>The last value is that of scikit-learn's adjusted_rand_score.</summary>
    [Theory]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 1, 1, 0, 0 }, 1)]
    [InlineData(new[] { 0, 0, 0 }, new[] { 2, 2, 2 }, 1)]
    [InlineData(new[] { 0, 1, 2 }, new[] { 2, 1, 0 }, 1)]
    [InlineData(new[] { 0, 0, 1, 1 }, new[] { 0, 1, 0, 1 }, -0.5)]
    [InlineData(new[] { 0, 0, 1, 2 }, new[] { 0, 0, 1, 1 }, 0.5714285714285714)]
    public void AdjustedRand_OfTwoDivisions_IsKnown(int[] first, int[] second, double expected) =>
        Assert.Equal(expected, LabelOverlap.Of(first, second).AdjustedRand, 1e-12);

    [Fact]
    public void Matching_RenamedGrownAndNewClusters_AreRecognised()
    {
        int[] before = [0, 0, 0, 1, 1, 1, 2, 2, -1, -1];
        int[] now = [2, 2, 2, 0, 0, 2, 1, -1, 3, 3];

        var matches = ClusterMatching.Match(before, now);

        Assert.Equal(new ClusterMatch(0, 1, 2, 2.0 / 3), matches[0]);
        Assert.Equal(new ClusterMatch(1, 2, 1, 1), matches[1]);
        Assert.Equal(new ClusterMatch(2, 0, 3, 0.75), matches[2]);
        Assert.Equal(new ClusterMatch(3, null, 0, 0), matches[3]);
    }

    /// <summary>Each cluster's favourite is the same: the pairing that keeps most rows together wins, not the first.</summary>
    [Fact]
    public void Matching_SplitCluster_KeepsTheLargerPart()
    {
        var matches = ClusterMatching.Match([0, 0, 0, 0, 0, 1], [0, 0, 1, 1, 1, 0]);

        Assert.Equal([1, 0], matches.Select(match => match.Before));
    }

    [Fact]
    public void Profiles_OfClusters_AreIndicesWithIntervals()
    {
        var matrix = Clouds.Of(110, 2, row => row < 100 ? [row % 2, -1] : [11, -1]);
        int[] labels = [.. Enumerable.Range(0, 110).Select(row => row < 100 ? 0 : 1)];

        var profiles = ClusterProfiles.Of(matrix, labels);

        var (mean, overall) = (0.5, 160.0 / 110);
        var feature = profiles[0].Features[0];
        Assert.Equal((100, false), (profiles[0].Size, profiles[0].IsSmall));
        Assert.Equal(mean / overall, feature.Index!.Value, 1e-12);
        Assert.Equal((mean - (1.959963984540054 * Math.Sqrt(0.25 / 99))) / overall, feature.Low!.Value, 1e-12);
        Assert.Equal((mean + (1.959963984540054 * Math.Sqrt(0.25 / 99))) / overall, feature.High!.Value, 1e-12);
        Assert.True(feature.Deviations < 0);
        // A constant feature with a negative mean has neither an index nor deviations.
        Assert.Equal((null, 0), (profiles[0].Features[1].Index, profiles[0].Features[1].Deviations));
        Assert.True(profiles[1].IsSmall);
        Assert.Null(profiles[1].Features[0].Index);
        Assert.Equal(11, profiles[1].Features[0].Mean);
    }
}
