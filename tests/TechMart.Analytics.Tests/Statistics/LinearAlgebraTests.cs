using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Statistics;

public sealed class LinearAlgebraTests
{
    /// <summary>Values of scipy 1.10 (norm.ppf).</summary>
    [Theory]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-20, -9.262340089798409)]
    [InlineData(1e-05, -4.264890793922825)]
    [InlineData(0.02425, -1.972961051311885)]
    [InlineData(0.1, -1.2815515655446004)]
    [InlineData(0.3, -0.5244005127080409)]
    [InlineData(0.5, 0)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(0.999, 3.090232306167813)]
    public void NormalQuantile_AgreesWithScipy(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(probability), 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void NormalQuantile_NoProbability_IsRefused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalQuantile.Of(probability));

    /// <summary>Values of numpy 1.24 (linalg.eigh).</summary>
    [Fact]
    public void Eigen_OfAMatrix_AgreesWithNumpy()
    {
        var eigen = SymmetricEigen.Of([4, 1, -2, 2, 1, 2, 0, 1, -2, 0, 3, -2, 2, 1, -2, -1], 4);

        double[] values = [6.84462111, 2.26853141, 1.08436446, -2.19751698];
        double[][] vectors =
        [
            [0.71804596, 0.22115299, -0.55735138, 0.35335647],
            [0.2017111, 0.78944991, 0.57963417, 0.010281],
            [0.64226001, -0.54418785, 0.52022185, -0.14398227],
            [-0.17670517, -0.17810047, 0.28766803, 0.92428492],
        ];
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(values[i], eigen.Values[i], 1e-8);
            Assert.All(vectors[i].Zip(eigen.Vectors[i]), pair => Assert.Equal(pair.First, pair.Second, 1e-8));
        }
    }

    [Fact]
    public void Eigen_RandomMatrices_ComposeToThemselves()
    {
        var random = new SeededRandom(1);
        foreach (var size in new[] { 1, 2, 5, 18, 40 })
        {
            var matrix = new double[size * size];
            for (var i = 0; i < size; i++)
            {
                for (var j = i; j < size; j++)
                {
                    matrix[(i * size) + j] = matrix[(j * size) + i] = random.NextNormal();
                }
            }

            var eigen = SymmetricEigen.Of(matrix, size);

            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    var composed = Enumerable.Range(0, size).Sum(k => eigen.Vectors[k][i] * eigen.Values[k] * eigen.Vectors[k][j]);
                    Assert.Equal(matrix[(i * size) + j], composed, 1e-12 * size);
                    var product = eigen.Vectors[i].Zip(eigen.Vectors[j], (a, b) => a * b).Sum();
                    Assert.Equal(i == j ? 1 : 0, product, 1e-13 * size);
                }
            }
            Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        }
    }

    [Fact]
    public void Eigen_NoNumber_IsRefused() => Assert.Throws<ArgumentException>(() => SymmetricEigen.Of([1, double.NaN, double.NaN, 1], 2));

    [Fact]
    public void Components_OfALine_SeeOneDirection()
    {
        double[] rows = [.. Enumerable.Range(0, 10).SelectMany(i => new double[] { 100 + (3 * i), 7 - (4 * i) })];

        var components = PrincipalComponents.Of(rows, 2);

        Assert.Equal(1, components.ExplainedShares[0], 1e-12);
        Assert.Equal(0, components.ExplainedShares[1], 1e-12);
        // The larger entry is positive, whatever the solver would have said.
        Assert.Equal(-0.6, components.Directions[0][0], 1e-12);
        Assert.Equal(0.8, components.Directions[0][1], 1e-12);
        Assert.Equal(22.5, components.Scores(rows)[0], 1e-10);
        Assert.Equal(25 * 8.25, components.Variances[0], 1e-9);
    }

    [Fact]
    public void Components_RowsAllEqual_ExplainNothing()
    {
        var components = PrincipalComponents.Of([1, 2, 1, 2, 1, 2], 2);

        Assert.Equal([0, 0], components.ExplainedShares);
        Assert.All(components.Scores([1, 2, 1, 2], 3), score => Assert.Equal(0, score));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 6)]
    [InlineData(6, 4)]
    [InlineData(6, 1)]
    public void Assignment_RandomGains_IsAsGoodAsTryingAll(int rows, int columns)
    {
        var random = new SeededRandom(7, rows, columns);
        for (var round = 0; round < 20; round++)
        {
            var gains = new double[rows, columns];
            for (var i = 0; i < rows; i++)
            {
                for (var j = 0; j < columns; j++)
                {
                    gains[i, j] = random.NextInt(12) - 3;
                }
            }

            var partners = OptimalAssignment.Maximise(gains);

            Assert.Equal(Math.Min(rows, columns), partners.Where(partner => partner >= 0).Distinct().Count());
            var total = partners.Select((partner, row) => partner < 0 ? 0 : gains[row, partner]).Sum();
            Assert.Equal(BestOfAll(gains, 0, 0, Math.Max(0, rows - columns)), total);
        }
    }

    private static double BestOfAll(double[,] gains, int row, int used, int mayStayAlone)
    {
        if (row == gains.GetLength(0))
        {
            return 0;
        }
        var best = mayStayAlone > 0 ? BestOfAll(gains, row + 1, used, mayStayAlone - 1) : double.NegativeInfinity;
        for (var column = 0; column < gains.GetLength(1); column++)
        {
            if ((used & (1 << column)) == 0)
            {
                best = Math.Max(best, gains[row, column] + BestOfAll(gains, row + 1, used | (1 << column), mayStayAlone));
            }
        }
        return best;
    }
}
