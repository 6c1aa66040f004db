using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Customers.Clustering;

public sealed class KMeansTests
{
    private static readonly KMeansOptions Options = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(12, 5)]
    [InlineData(20, 17)]
    public void Lloyd_WithBounds_EndsWhereThePlainIterationEnds(int clusters, int columns)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var random = new SeededRandom(seed, clusters, columns);
            var matrix = Clouds.Of(403, columns, _ => [.. Enumerable.Range(0, columns).Select(_ => random.NextNormal())]);
            var points = new PointGroups(matrix);
            var start = KMeansSeeding.Choose(points, clusters, random, 1, CancellationToken.None);
            var (labels, inertia) = NaiveKMeans.Lloyd(matrix, start);

            var run = new LloydRun(points, [.. start], 1, CancellationToken.None);
            run.Run(1000, 0);

            Assert.True(run.Converged);
            Assert.Equal(labels, Enumerable.Range(0, matrix.Rows).Select(run.Label));
            Assert.Equal(1, run.Inertia / inertia, 1e-12);
        }
    }

    [Fact]
    public void Fit_PlantedGroups_AreFound()
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var (matrix, groups) = Clouds.Planted(1000, seed);

            var model = KMeans.Fit(matrix, 4, Options);

            Assert.InRange(LabelOverlap.Of(groups, model.Labels).AdjustedRand, 0.95, 1);
            Assert.Equal(model.Sizes.OrderDescending(), model.Sizes);
            Assert.Equal(1000, model.Sizes.Sum());
            Assert.Equal(model.Labels.ToArray(), model.Assign(matrix));
        }
    }

    /// <summary>2,000 rows: each thread takes restarts; 70,000 rows: all threads share one.</summary>
    [Theory]
    [InlineData(2_000, 6)]
    [InlineData(70_000, 2)]
    public void Fit_OneTwoThreeThreads_SameBits(int rows, int restarts)
    {
        var matrix = Clouds.Without("correlated", rows, seed: 5);
        var models = new[] { 1, 2, 3, 0 }.Select(threads => KMeans.Fit(matrix, 6, Options with { Restarts = restarts, Threads = threads, MaxIterations = 30 })).ToList();

        Assert.All(models, model =>
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(models[0].Inertia), BitConverter.DoubleToInt64Bits(model.Inertia));
            Assert.Equal(models[0].Labels.ToArray(), model.Labels.ToArray());
            for (var cluster = 0; cluster < model.Clusters; cluster++)
            {
                Assert.True(models[0].Centre(cluster).SequenceEqual(model.Centre(cluster)));
            }
        });
    }

    [Fact]
    public void Fit_AnotherSeed_DrawsOtherBeginnings()
    {
        var matrix = Clouds.Without("uniform", 1000, seed: 1);

        var inertias = Enumerable.Range(1, 6).Select(seed => KMeans.Fit(matrix, 9, Options with { Restarts = 1, Seed = seed }).Inertia).Distinct();

        Assert.True(inertias.Count() > 1);
    }

    [Fact]
    public void Fit_ShuffledRows_SameClusters()
    {
        var (matrix, _) = Clouds.Planted(900, seed: 2);
        var order = Enumerable.Range(0, matrix.Rows).OrderBy(row => (row * 7919) % 1009).ToArray();

        var model = KMeans.Fit(matrix, 4, Options);
        var shuffled = KMeans.Fit(matrix.Select(order), 4, Options);

        Assert.Equal(order.Select(row => model.Labels[row]), shuffled.Labels.ToArray());
        Assert.Equal(1, shuffled.Inertia / model.Inertia, 1e-12);
    }

    [Fact]
    public void Fit_RowsTwice_SameCentresAndTwiceTheInertia()
    {
        var (matrix, _) = Clouds.Planted(400, seed: 3);
        int[] twice = [.. Enumerable.Range(0, 400), .. Enumerable.Range(0, 400)];

        var model = KMeans.Fit(matrix, 4, Options);
        var doubled = KMeans.Fit(matrix.Select(twice), 4, Options);

        Assert.Equal(model.Sizes.Select(size => 2 * size), doubled.Sizes);
        Assert.Equal(2, doubled.Inertia / model.Inertia, 1e-12);
    }

    [Fact]
    public void Fit_OtherUnits_SameClustersWhenStandardized()
    {
        var (matrix, _) = Clouds.Planted(700, seed: 4);
        double[] factors = [1e-30, 1000, 1e40];
        var other = Clouds.Of(700, 3, row => [.. matrix.Row(row).ToArray().Zip(factors, (value, factor) => (value * factor) - (5 * factor))]);

        var model = KMeans.Fit(Clouds.Standardized(matrix), 4, Options);
        var scaled = KMeans.Fit(Clouds.Standardized(other), 4, Options);

        Assert.Equal(model.Labels.ToArray(), scaled.Labels.ToArray());
        Assert.Equal(1, scaled.Inertia / model.Inertia, 1e-9);
    }

    [Fact]
    public void Fit_OneRow_IsItsOwnCluster()
    {
        var model = KMeans.Fit(Clouds.Of([3, 4]), 1, Options);

        Assert.Equal([1], model.Sizes);
        Assert.Equal([3, 4], model.Centre(0).ToArray());
        Assert.Equal(0, model.Inertia);
        Assert.False(model.HasFewerDistinctRows);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(4, 3)]
    [InlineData(9, 3)]
    public void Fit_ThreeDistinctRows_AtMostThreeClusters(int clusters, int found)
    {
        var matrix = Clouds.Of(90, 2, row => [row % 3, 1e8 * (row % 3)]);

        var model = KMeans.Fit(matrix, clusters, Options);

        Assert.Equal(found, model.Clusters);
        Assert.Equal(clusters > 3, model.HasFewerDistinctRows);
        Assert.Equal(90, model.Sizes.Sum());
        Assert.True(found < 3 || model.Inertia == 0);
    }

    [Fact]
    public void Fit_AllRowsEqual_OneCluster()
    {
        var model = KMeans.Fit(Clouds.Of(50, 3, _ => [1.1, -2.2, 0]), 5, Options);

        Assert.Equal([50], model.Sizes);
        Assert.True(model.HasFewerDistinctRows);
        Assert.Equal(0, model.Inertia, 1e-25);
    }

    [Fact]
    public void Fit_ConstantColumn_ChangesNothing()
    {
        var (matrix, _) = Clouds.Planted(300, seed: 6);
        var wider = Clouds.Standardized(Clouds.Of(300, 4, row => [.. matrix.Row(row), 42]));

        Assert.Equal(KMeans.Fit(Clouds.Standardized(matrix), 4, Options).Labels.ToArray(), KMeans.Fit(wider, 4, Options).Labels.ToArray());
    }

    [Fact]
    public void Fit_MoreClustersThanRows_IsRefused()
    {
        var refusal = Assert.Throws<ClusteringException>(() => KMeans.Fit(Clouds.Of([1], [2], [3]), 5, Options));

        Assert.Equal(ClusteringProblem.FewerRowsThanClusters, refusal.Problem);
    }

    [Fact]
    public void Fit_HugeAndTinyNumbers_StaysFinite()
    {
        var random = new SeededRandom(1);
        var matrix = Clouds.Of(200, 2, row => [FeatureMatrix.Largest * (random.NextDouble() - 0.5) * 2, 1e-300 * random.NextNormal()]);

        var model = KMeans.Fit(matrix, 3, Options);

        Assert.True(double.IsFinite(model.Inertia));
        Assert.Equal(200, model.Sizes.Sum());
    }

    /// <summary>From centres far away all rows go to one cluster; the others are filled with the farthest rows.</summary>
    [Fact]
    public void Lloyd_EmptyClusters_AreFilled()
    {
        var (matrix, _) = Clouds.Planted(300, seed: 7);
        var run = new LloydRun(new PointGroups(matrix), [0, 0, 0, 1000, 0, 0, 0, 1000, 0, 0, 0, 1000], 1, CancellationToken.None);

        run.Run(300, 0);

        Assert.True(run.Converged);
        Assert.DoesNotContain(0, run.Counts);
    }

    [Fact]
    public void Fit_Tolerance_EndsEarlierAndStillReturnsMeans()
    {
        var matrix = Clouds.Without("gaussian", 5000, seed: 8);
        var exact = KMeans.Fit(matrix, 8, Options with { Restarts = 1 });

        var rough = KMeans.Fit(matrix, 8, Options with { Restarts = 1, Tolerance = 1e-2 });

        Assert.True(rough.Converged);
        Assert.True(rough.Iterations < exact.Iterations);
        Assert.InRange(rough.Inertia, exact.Inertia, exact.Inertia * 1.2);
        Assert.Equal(1, ClusterIndices.Of(matrix, rough.Labels).Inertia / rough.Inertia, 1e-12);
    }

    [Fact]
    public void Fit_Cancelled_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() => KMeans.Fit(Clouds.Of([1], [2]), 1, Options, cancellation.Token));
    }
}
