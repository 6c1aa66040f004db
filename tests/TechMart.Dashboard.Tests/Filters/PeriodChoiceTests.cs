using System.Globalization;
using TechMart.Dashboard.Filters;

namespace TechMart.Dashboard.Tests.Filters;

public class PeriodChoiceTests
{
    [Theory]
    [InlineData(PeriodPreset.Last7Days, "2012-02-25", "2012-03-02")]
    [InlineData(PeriodPreset.Last30Days, "2012-02-02", "2012-03-02")]
    [InlineData(PeriodPreset.Last90Days, "2011-12-04", "2012-03-02")]
    [InlineData(PeriodPreset.Last12Months, "2011-03-03", "2012-03-02")]
    [InlineData(PeriodPreset.ThisMonth, "2012-03-01", "2012-03-02")]
    [InlineData(PeriodPreset.LastMonth, "2012-02-01", "2012-02-29")]
    [InlineData(PeriodPreset.ThisQuarter, "2012-01-01", "2012-03-02")]
    [InlineData(PeriodPreset.LastQuarter, "2011-10-01", "2011-12-31")]
    [InlineData(PeriodPreset.ThisYear, "2012-01-01", "2012-03-02")]
    [InlineData(PeriodPreset.LastYear, "2011-01-01", "2011-12-31")]
    public void Days_OfPreset_AreRelativeToTheLastDayOfTheData(PeriodPreset preset, string from, string to)
    {
        var days = new PeriodChoice(preset).Days(new DateOnly(2012, 3, 2));

        Assert.Equal((DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)), days);
    }

    [Fact]
    public void Days_WithoutTime_AreUnlimited() => Assert.Equal((null, null), new PeriodChoice(PeriodPreset.LastMonth).Days(null));

    [Fact]
    public void Parse_EveryPreset_ReadsBackWhatWasWritten()
    {
        foreach (var preset in Enum.GetValues<PeriodPreset>().Where(preset => preset != PeriodPreset.Custom))
        {
            Assert.Equal(new PeriodChoice(preset), PeriodChoice.Parse(new PeriodChoice(preset).ToString()));
        }
    }
}
