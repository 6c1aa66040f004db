using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Statistics;

public sealed class SeededRandomTests
{
    /// <summary>Frozen values, from a second implementation of xoshiro256** and SplitMix64 in Python: a result of last year must come out again.</summary>
    [Theory]
    [InlineData(1, new long[0], new ulong[] { 11619985919726593427, 452883788470892713, 14358977367327674429 })]
    [InlineData(1, new long[] { 2, 3 }, new ulong[] { 9829108711571407489, 5916613245979844495, 3864136079004725416 })]
    [InlineData(-5, new long[0], new ulong[] { 10178794232885331590, 12266838103144803831, 9566968301403690777 })]
    public void Bits_OfKeys_NeverChange(long seed, long[] keys, ulong[] expected)
    {
        var random = new SeededRandom(seed, keys);

        Assert.Equal(expected, expected.Select(_ => random.NextBits()));
    }

    [Fact]
    public void Numbers_Many_HaveTheirDistribution()
    {
        var random = new SeededRandom(3);
        const int Count = 200_000;
        var uniform = Enumerable.Range(0, Count).Select(_ => random.NextDouble()).ToArray();
        var normal = Enumerable.Range(0, Count).Select(_ => random.NextNormal()).ToArray();
        var dice = Enumerable.Range(0, Count).Select(_ => random.NextInt(6)).CountBy(side => side).ToDictionary();

        Assert.All(uniform, value => Assert.InRange(value, 0, Math.BitDecrement(1.0)));
        Assert.InRange(uniform.Average(), 0.497, 0.503);
        Assert.InRange(normal.Average(), -0.01, 0.01);
        Assert.InRange(normal.Average(value => value * value), 0.98, 1.02);
        Assert.InRange(normal.Average(value => value * value * value * value), 2.9, 3.1);
        Assert.Equal(6, dice.Count);
        Assert.All(dice.Values, count => Assert.InRange(count, 0.97 * Count / 6, 1.03 * Count / 6));
    }
}
