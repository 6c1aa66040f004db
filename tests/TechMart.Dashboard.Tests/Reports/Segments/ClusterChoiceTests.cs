using TechMart.Analytics.Customers.Clusters;
using TechMart.Dashboard.Reports.Segments.Clusters;

namespace TechMart.Dashboard.Tests.Reports.Segments;

public class ClusterChoiceTests
{
    [Fact]
    public void Parse_Nothing_IsAsUsual()
    {
        var choice = ClusterChoice.Parse("data=Shop&period=lastyear&ties=notebook");

        Assert.Equal(new ClusterOptions(), choice.Options);
        Assert.True(choice.IsUsual);
        Assert.Null(choice.Shown);
        Assert.Equal("", choice.ToString());
    }

    [Theory]
    [InlineData("features=recency%2Cgap&log=no&winsorize=0.01&undefined=median&seed=7&k=5")]
    [InlineData("features=frequency%2Ccategory%3AHome%20%26%20Garden")]
    [InlineData("k=2")]
    public void ToString_OfWhatWasRead_IsTheSame(string query) => Assert.Equal(query, ClusterChoice.Parse("data=Shop&" + query).ToString());

    [Theory]
    [InlineData("features=charm&winsorize=0.9&undefined=perhaps&seed=0&k=1")]
    [InlineData("features=&winsorize=NaN&seed=-3&k=eleven")]
    [InlineData("features=recency,frequency,monetary&log=yes&k=11")]
    public void Parse_Nonsense_IsAsIfAbsent(string query) => Assert.Equal((true, (int?)null), (ClusterChoice.Parse(query).IsUsual, ClusterChoice.Parse(query).Shown));

    [Fact]
    public void AsOf_OfTheOtherParts_CountsHereToo() => Assert.Equal(new DateOnly(2011, 5, 1), ClusterChoice.Parse("asof=2011-05-01").Options.AsOf);
}
