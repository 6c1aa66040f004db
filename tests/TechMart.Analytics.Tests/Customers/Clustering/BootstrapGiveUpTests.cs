using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Tests.Customers.Clustering;

/// <summary>Giving up on what is surely not stable saves resamples, and changes nothing else.</summary>
public sealed class BootstrapGiveUpTests
{
    private const int Columns = 12;

    [Fact]
    public void Measure_WithAndWithoutGivingUp_AgreesOnEveryDivisionThatCouldBeStable()
    {
        var matrix = ThreeClouds();
        var models = Enumerable.Range(3, 5).Select(clusters => KMeans.Fit(matrix, clusters, new KMeansOptions())).ToList();
        var all = BootstrapStability.Measure(matrix, models, new BootstrapOptions { Resamples = 30 });

        var some = BootstrapStability.Measure(matrix, models, new BootstrapOptions { Resamples = 30, GiveUpAfter = 10 });

        Assert.All(all, stability => Assert.Equal(30, stability.Resamples));
        Assert.Equal(30, some[0].Resamples);
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

    // Round clouds of many columns: three are found again, and how one of them is cut is chance.
    private static FeatureMatrix ThreeClouds()
    {
        var random = new Random(4);
        return FeatureMatrix.OfRows(
            [.. Enumerable.Range(0, 600).SelectMany(row => Enumerable.Range(0, Columns).Select(column => random.NextDouble() + random.NextDouble() + random.NextDouble() + (column == row % 3 ? 9 : 0)))],
            [.. Enumerable.Range(0, Columns).Select(column => $"c{column}")]);
    }
}
