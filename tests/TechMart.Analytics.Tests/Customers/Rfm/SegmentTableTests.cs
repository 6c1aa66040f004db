using System.Text.Json;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Analytics.Tests.Customers.Rfm;

public sealed class SegmentTableTests
{
    private static readonly SegmentArea[] TwoHalves = [new("good", 3, 5, 1, 5), new("bad", 1, 2, 1, 5)];

    [Fact]
    public void Default_HasAllSegmentsInTheirOrder()
    {
        Assert.Equal(SegmentCodes.All, SegmentTable.Default.Segments);
        Assert.Equal(SegmentCodes.All.SkipLast(1), SegmentTable.RecencyAndFrequency.Segments);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 2, 2)]
    [InlineData(1, 4, 3)]
    [InlineData(5, 5, 5)]
    public void OtherScore_OfFrequencyAndMoney_IsTheirMeanRoundedUp(int frequency, int monetary, int expected)
    {
        Assert.Equal(expected, SegmentTable.Default.OtherScore(frequency, monetary));
        Assert.Equal(frequency, SegmentTable.RecencyAndFrequency.OtherScore(frequency, monetary));
    }

    [Fact]
    public void Areas_ThatLeaveACellOut_AreRefusedNamingIt()
    {
        SegmentArea[] areas = [new("good", 3, 5, 1, 5), new("bad", 1, 2, 1, 4), new("worse", 1, 1, 5, 5)];

        var fault = Assert.Single(SegmentTable.FaultsOf(areas));

        Assert.Equal((SegmentTableFaultKind.Uncovered, 2, 5), (fault.Kind, fault.Recency, fault.Other));
        Assert.Contains("Uncovered at 2 × 5", Assert.Throws<ArgumentException>(() => new SegmentTable(SegmentAxis.Frequency, areas)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Areas_ThatOverlap_AreRefusedNamingTheCellAndBothSegments()
    {
        var fault = Assert.Single(SegmentTable.FaultsOf([.. TwoHalves, new("mine", 4, 4, 2, 2)]));

        Assert.Equal((SegmentTableFaultKind.CoveredTwice, 4, 2), (fault.Kind, fault.Recency, fault.Other));
        Assert.Equal(["good", "mine"], fault.Segments);
    }

    [Theory]
    [InlineData("good", 0, 5, 1, 5, SegmentTableFaultKind.Outside)]
    [InlineData("good", 1, 6, 1, 5, SegmentTableFaultKind.Outside)]
    [InlineData("good", 4, 3, 1, 5, SegmentTableFaultKind.Outside)]
    [InlineData(" ", 1, 5, 1, 5, SegmentTableFaultKind.Unnamed)]
    public void Areas_ThatAreNone_AreRefused(string segment, int recencyFrom, int recencyTo, int otherFrom, int otherTo, SegmentTableFaultKind kind) =>
        Assert.Equal(kind, Assert.Single(SegmentTable.FaultsOf([new(segment, recencyFrom, recencyTo, otherFrom, otherTo)])).Kind);

    [Fact]
    public void Tables_WithTheSameCells_AreEqualHoweverTheyAreCut()
    {
        var whole = new SegmentTable(SegmentAxis.Frequency, TwoHalves);
        var cut = new SegmentTable(SegmentAxis.Frequency, [new("good", 3, 5, 1, 2), new("bad", 1, 2, 1, 5), new("good", 3, 5, 3, 5)]);

        Assert.Equal(whole, cut);
        Assert.Equal(whole.GetHashCode(), cut.GetHashCode());
        Assert.NotEqual(whole, new SegmentTable(SegmentAxis.FrequencyAndMonetary, TwoHalves));
        Assert.NotEqual(whole, new SegmentTable(SegmentAxis.Frequency, [new("good", 2, 5, 1, 5), new("bad", 1, 1, 1, 5)]));
        Assert.NotEqual(SegmentTable.Default, SegmentTable.RecencyAndFrequency);
    }

    [Fact]
    public void Json_ThereAndBack_IsTheSameTable()
    {
        foreach (var table in new[] { SegmentTable.Default, SegmentTable.RecencyAndFrequency, new SegmentTable(SegmentAxis.Frequency, TwoHalves) })
        {
            Assert.Equal(table, JsonSerializer.Deserialize<SegmentTable>(JsonSerializer.Serialize(table)));
        }
        Assert.Throws<ArgumentException>(() => JsonSerializer.Deserialize<SegmentTable>("""{"Axis":0,"Areas":[{"Segment":"x","RecencyFrom":1,"RecencyTo":5,"OtherFrom":1,"OtherTo":4}]}"""));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 6)]
    public void SegmentOf_NoScore_IsRefused(int recency, int other) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SegmentTable.Default.SegmentOf(recency, other));
}
