using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class RfmChoiceTests
{
    [Fact]
    public void Parse_Nothing_IsAsUsual()
    {
        var choice = RfmChoice.Parse("data=Shop&period=lastyear");

        Assert.Equal(new RfmOptions(), choice.Options);
        Assert.True(choice.IsUsual);
        Assert.Equal("", choice.ToString());
    }

    [Theory]
    [InlineData("asof=2011-12-10&frequency=order-days&money=net-per-order&ties=notebook&by=revenue")]
    [InlineData("money=gross-revenue&ties=ntile&grid=frequency")]
    [InlineData("shares=0.1,0.3,0.6,0.9&recency-borders=30,90,180,365&frequency-borders=1,2,4,8&money-borders=-10,99.5,500,2000")]
    public void ToString_OfWhatWasRead_IsTheSame(string query) => Assert.Equal(query, RfmChoice.Parse("data=Shop&" + query).ToString());

    [Theory]
    [InlineData("asof=yesterday")]
    [InlineData("frequency=7&money=orders&ties=0&grid=none")]
    [InlineData("shares=0,0.3,0.6,0.9&recency-borders=90,30,180,365&frequency-borders=1,2,4&money-borders=a,b,c,d")]
    [InlineData("shares=0.2,0.4,0.6,1")]
    public void Parse_Nonsense_IsAsIfAbsent(string query) => Assert.True(RfmChoice.Parse(query).IsUsual);

    [Fact]
    public void With_AnotherSegmentInACell_IsKeptInTheAddressAndTakenBack()
    {
        var edited = new RfmChoice().With(5, 1, SegmentCodes.Promising);

        var read = RfmChoice.Parse(edited.ToString());
        Assert.Equal(SegmentCodes.Promising, read.Options.Segments.SegmentOf(5, 1));
        Assert.Equal(SegmentCodes.Champions, read.Options.Segments.SegmentOf(5, 5));
        Assert.True(read.IsEdited);
        Assert.True(read.With(5, 1, SegmentCodes.NewCustomers).IsUsual);
    }

    [Theory]
    [InlineData("cells=abc")]
    [InlineData("cells=zzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Parse_CellsThatMakeNoTable_ShowsTheUsualOneAndSaysSo(string query)
    {
        var choice = RfmChoice.Parse(query);

        Assert.True(choice.HasBadTable);
        Assert.Equal(SegmentTable.Default, choice.Options.Segments);
    }

    [Fact]
    public void With_EveryCellTheSame_IsATableOfOneSegment()
    {
        var choice = new RfmChoice();
        for (var cell = 0; cell < 25; cell++)
        {
            choice = choice.With((cell / 5) + 1, (cell % 5) + 1, SegmentCodes.Lost);
        }

        Assert.Equal([SegmentCodes.Lost], RfmChoice.Parse(choice.ToString()).Options.Segments.Segments);
    }
}
