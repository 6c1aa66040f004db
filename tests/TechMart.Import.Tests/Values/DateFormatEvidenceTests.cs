using System.Globalization;
using System.Text;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Values;

public class DateFormatEvidenceTests
{
    [Theory]
    [InlineData("yyyy-MM-dd HH:mm:ss", "2010-12-01 08:26:00", "2011-12-09 12:50:00")]
    [InlineData("M/d/yyyy", "11/8/2016", "6/12/2016", "10/25/2015")]
    [InlineData("MM/dd/yyyy", "11/08/2016", "06/12/2016", "10/25/2015")]
    [InlineData("d/M/yyyy H:mm", "1/12/2010 8:26", "13/12/2010 10:05")]
    [InlineData("yyyyMMddHH", "2018100100", "2020013115")]
    [InlineData("yyyyMMdd", "19970101", "19980630")]
    [InlineData("ddMMyyyy", "31121997", "01021998")]
    [InlineData("yyyy-MM", "1982-04", "2018-12")]
    [InlineData("dd-MMM-yy", "05-Jan-24", "31-Dec-23")]
    [InlineData("d. MMMM yyyy", "5. März 2024", "12. Mai 2024")]
    [InlineData("d 'de' MMMM 'de' yyyy", "1 de enero de 2024", "15 de mayo de 2024")]
    [InlineData("MMM d, yyyy", "Jan 5, 2024", "May 15, 2024")]
    [InlineData("MMMM yyyy", "January 2024", "May 2024")]
    [InlineData("MMM-yy", "Jan-24", "May-23")]
    [InlineData("yyyy/MM/dd", "2024/01/05", "2024/12/31")]
    [InlineData("dd.MM.yy", "05.01.24", "31.12.23")]
    [InlineData("yy-MM-dd", "99-12-31", "98-01-05")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fffzzz", "2024-01-05T10:00:00.123Z", "2024-01-05T10:00:00.456+02:00")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ssK", "2024-01-05T10:00:00Z", "2024-01-05T10:00:00")]
    [InlineData("yyyy-MM-dd[ HH:mm[:ss]]", "2024-01-05", "2024-01-05 10:00", "2024-01-05 10:00:01")]
    [InlineData("M/d/yyyy h:mm:ss tt", "1/25/2024 1:00:00 PM", "1/5/2024 12:30:00 AM")]
    [InlineData("M/d/yyyy h:mmtt", "1/25/2024 1:00PM", "1/5/2024 12:30AM")]
    [InlineData("MM/dd/yyyy, HH:mm", "01/25/2024, 10:00")]
    [InlineData("ddd, dd MMM yyyy HH:mm:sszzz", "Fri, 05 Jan 2024 10:00:00 GMT")]
    [InlineData("unix-seconds", "1514764800", "1672531199")]
    [InlineData("unix-milliseconds", "1514764800000")]
    [InlineData("excel-days", "45000", "45000.5")]
    public void Formats_OneThatFitsAll_IsFound(string expected, params string[] values)
    {
        var evidence = Evidence(values);

        Assert.Equal([expected], evidence.Formats);
        Assert.False(evidence.Undecided);
        Assert.Equal(values.Length, evidence.Dates);
        Assert.All(values, value => Assert.Equal(DateStatus.Date, DateFormatTests.Format(expected).Parse(Encoding.UTF8.GetBytes(value), out _)));
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "MM/dd/yyyy", "01/02/2024", "05/12/2024")]
    [InlineData("d.M.yy", "M.d.yy", "1.2.24", "12.12.24")]
    [InlineData("dd-MM-yyyy HH:mm", "MM-dd-yyyy HH:mm", "01-02-2024 10:00")]
    public void Formats_DayAndMonthExchangeable_AreBothToldAndUndecided(string first, string second, params string[] values)
    {
        var evidence = Evidence(values);

        Assert.Equal([first, second], evidence.Formats);
        Assert.True(evidence.Undecided);
    }

    [Fact]
    public void Formats_OneDayAboveTwelve_Decides()
    {
        string[] values = [.. Enumerable.Repeat("01/02/2024", 1000), "13/02/2024"];

        var evidence = Evidence(values);

        Assert.Equal(["dd/MM/yyyy"], evidence.Formats);
        Assert.Equal((1001, 1001), (evidence.Dates, evidence.Partition.Single().Count));
    }

    [Fact]
    public void Formats_YearFirstWithTwoDigits_IsNotReadAsDayFirstUnasked()
    {
        var values = Enumerable.Range(1, 31).Select(day => string.Create(CultureInfo.InvariantCulture, $"23-05-{day:00}")).ToArray();

        Assert.Equal(["yy-MM-dd", "dd-MM-yy"], Evidence(values).Formats);
    }

    [Fact]
    public void Partition_MixedFormats_CountsEach()
    {
        var evidence = Evidence(["2024-01-05", "2024-01-06", "2024-01-07", "05/13/2024", "13/05/2024", "14/05/2024", "01/02/2024", "n/a", "", "2024-02-30"]);

        Assert.Empty(evidence.Formats);
        Assert.Equal((10, 1, 7), (evidence.Values, evidence.Empty, evidence.Dates));
        Assert.Equal(["n/a", "2024-02-30"], evidence.OtherExamples);
        Assert.Equal(
            [("yyyy-MM-dd", 3L), ("dd/MM/yyyy", 3L), ("MM/dd/yyyy", 1L)],
            evidence.Partition.Select(share => (share.Format, share.Count)));
        Assert.Equal("05/13/2024", evidence.Partition[2].Example);
    }

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("2010.12")]
    [InlineData("12.50")]
    [InlineData("555-12-3456")]
    [InlineData("13/13/2024")]
    [InlineData("2024-02-30")]
    [InlineData("2024-01-05 25:00")]
    [InlineData("85123A")]
    [InlineData("WHITE HANGING HEART")]
    [InlineData("May")]
    [InlineData("26-35")]
    [InlineData("1,234,567")]
    [InlineData("12345Jan2024")]
    [InlineData("Jan 5")]
    [InlineData("17850")]
    [InlineData("536365")]
    [InlineData("0046-2145-8899")]
    public void Add_NoDate_IsNotCounted(string value)
    {
        var evidence = Evidence(value);

        Assert.Equal(0, evidence.Dates);
        Assert.Equal([value], evidence.OtherExamples);
        Assert.Empty(evidence.Formats);
    }

    [Fact]
    public void Numeric_DigitsOnly_IsTold()
    {
        Assert.True(Evidence("20180105").Numeric);
        Assert.False(Evidence("2018-01-05").Numeric);
        Assert.False(new DateFormatEvidence().Numeric);
    }

    [Theory]
    [InlineData("yyyy-MM-dd", "en-US")]
    [InlineData("yyyy-MM-dd HH:mm:ss", "en-US")]
    [InlineData("yyyy-MM-ddTHH:mm:ss.fffffff", "en-US")]
    [InlineData("dd/MM/yyyy HH:mm", "en-US")]
    [InlineData("d.M.yyyy", "en-US")]
    [InlineData("M/d/yyyy h:mm tt", "en-US")]
    [InlineData("MM-dd-yy", "en-US")]
    [InlineData("dd.MM.yy H:mm:ss", "en-US")]
    [InlineData("yyyyMMdd", "en-US")]
    [InlineData("yyyyMMddHHmmss", "en-US")]
    [InlineData("yyyyMMddHHmm", "en-US")]
    [InlineData("dd-MMM-yy", "en-US")]
    [InlineData("d MMM yyyy", "de-DE")]
    [InlineData("d. MMMM yyyy HH:mm", "de-DE")]
    [InlineData("d MMMM yyyy", "fr-FR")]
    [InlineData("d MMM yyyy", "fr-FR")]
    [InlineData("d 'de' MMMM 'de' yyyy", "es-ES")]
    [InlineData("d MMM yyyy", "es-ES")]
    [InlineData("d MMMM yyyy", "ru-RU")]
    [InlineData("d MMM yyyy", "ru-RU")]
    [InlineData("MMMM d, yyyy", "en-US")]
    [InlineData("ddd, dd MMM yyyy HH:mm:ss", "en-US")]
    public void Evidence_RandomDatesInAFormat_RoundTrip(string pattern, string culture)
    {
        var random = new Random(5);
        var dates = Enumerable.Range(0, 400)
            .Select(_ => new DateTime(1980, 1, 1).AddSeconds(random.NextInt64(0, 40L * 365 * 86_400)))
            .ToList();
        var texts = dates.Select(date => date.ToString(pattern, CultureInfo.GetCultureInfo(culture))).ToList();

        var evidence = Evidence([.. texts]);

        Assert.True(evidence.Formats.Count == 1, $"{string.Join(" | ", evidence.Partition)} {string.Join(" | ", evidence.OtherExamples)}");
        var found = DateFormatTests.Format(evidence.Formats[0]);
        var given = DateFormatTests.Format(pattern);
        foreach (var (date, text) in dates.Zip(texts))
        {
            var expected = DateTime.ParseExact(
                date.ToString(pattern, CultureInfo.InvariantCulture), pattern, CultureInfo.InvariantCulture);
            var seconds = (uint)(expected.Ticks / TimeSpan.TicksPerSecond - (DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerSecond));
            Assert.Equal((DateStatus.Date, seconds), (found.Parse(Encoding.UTF8.GetBytes(text), out var byFound), byFound));
            Assert.Equal((DateStatus.Date, seconds), (given.Parse(Encoding.UTF8.GetBytes(text), out var byGiven), byGiven));
        }
    }

    [Fact]
    public void Add_RandomText_WhateverIsADateCanBeParsed()
    {
        var random = new Random(3);
        var pieces = new[] { "2024", "12", "1", "05", "31", "99", "-", "/", ".", " ", ", ", "T", ":", "Jan", "März", "мая", "AM", "Z", "+02:00", "20180105", "de", "Mon" };
        for (var round = 0; round < 30_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var evidence = Evidence(text);
            foreach (var pattern in evidence.Formats)
            {
                var status = DateFormatTests.Format(pattern).Parse(Encoding.UTF8.GetBytes(text), out _);
                Assert.True(status is DateStatus.Date or DateStatus.TooEarly or DateStatus.TooLate, $"{text} as {pattern}: {status}");
            }
        }
    }

    private static DateFormatEvidence Evidence(params string[] values)
    {
        var evidence = new DateFormatEvidence();
        foreach (var value in values)
        {
            evidence.Add(Encoding.UTF8.GetBytes(value));
        }
        return evidence;
    }
}
