using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Customers.Clustering;

public sealed class ClusterCountTests
{
    private static readonly ClusterSearchOptions Options = new() { Restarts = 10, Resamples = 20 };

    public static TheoryData<string> Structureless => [.. Clouds.Structureless];

    [Theory]
    [InlineData(300, 1)]
    [InlineData(1000, 2)]
    [InlineData(4000, 3)]
    public void Choice_FourPlantedGroups_IsFour(int rows, long seed)
    {
        var (matrix, groups) = Clouds.Planted(rows, seed);

        var result = new ClusterSearch(Clouds.Standardized(matrix), Options).Run(2, 8);

        Assert.Equal((4, ClusterCountReason.SeparatedGroups), (result.Recommendation.RecommendedClusters, result.Recommendation.Reason));
        Assert.InRange(LabelOverlap.Of(groups, result.Candidates[2].Model.Labels).AdjustedRand, 0.95, 1);
        Assert.All(result.Candidates[2].Stability!.Jaccard, jaccard => Assert.Equal(StabilityBand.HighlyStable, ClusterStability.Band(jaccard)));
    }

    [Fact]
    public void Choice_FourGroupsOfDifferentSize_IsFour()
    {
        var (matrix, _) = Clouds.Planted(3000, 4, distance: 6, 0.6, 0.25, 0.1, 0.05);

        Assert.Equal(4, new ClusterSearch(Clouds.Standardized(matrix), Options).Run(2, 8).Recommendation.RecommendedClusters);
    }

    [Fact]
    public void Choice_TwoPlantedGroups_IsTwo()
    {
        var random = new SeededRandom(5);
        var matrix = Clouds.Of(1500, 2, row => [random.NextNormal() + (row % 2 * 5), random.NextNormal()]);

        Assert.Equal(2, new ClusterSearch(Clouds.Standardized(matrix), Options).Run(2, 8).Recommendation.RecommendedClusters);
    }

    [Theory]
    [MemberData(nameof(Structureless))]
    public void Choice_DataWithoutGroups_IsNone(string kind)
    {
        foreach (var rows in new[] { 80, 1500 })
        {
            var matrix = Clouds.Standardized(Clouds.Without(kind, rows, seed: 11));

            var choice = new ClusterSearch(matrix, Options).Run(2, 8).Recommendation;

            Assert.Equal((null, ClusterCountReason.NoStableClusters), (choice.RecommendedClusters, choice.Reason));
            Assert.DoesNotContain(choice.Assessments, assessment => assessment.Verdict is ClusterCountVerdict.Separated or ClusterCountVerdict.NotAssessed);
        }
    }

    /// <summary>Three values may be three groups or a count up to two: a column of few values says nothing about gaps, so three are practical and not recommended.</summary>
    [Fact]
    public void Choice_ThreeDistinctRows_HasNoMoreThanThree()
    {
        var matrix = Clouds.Of(90, 2, row => [row % 3, row % 3 == 1 ? 1 : 0]);

        var choice = new ClusterSearch(matrix, Options).Run(2, 6).Recommendation;

        Assert.Equal((null, 3), (choice.RecommendedClusters, choice.PracticalClusters));
        Assert.All(choice.Assessments.Skip(2), assessment => Assert.Equal(ClusterCountVerdict.TooFewClusters, assessment.Verdict));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Choice_RowsAllEqual_IsNone(int rows)
    {
        var choice = new ClusterSearch(Clouds.Of(rows, 2, _ => [1, 2]), Options).Run(1, Math.Min(rows, 5)).Recommendation;

        Assert.Equal((null, ClusterCountReason.NoStableClusters, null), (choice.RecommendedClusters, choice.Reason, choice.PracticalClusters));
    }

    [Fact]
    public void Choice_WithoutBootstrap_IsNotMade()
    {
        var (matrix, _) = Clouds.Planted(200, 1);

        var result = new ClusterSearch(matrix, Options with { Resamples = 0 }).Run(2, 4);

        Assert.Equal((null, ClusterCountReason.NotAssessed), (result.Recommendation.RecommendedClusters, result.Recommendation.Reason));
        Assert.All(result.Candidates, candidate => Assert.Null(candidate.Stability));
    }

    /// <summary>A handful of outliers far away is no group that anybody could write to.</summary>
    [Fact]
    public void Choice_FewOutliers_AreNoCluster()
    {
        var random = new SeededRandom(6);
        var matrix = Clouds.Of(1500, 2, row => row < 6 ? [80 + random.NextNormal(), 80] : [random.NextNormal(), random.NextNormal()]);

        var choice = new ClusterSearch(matrix, Options).Run(2, 5).Recommendation;

        Assert.Null(choice.RecommendedClusters);
        Assert.Equal(ClusterCountVerdict.TinyCluster, choice.Assessments[0].Verdict);
    }

    /// <summary>Shares of a few purchases lie in corners by chance alone; whoever knows it draws the reference itself.</summary>
    [Fact]
    public void Choice_SharesOfFewPurchases_NeedTheirOwnReference()
    {
        FeatureMatrix Draw(SeededRandom random) => Clouds.Of(1200, 3, _ =>
        {
            var bought = Enumerable.Range(0, 2).Select(_ => random.NextInt(3)).ToList();
            return [.. Enumerable.Range(0, 3).Select(category => bought.Count(other => other == category) / 2.0)];
        });
        var matrix = Draw(new SeededRandom(1));

        Assert.NotNull(new ClusterSearch(matrix, Options).Run(2, 6).Recommendation.RecommendedClusters);
        Assert.Null(new ClusterSearch(matrix, Options with { DrawReference = Draw }).Run(2, 6).Recommendation.RecommendedClusters);
    }

    [Fact]
    public void Search_OneTwoThreeThreads_SameAnswer()
    {
        var matrix = Clouds.Without("correlated", 700, seed: 3);
        var results = new[] { 1, 2, 3 }.Select(threads => new ClusterSearch(matrix, Options with { Threads = threads }).Run(2, 4)).ToList();

        Assert.All(results, result => Assert.All(result.Candidates.Zip(results[0].Candidates), pair =>
        {
            Assert.Equal(pair.Second.Stability!.AdjustedRand, pair.First.Stability!.AdjustedRand);
            Assert.Equal(pair.Second.Stability.Jaccard, pair.First.Stability.Jaccard);
            Assert.Equal(pair.Second.Reference, pair.First.Reference);
            Assert.Equal(pair.Second.Borders, pair.First.Borders);
        }));
    }

    [Fact]
    public void Reference_Drawn_HasTheColumnsAndTheirRankCorrelation()
    {
        var random = new SeededRandom(2);
        var matrix = Clouds.Of(3000, 2, _ =>
        {
            var x = random.NextNormal();
            return [Math.Exp(x), Math.Floor(3 * ((0.8 * x) + (0.6 * random.NextNormal())))];
        });

        var drawn = new ReferenceComparison.CopulaSource(matrix).Draw(new SeededRandom(3));

        for (var column = 0; column < 2; column++)
        {
            Assert.Equal(Column(matrix, column).Order(), Column(drawn, column).Order());
        }
        Assert.Equal(RankCorrelation(matrix), RankCorrelation(drawn), 0.04);
        Assert.NotEqual(matrix.Values.ToArray(), drawn.Values.ToArray());
    }

    /// <summary>Every integer would be a hill of density if counts were taken as they are.</summary>
    [Fact]
    public void Borders_OfCounts_AreNoValleys()
    {
        var random = new SeededRandom(4);
        var matrix = Clouds.Of(2000, 1, _ => [Math.Floor(8 * random.NextDouble())]);
        var model = KMeans.Fit(matrix, 4, new KMeansOptions());

        var borders = new ClusterBorders(matrix, seed: 1).Of(model);

        Assert.Equal(3, borders.Count);
        Assert.DoesNotContain(borders, border => border.IsValley);
    }

    [Theory]
    [InlineData(0.59, StabilityBand.Unstable)]
    [InlineData(0.6, StabilityBand.Doubtful)]
    [InlineData(0.75, StabilityBand.Stable)]
    [InlineData(0.85, StabilityBand.HighlyStable)]
    public void Band_OfAJaccardIndex_IsHennigs(double jaccard, StabilityBand expected) => Assert.Equal(expected, ClusterStability.Band(jaccard));

    /// <summary>The silhouette is highest at two, which is no help to a marketer.</summary>
    [ReferenceFact]
    public void Choice_OnlineRetail_IsUseful()
    {
        var result = new ClusterSearch(ClusteringReference.Matrix("online-retail-rfm"), Options).Run(2, 10);

        Assert.Equal(2, result.Candidates.MaxBy(candidate => candidate.Silhouette!.Mean)!.Clusters);
        Assert.InRange(result.Recommendation.RecommendedClusters ?? 0, 3, 7);
        Assert.Equal(ClusterCountReason.DenserThanChance, result.Recommendation.Reason);
    }

    private static double[] Column(FeatureMatrix matrix, int column) => [.. Enumerable.Range(0, matrix.Rows).Select(row => matrix.Row(row)[column])];

    private static double RankCorrelation(FeatureMatrix matrix)
    {
        var ranks = Enumerable.Range(0, 2).Select(column =>
        {
            var values = Column(matrix, column);
            var means = values.Order().Select((value, rank) => (value, rank)).GroupBy(pair => pair.value, pair => pair.rank).ToDictionary(group => group.Key, group => group.Average());
            return values.Select(value => means[value] - ((matrix.Rows - 1) / 2.0)).ToArray();
        }).ToList();
        double Product(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
        return Product(ranks[0], ranks[1]) / Math.Sqrt(Product(ranks[0], ranks[0]) * Product(ranks[1], ranks[1]));
    }
}
