using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Statistics;

public class ProportionTests
{
    /// <summary>Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson95_PublishedExamples(long hits, long count, double low, double high)
    {
        var interval = Proportion.Wilson95(hits, count)!.Value;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Wilson95_OfNone_IsNone() => Assert.Null(Proportion.Wilson95(0, 0));

    [Fact]
    public void Wilson95_OfAll_ReachesOneAndMirrorsThatOfNone()
    {
        var all = Proportion.Wilson95(20, 20)!.Value;
        var none = Proportion.Wilson95(0, 20)!.Value;

        Assert.Equal(1, all.High);
        Assert.Equal(1 - none.High, all.Low, 12);
    }

    [Fact]
    public void Wilson95_MoreHitsThanCount_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson95(3, 2));
}
