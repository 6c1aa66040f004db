using System.Text.Json;
using TechMart.Analytics.Statistics;
using TechMart.Tests;

namespace TechMart.Analytics.Tests.Statistics;

public sealed class DifferenceTestTests
{
    [ReferenceTheory]
    [InlineData("basket_a", "basket_b")]
    [InlineData("small_a", "small_b")]
    public void Means_OfReferenceSamples_EqualTheReference(string first, string second)
    {
        var root = Reference();
        var expected = root.GetProperty("results").GetProperty("welch_t").GetProperty($"{first} vs {second}");
        var (a, b) = (Sample(root, first), Sample(root, second));

        var test = DifferenceTest.OfMeans(a, b)!;

        Near(expected.GetProperty("statistic").GetDouble(), test.Statistic);
        Near(expected.GetProperty("df").GetDouble(), test.DegreesOfFreedom!.Value);
        Near(expected.GetProperty("p").GetDouble(), test.PValue);
        Near(expected.GetProperty("mean_difference").GetDouble(), test.Difference.Value);
        // The reference's interval goes by a quantile of t that is right to nine digits.
        Near(expected.GetProperty("ci95")[0].GetDouble(), test.Difference.Low, 2e-9);
        Near(expected.GetProperty("ci95")[1].GetDouble(), test.Difference.High, 2e-9);
        Near(expected.GetProperty("hedges_g_approx").GetDouble(), test.Effect.Value);
        Near(expected.GetProperty("hedges_g_approx").GetDouble(), EffectSizes.HedgesG(a, b)!.Value);
    }

    [ReferenceFact]
    public void Shares_OfReferenceCounts_EqualTheReference()
    {
        var expected = Reference().GetProperty("results").GetProperty("two_proportions");
        var (hits, counts) = (expected.GetProperty("successes"), expected.GetProperty("n"));

        var test = DifferenceTest.OfShares(hits[0].GetInt64(), counts[0].GetInt64(), hits[1].GetInt64(), counts[1].GetInt64())!;

        Near(expected.GetProperty("z_pooled").GetDouble(), test.Statistic);
        Near(expected.GetProperty("p").GetDouble(), test.PValue);
        Assert.Null(test.DegreesOfFreedom);
    }

    [Fact]
    public void Shares_OfNewcombesExamples_HaveHisIntervals()
    {
        // Newcombe 1998, table II, method 10.
        var first = DifferenceTest.OfShares(56, 70, 48, 80)!.Difference;
        var none = DifferenceTest.OfShares(5, 56, 0, 29)!.Difference;

        Assert.Equal((0.2, 0.0524, 0.3339), (Math.Round(first.Value, 4), Math.Round(first.Low, 4), Math.Round(first.High, 4)));
        Assert.Equal((-0.0381, 0.1926), (Math.Round(none.Low, 4), Math.Round(none.High, 4)));
    }

    [Fact]
    public void Groups_Swapped_FlipAllSigns()
    {
        var (a, b) = (SampleMoments.Of([1, 2, 4, 9]), SampleMoments.Of([3, 3, 5, 8, 13]));

        foreach (var (test, back) in new[]
        {
            (DifferenceTest.OfMeans(a, b)!, DifferenceTest.OfMeans(b, a)!),
            (DifferenceTest.OfShares(3, 20, 9, 31)!, DifferenceTest.OfShares(9, 31, 3, 20)!),
        })
        {
            Assert.Equal(new Estimate(-test.Difference.Value, -test.Difference.High, -test.Difference.Low), back.Difference);
            Assert.Equal(new Estimate(-test.Effect.Value, -test.Effect.High, -test.Effect.Low), back.Effect);
            Assert.Equal(test.PValue, back.PValue);
            Assert.Equal(-test.Statistic, back.Statistic);
        }
    }

    [Fact]
    public void Means_WithNothingToTestBy_HaveNoTest()
    {
        var (one, two, constant) = (SampleMoments.Of([1]), SampleMoments.Of([1, 2]), SampleMoments.Of([0.1, 0.1, 0.1]));

        Assert.Null(DifferenceTest.OfMeans(one, two));
        Assert.Null(DifferenceTest.OfMeans(two, SampleMoments.Of([])));
        Assert.Null(DifferenceTest.OfMeans(constant, SampleMoments.Of([0.7, 0.7])));
        Assert.NotNull(DifferenceTest.OfMeans(constant, two));
        Assert.Null(DifferenceTest.OfShares(0, 0, 1, 2));
        Assert.Null(DifferenceTest.OfShares(0, 5, 0, 2));
        Assert.Null(DifferenceTest.OfShares(5, 5, 2, 2));
        Assert.NotNull(DifferenceTest.OfShares(5, 5, 0, 2));
    }

    [Fact]
    public void Moments_OfWholeNumbers_EqualThoseOfTheValues()
    {
        long[] values = [333_333_333, 1_000_000_000, 0, 0, 250_000_000];
        var squares = values.Aggregate(default(UInt128), (sum, value) => sum + ((UInt128)value * (UInt128)value));

        var exact = SampleMoments.OfSums(values.Length, values.Sum(), squares, 1e9);
        var direct = SampleMoments.Of(Array.ConvertAll(values, value => value / 1e9));

        Near(direct.Mean, exact.Mean);
        Near(direct.Variance, exact.Variance);
        Assert.Equal(0, SampleMoments.OfSums(3, 999_999_999, 3 * (UInt128)333_333_333 * 333_333_333, 1e9).Variance);
        Assert.Equal(default, SampleMoments.OfSums(0, 0, 0, 1e9));
    }

    [ReferenceTheory]
    [InlineData("p", "benjamini_hochberg")]
    [InlineData("p_unsorted", "benjamini_hochberg_of_unsorted")]
    public void BenjaminiHochberg_OfReferenceValues_EqualsTheReference(string values, string adjusted)
    {
        var reference = Reference().GetProperty("results").GetProperty("p_adjustment");

        var result = MultipleTesting.BenjaminiHochberg([.. reference.GetProperty(values).EnumerateArray().Select(value => value.GetDouble())]);

        foreach (var (expected, actual) in reference.GetProperty(adjusted).EnumerateArray().Zip(result))
        {
            Near(expected.GetDouble(), actual);
        }
    }

    [Fact]
    public void BenjaminiHochberg_OfNoneOrWrongOnes_IsEmptyOrRefused()
    {
        Assert.Empty(MultipleTesting.BenjaminiHochberg([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.BenjaminiHochberg([0.1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.BenjaminiHochberg([1.1]));
    }

    private static JsonElement Reference() =>
        JsonDocument.Parse(File.ReadAllText(ReferenceData.ReferenceFile("tests/stat-tests.json"))).RootElement;

    private static SampleMoments Sample(JsonElement root, string name) =>
        SampleMoments.Of([.. root.GetProperty("vectors").GetProperty(name).EnumerateArray().Select(value => value.GetDouble())]);

    private static void Near(double expected, double actual, double relative = 1e-11) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R}.");
}
