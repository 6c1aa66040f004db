using TechMart.Cli.Options;

namespace TechMart.Cli.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2011-03-08", "2011-03-08", "2011-03-08")]
    [InlineData("2011-03", "2011-03-01", "2011-03-31")]
    [InlineData("2012-02", "2012-02-01", "2012-02-29")]
    [InlineData("2011-Q1", "2011-01-01", "2011-03-31")]
    [InlineData("2011-Q4", "2011-10-01", "2011-12-31")]
    [InlineData("2011-W10", "2011-03-07", "2011-03-13")]
    [InlineData("2009-W53", "2009-12-28", "2010-01-03")]
    [InlineData("2011", "2011-01-01", "2011-12-31")]
    public void TryParse_APeriod_GivesItsDays(string text, string from, string to)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal(new Period(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)), period);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2011-13")]
    [InlineData("2011-02-30")]
    [InlineData("2011-Q5")]
    [InlineData("2011-W53")]
    [InlineData("2011-W00")]
    [InlineData("08.03.2011")]
    [InlineData("2011-3")]
    [InlineData("0000")]
    [InlineData("20110308")]
    public void TryParse_SomethingElse_IsRefused(string text) => Assert.False(Period.TryParse(text, out _));
}
