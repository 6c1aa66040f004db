using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Tests.Statistics;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(12.706204736174698)]
    [InlineData(1e6)]
    [InlineData(-3)]
    public void StudentT_WithOneOrTwoDegrees_EqualsTheClosedForm(double t)
    {
        Near(1 - (2 / Math.PI * Math.Atan(Math.Abs(t))), StudentT.TwoSidedP(t, 1), Math.Abs(t) > 100 ? 1e-9 : 1e-13);
        // 1 − |t| / √(2 + t²), written without the cancellation.
        var root = Math.Sqrt(2 + (t * t));
        Near(2 / (root * (root + Math.Abs(t))), StudentT.TwoSidedP(t, 2), 1e-13);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(7)]
    [InlineData(52.9)]
    [InlineData(1e4)]
    [InlineData(3e6)]
    public void StudentT_Critical_LeavesTheRestOutside(double degreesOfFreedom)
    {
        foreach (var confidence in new[] { 0.5, 0.95, 0.999, 1 - 1e-9 })
        {
            Near(1 - confidence, StudentT.TwoSidedP(StudentT.Critical(confidence, degreesOfFreedom), degreesOfFreedom), 1e-9);
        }
    }

    // By 30-digit arithmetic.
    [Theory]
    [InlineData(52.90474000727505, 2.0058303057630873)]
    [InlineData(8.994112373952438, 2.2623829137273264)]
    public void StudentT_CriticalOfFractionalDegrees_IsExact(double degreesOfFreedom, double critical) =>
        Near(critical, StudentT.Critical(0.95, degreesOfFreedom), 1e-13);

    [Theory]
    [InlineData(0.3)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(30)]
    public void StudentT_WithManyDegrees_ApproachesTheNormal(double z) =>
        Near(StandardNormal.TwoSidedP(z), StudentT.TwoSidedP(z, 1e9), 1e-3);

    // Two-sided tails of the standard normal as tables with many digits have them.
    [Theory]
    [InlineData(0, 1)]
    [InlineData(StandardNormal.Critical95, 0.05)]
    [InlineData(1, 0.31731050786291410283)]
    [InlineData(-2, 0.04550026389635841440)]
    [InlineData(2.5, 0.01241933065155227)]
    [InlineData(3, 0.00269979606326018880)]
    [InlineData(6, 1.973175290075396e-9)]
    [InlineData(10, 1.5239706048321186e-23)]
    [InlineData(37, 1.1451142445050278e-299)]
    public void StandardNormal_Tails_AreThoseOfTheTables(double z, double p) => Near(p, StandardNormal.TwoSidedP(z), 1e-12);

    [Theory]
    [InlineData(0.5, 0.5, Math.PI)]
    [InlineData(3, 4, 1 / 60.0)]
    [InlineData(12, 13, 1 / 32449872.0)]
    [InlineData(0.5, 40, 0.2811266876561943)]
    public void LogBeta_OfKnownArguments_IsExact(double a, double b, double beta) => Near(beta, Math.Exp(IncompleteBeta.LogBeta(a, b)), 1e-13);

    private static void Near(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} is not {expected:R}.");
}
