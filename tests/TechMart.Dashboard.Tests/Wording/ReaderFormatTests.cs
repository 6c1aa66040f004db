using System.Globalization;
using TechMart.Dashboard.Tests.Shop;

namespace TechMart.Dashboard.Tests.Wording;

public class ReaderFormatTests
{
    private const string Space = "\u00A0";

    [Theory]
    [InlineData("en-GB", "GBP", "£8,911,407.90")]
    [InlineData("en-US", "USD", "$8,911,407.90")]
    [InlineData("de-DE", "EUR", "8.911.407,90 €")]
    [InlineData("ja-JP", "JPY", "¥8,911,407.90")]
    [InlineData("en-GB", "CHF", "CHF 8,911,407.90")]
    [InlineData("en-GB", "", "8,911,407.90")]
    public void Money_FollowsTheReadersCultureAndTheDatasCurrency(string culture, string currency, string expected) =>
        Assert.Equal(expected.Replace(" ", Space, StringComparison.Ordinal), Reader.Of(culture, currency).Money(8911407.90m));

    [Theory]
    [InlineData(0, "£0.00")]
    [InlineData(12.345, "£12.35")]
    [InlineData(9999.4, "£9,999")]
    [InlineData(12345, "£12.3 K")]
    [InlineData(999_400, "£999 K")]
    [InlineData(999_999, "£1.00 M")]
    [InlineData(1_240_000, "£1.24 M")]
    [InlineData(-8_911_408, "-£8.91 M")]
    [InlineData(12_400_000_000, "£12.4 B")]
    public void ShortMoney_HasNoMoreDigitsThanMatter(double value, string expected) =>
        Assert.Equal(expected.Replace(" ", Space, StringComparison.Ordinal), Reader.British.ShortMoney((decimal)value));

    [Theory]
    [InlineData(0.082, "+8.2%")]
    [InlineData(-0.0004, "0.0%")]
    [InlineData(-0.123, "-12.3%")]
    [InlineData(double.NaN, "–")]
    public void Change_HasASignOnlyWhereSomethingChanged(double value, string expected) => Assert.Equal(expected, Reader.British.Change(value));

    [Theory]
    [InlineData("2011-11-01", "2011-11-30", "Nov 2011")]
    [InlineData("2011-01-01", "2011-12-31", "2011")]
    [InlineData("2011-09-01", "2011-11-30", "Sept 2011 – Nov 2011")]
    [InlineData("2010-12-01", "2011-12-09", "1 Dec 2010 – 9 Dec 2011")]
    [InlineData("2011-12-09", "2011-12-09", "9 Dec 2011")]
    public void Period_IsSaidAsShortAsItCanBe(string from, string to, string expected) => Assert.Equal(
        expected.Replace(" –", Space + "–", StringComparison.Ordinal),
        Reader.British.Period(DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)));

    [Fact]
    public void Day_PutsMonthAndDayAsTheReaderDoes()
    {
        var day = new DateOnly(2011, 12, 9);

        Assert.Equal("9 Dec 2011", Reader.British.Day(day));
        Assert.Equal("Dec 9, 2011", Reader.Of("en-US").Day(day));
        Assert.Equal("9. Dez. 2011", Reader.German.Day(day));
        Assert.Equal("2011年12月9日", Reader.Of("ja-JP").Day(day));
        Assert.StartsWith("9 дек. 2011", Reader.Of("ru-RU").Day(day), StringComparison.Ordinal);
        Assert.Equal("9 Dec 2011 14:05", Reader.British.Moment(new DateTime(2011, 12, 9, 14, 5, 0)));
        Assert.Equal("9. Dez. 2011 14:05", Reader.German.Moment(new DateTime(2011, 12, 9, 14, 5, 0)));
    }

    [Fact]
    public void Hour_FollowsTheReadersClock()
    {
        Assert.Equal("14", Reader.German.Hour(14));
        Assert.Equal("2", Reader.Of("en-US").Hour(14)[..1]);
    }

    [Fact]
    public void Weekday_IsAWordOfTheTextsAroundIt() => Assert.Equal(("Monday", "Mon"), (Reader.German.Weekday(DayOfWeek.Monday), Reader.German.ShortWeekday(DayOfWeek.Monday)));

    [Theory]
    [InlineData(793, "793")]
    [InlineData(41_542, "41,542")]
    [InlineData(99_999, "99,999")]
    [InlineData(248_900, "249 K")]
    [InlineData(-41_542, "-41,542")]
    public void ShortCount_IsInFullBelowAHundredThousand(double value, string expected) =>
        Assert.Equal(expected.Replace(" ", Space, StringComparison.Ordinal), Reader.British.ShortCount((decimal)value));

    [Theory]
    [InlineData(0.0131, "+1.3 points")]
    [InlineData(0.0004, "0.0 points")]
    [InlineData(-0.0004, "0.0 points")]
    [InlineData(-0.0131, "-1.3 points")]
    public void Points_AreNamedAndSigned(double change, string expected) => Assert.Equal(expected, Reader.British.Points(change));

    [Fact]
    public void MissingValues_AreADash()
    {
        Assert.Equal(["–", "–", "–", "–"], [Reader.British.Money(null), Reader.British.Percent(null), Reader.British.Count(null), Reader.British.Day(null)]);
    }
}
