using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Tests.Customers.Clustering;

/// <summary>Giving up on what is surely not stable saves resamples, and changes nothing else.</summary>
public sealed class BootstrapGiveUpTests
{
    [Fact]
    public void Measure_WithAndWithoutGivingUp_AgreesOnEveryDivisionThatCouldBeStable()
    {
        var matrix = ThreeClouds();
        var models = Enumerable.Range(2, 8).Select(clusters => KMeans.Fit(matrix, clusters, new KMeansOptions())).ToList();
        var all = BootstrapStability.Measure(matrix, models, new BootstrapOptions { Resamples = 30 });

        var some = BootstrapStability.Measure(matrix, models, new BootstrapOptions { Resamples = 30, GiveUpAfter = 10 });

        Assert.All(all, stability => Assert.Equal(30, stability.Resamples));
        Assert.Equal(30, some[1].Resamples);
        Assert.Contains(some, stability => stability.Resamples == 10);
        foreach (var (whole, part) in all.Zip(some))
        {
            if (part.Resamples == 30)
            {
                Assert.Equal(whole.Jaccard, part.Jaccard);
                Assert.Equal(whole.AdjustedRand, part.AdjustedRand);
            }
            else
            {
                Assert.True(whole.Jaccard.Average() < ClusterCountChoice.LeastMeanJaccard || whole.Jaccard.Min() < ClusterCountChoice.LeastClusterJaccard);
            }
        }
    }

    private static FeatureMatrix ThreeClouds()
    {
        var random = new Random(4);
        return FeatureMatrix.OfRows([.. Enumerable.Range(0, 600).SelectMany(row => new[] { (10 * (row % 3)) + random.NextDouble(), random.NextDouble() })], ["x", "y"]);
    }
}
