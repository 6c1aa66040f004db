using TechMart.Analytics.Customers.Clustering;

namespace TechMart.Analytics.Tests.Customers.Clustering;

public sealed class FeatureMatrixTests
{
    private static readonly string[] Names = ["a", "b"];

    [Theory]
    [InlineData(double.NaN, ClusteringProblem.NotFinite)]
    [InlineData(double.PositiveInfinity, ClusteringProblem.NotFinite)]
    [InlineData(double.NegativeInfinity, ClusteringProblem.NotFinite)]
    [InlineData(-1e101, ClusteringProblem.TooLarge)]
    public void Matrix_BadNumber_IsRefusedWithItsPlace(double value, ClusteringProblem problem)
    {
        var refusal = Assert.Throws<ClusteringException>(() => FeatureMatrix.OfRows([1, 2, 3, value], Names));

        Assert.Equal((problem, 1, "b"), (refusal.Problem, refusal.Row, refusal.Column));
        Assert.Throws<ClusteringException>(() => FeatureMatrix.OfColumns([[1, 2], [value, 3]], Names));
    }

    [Fact]
    public void Matrix_OfColumns_EqualsThatOfRows()
    {
        var matrix = FeatureMatrix.OfColumns([[1, 2, 3], [4, 5, 6]], Names);

        Assert.Equal([1, 4, 2, 5, 3, 6], matrix.Values.ToArray());
        Assert.Equal([3, 6, 3, 6], matrix.Select([2, 2]).Values.ToArray());
        Assert.Throws<ArgumentException>(() => FeatureMatrix.OfColumns([[1, 2], [4]], Names));
        Assert.Throws<ArgumentException>(() => FeatureMatrix.OfRows([1, 2, 3], Names));
    }

    [Fact]
    public void Transform_Log1p_IsOddInvertibleAndExactNearZero()
    {
        var matrix = Clouds.Of([-1000], [-1], [-1e-12], [0], [1e-12], [0.5], [77183.6]);
        var transform = FeatureTransform.Learn(matrix, new FeatureTransformOptions { Log1p = true });

        var logarithms = transform.Apply(matrix).Values.ToArray();

        Assert.Equal(-Math.Log(1001), logarithms[0], 1e-14);
        Assert.Equal(-Math.Log(2), logarithms[1], 1e-15);
        Assert.Equal(-1e-12 + 5e-25, logarithms[2], 1e-27);
        Assert.Equal(0, logarithms[3]);
        Assert.Equal(1e-12 - 5e-25, logarithms[4], 1e-27);
        Assert.All(logarithms.Zip(matrix.Values.ToArray()), pair => Assert.Equal(pair.Second, transform.Invert([pair.First])[0], 1e-14 * Math.Max(1e-12, Math.Abs(pair.Second)) * 100));
    }

    [Fact]
    public void Transform_Standardize_HasMeanZeroAndPopulationDeviationOne()
    {
        var matrix = Clouds.Of([1, 1e9], [2, 1e9], [6, 1e9]);

        var scaled = Clouds.Standardized(matrix);

        var deviation = Math.Sqrt(14 / 3.0);
        Assert.Equal(-2 / deviation, scaled.Row(0)[0], 1e-14);
        Assert.Equal(3 / deviation, scaled.Row(2)[0], 1e-14);
        Assert.All(Enumerable.Range(0, 3), row => Assert.Equal(0, scaled.Row(row)[1]));
    }

    /// <summary>0.1 cannot be written in binary: a careless mean of equal values differs from them.</summary>
    [Fact]
    public void Transform_ConstantColumn_IsExactlyZero() =>
        Assert.All(Clouds.Standardized(Clouds.Of(1000, 1, _ => [0.1])).Values.ToArray(), value => Assert.Equal(0, value));

    [Fact]
    public void Transform_Winsorize_DrawsTheEndsIn()
    {
        var matrix = Clouds.Of(101, 1, row => [row == 100 ? 1e6 : row]);
        var transform = FeatureTransform.Learn(matrix, new FeatureTransformOptions { Winsorize = 0.05 });

        var values = transform.Apply(matrix).Values.ToArray();

        Assert.Equal((5, 95), (values.Min(), values.Max()));
        Assert.Equal(50, values[50]);
        Assert.Equal([42], transform.Invert([42]));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void Transform_ImpossibleShare_IsRefused(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FeatureTransform.Learn(Clouds.Of([1]), new FeatureTransformOptions { Winsorize = share }));

    [Fact]
    public void Transform_NoRows_LearnsNothing()
    {
        var empty = FeatureMatrix.OfRows([], Names);

        Assert.Equal(0, FeatureTransform.Learn(empty, new FeatureTransformOptions { Log1p = true, Standardize = true, Winsorize = 0.1 }).Apply(empty).Rows);
    }
}
