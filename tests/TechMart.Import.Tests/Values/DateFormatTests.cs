using System.Globalization;
using System.Text;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Values;

public class DateFormatTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2010-12-01", "2010-12-01 00:00:00")]
    [InlineData("yyyy-MM-dd", "2010-2-1", "2010-02-01 00:00:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2010-12-01 08:26:00", "2010-12-01 08:26:00")]
    [InlineData("yyyy-MM-dd HH:mm:ss", " 2010-12-01  8:26:00 ", "2010-12-01 08:26:00")]
    [InlineData("yyyy-MM-ddTHH:mm:ss", "2010-12-01T08:26:59", "2010-12-01 08:26:59")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fffffffK", "2010-12-01T08:26:59.1234567Z", "2010-12-01 08:26:59")]
    [InlineData("M/d/yyyy", "11/8/2016", "2016-11-08 00:00:00")]
    [InlineData("d/M/yyyy", "11/8/2016", "2016-08-11 00:00:00")]
    [InlineData("MM/dd/yyyy", "1/8/2016", "2016-01-08 00:00:00")]
    [InlineData("M/d/yyyy h:mm tt", "1/8/2016 12:05 AM", "2016-01-08 00:05:00")]
    [InlineData("M/d/yyyy h:mm:ss tt", "1/8/2016 1:05:09 pm", "2016-01-08 13:05:09")]
    [InlineData("M/d/yyyy h:mm tt", "1/8/2016 12:05\u202Fp.m.", "2016-01-08 12:05:00")]
    [InlineData("dd.MM.yyyy hh:mm", "08.01.2016 17:05", "2016-01-08 17:05:00")]
    [InlineData("yyyyMMdd", "19970101", "1997-01-01 00:00:00")]
    [InlineData("yyyyMMddHH", "2018100115", "2018-10-01 15:00:00")]
    [InlineData("yyyyMMddHHmm", "201810011559", "2018-10-01 15:59:00")]
    [InlineData("yyyyMMdd[HHmm[ss]]", "20181001", "2018-10-01 00:00:00")]
    [InlineData("yyyyMMdd[HHmm[ss]]", "20181001155958", "2018-10-01 15:59:58")]
    [InlineData("yyyy-MM", "1982-04", "1982-04-01 00:00:00")]
    [InlineData("dd-MMM-yy", "05-Jan-24", "2024-01-05 00:00:00")]
    [InlineData("dd-MMM-yy", "5-JAN-70", "1970-01-05 00:00:00")]
    [InlineData("d MMM yyyy", "5 August 2024", "2024-08-05 00:00:00")]
    [InlineData("d. MMMM yyyy", "5. März 2024", "2024-03-05 00:00:00")]
    [InlineData("d. MMM yyyy", "5. Dez. 2024", "2024-12-05 00:00:00")]
    [InlineData("d MMMM yyyy", "1 août 2024", "2024-08-01 00:00:00")]
    [InlineData("d MMMM yyyy", "1 DÉCEMBRE 2024", "2024-12-01 00:00:00")]
    [InlineData("d 'de' MMMM 'de' yyyy", "1 de enero de 2024", "2024-01-01 00:00:00")]
    [InlineData("d MMMM yyyy", "9 мая 2024", "2024-05-09 00:00:00")]
    [InlineData("MMM d, yyyy", "Sept. 5, 2024", "2024-09-05 00:00:00")]
    [InlineData("ddd, d MMM yyyy HH:mm:ss zzz", "Fri, 5 Jan 2024 10:00:00 +0200", "2024-01-05 10:00:00")]
    [InlineData("yyyy-MM-dd[ HH:mm[:ss]]", "2024-01-05", "2024-01-05 00:00:00")]
    [InlineData("yyyy-MM-dd[ HH:mm[:ss]]", "2024-01-05 10:00", "2024-01-05 10:00:00")]
    [InlineData("yyyy-MM-dd[ HH:mm[:ss]]", "2024-01-05 10:00:30", "2024-01-05 10:00:30")]
    [InlineData("unix-seconds", "1514764800", "2018-01-01 00:00:00")]
    [InlineData("unix-milliseconds", "1514764800999", "2018-01-01 00:00:00")]
    [InlineData("excel-days", "45000.5", "2023-03-15 12:00:00")]
    public void Parse_FittingText_GivesTheDate(string pattern, string text, string expected)
    {
        var status = Format(pattern).Parse(Encoding.UTF8.GetBytes(text), out var seconds);

        Assert.Equal(DateStatus.Date, status);
        Assert.Equal(expected, DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2024-01-05T10:00:00Z", 0)]
    [InlineData("2024-01-05T10:00:00+02:00", 120)]
    [InlineData("2024-01-05T10:00:00-0330", -210)]
    [InlineData("2024-01-05T10:00:00 UTC", 0)]
    [InlineData("2024-01-05T10:00:00", null)]
    public void Parse_Offset_IsApart(string text, int? expected)
    {
        var status = Format("yyyy-MM-ddTHH:mm:ssK").Parse(Encoding.UTF8.GetBytes(text), out var seconds, out var offset);

        Assert.Equal((DateStatus.Date, 1704448800u, expected), (status, seconds, offset));
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "", DateStatus.Empty)]
    [InlineData("yyyy-MM-dd", "  ", DateStatus.Empty)]
    [InlineData("yyyy-MM-dd", "2024/01/05", DateStatus.DoesNotFit)]
    [InlineData("yyyy-MM-dd", "2024-01-05 10:00", DateStatus.DoesNotFit)]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2024-01-05", DateStatus.DoesNotFit)]
    [InlineData("yyyy-MM-dd", "NA", DateStatus.DoesNotFit)]
    [InlineData("yyyyMMdd", "2024015", DateStatus.DoesNotFit)]
    [InlineData("d MMM yyyy", "5 Foo 2024", DateStatus.DoesNotFit)]
    [InlineData("unix-seconds", "12a", DateStatus.DoesNotFit)]
    [InlineData("yyyy-MM-dd", "2023-02-29", DateStatus.Impossible)]
    [InlineData("d/M/yyyy", "12/13/2024", DateStatus.Impossible)]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2023-02-28 25:00:00", DateStatus.Impossible)]
    [InlineData("yyyy-MM-dd", "0000-01-01", DateStatus.Impossible)]
    [InlineData("yyyy-MM-dd", "1969-12-31", DateStatus.TooEarly)]
    [InlineData("yyyy-MM-dd", "1900-01-01", DateStatus.TooEarly)]
    [InlineData("yyyy-MM-dd", "9999-12-31", DateStatus.TooLate)]
    [InlineData("yyyy-MM-dd", "2106-02-08", DateStatus.TooLate)]
    [InlineData("dd-MMM-yy", "31-Dec-69", DateStatus.TooEarly)]
    [InlineData("excel-days", "1", DateStatus.TooEarly)]
    public void Parse_OtherText_SaysWhatIsWrong(string pattern, string text, DateStatus expected) =>
        Assert.Equal((expected, 0u), (Format(pattern).Parse(Encoding.UTF8.GetBytes(text), out var seconds), seconds));

    [Theory]
    [InlineData("windows-1252", "1 août 2024", "d MMMM yyyy")]
    [InlineData("ibm437", "5. MÄRZ 2024", "d. MMMM yyyy")]
    [InlineData("windows-1251", "9 Мая 2024", "d MMMM yyyy")]
    [InlineData("utf-16le", "9 мая 2024", "d MMMM yyyy")]
    public void Parse_MonthNames_AreReadInTheEncoding(string encoding, string text, string pattern)
    {
        Assert.True(DateFormat.TryCreate(pattern, out var format, encoding));
        var bytes = TextEncodings.Get(TextEncodings.OfFields(encoding)).GetBytes(text);

        Assert.Equal(DateStatus.Date, format.Parse(bytes, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("dd/MM")]
    [InlineData("HH:mm")]
    [InlineData("YYYY-MM-DD")]
    [InlineData("yyyy-mm-dd")]
    [InlineData("yyyy-MM-dd yyyy")]
    [InlineData("yyyy-MM-dd[ HH:mm")]
    [InlineData("yyyy-MM-dd] HH:mm[")]
    [InlineData("yyyy-MM-dd ss")]
    [InlineData("yyyy-MM-dd 'HH")]
    [InlineData("nonsense")]
    public void TryCreate_NoPattern_IsRefused(string pattern) => Assert.False(DateFormat.TryCreate(pattern, out _));

    [Fact]
    public void Properties_TellWhatAValueMayHave()
    {
        Assert.Equal((false, false), (Format("yyyy-MM-dd").HasTime, Format("yyyy-MM-dd").HasOffset));
        Assert.Equal((true, true), (Format("yyyy-MM-dd[ HH:mm zzz]").HasTime, Format("yyyy-MM-dd[ HH:mm zzz]").HasOffset));
        Assert.Equal((true, true), (Format("unix-seconds").HasTime, Format("unix-seconds").HasOffset));
        Assert.Equal((true, false), (Format("excel-days").HasTime, Format("excel-days").HasOffset));
    }

    [Fact]
    public void Parse_EveryDayFrom1970To2106_AgreesWithTheFramework()
    {
        var format = Format("yyyy-MM-dd");
        var text = new byte[10];
        for (var day = new DateTime(1970, 1, 1); day <= new DateTime(2106, 2, 7); day = day.AddDays(1))
        {
            Assert.True(day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            var status = format.Parse(text, out var seconds);
            Assert.True(status == DateStatus.Date && seconds == (uint)(day - DateTime.UnixEpoch).TotalSeconds);
        }
    }

    internal static DateFormat Format(string pattern)
    {
        Assert.True(DateFormat.TryCreate(pattern, out var format), pattern);
        return format;
    }
}
