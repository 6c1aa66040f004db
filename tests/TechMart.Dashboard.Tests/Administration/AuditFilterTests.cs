using TechMart.Dashboard.Administration;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Administration;

public sealed class AuditFilterTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("")]
    [InlineData("days=7")]
    [InlineData("days=custom")]
    [InlineData("from=2026-01-31&to=2026-02-01")]
    [InlineData("by=ada%40example.com&action=Export&outcome=Refused&q=a%20%26%20b")]
    [InlineData("by=&after=638888888888888888-12")]
    [InlineData("before=638888888888888888-12")]
    public void Address_ReadAndWritten_IsTheSame(string query) => Assert.Equal(query, AuditFilter.Parse(query).ToString());

    [Theory]
    [InlineData("days=0")]
    [InlineData("days=many")]
    [InlineData("action=Fly&outcome=7")]
    [InlineData("after=x-1&before=1-")]
    [InlineData("q=")]
    public void Address_ThatSaysNothing_IsEverything(string query) => Assert.True(AuditFilter.Parse(query).IsEverything);

    [Fact]
    public void Query_OfDays_BeginsAtTheReadersMidnight()
    {
        // Half past midnight in Berlin is still yesterday in UTC.
        var now = new DateTime(2026, 6, 30, 22, 30, 0, DateTimeKind.Utc);

        var query = AuditFilter.Parse("days=2").ToQuery(Berlin, now);

        Assert.Equal(new DateTime(2026, 6, 29, 22, 0, 0, DateTimeKind.Utc), query.From);
        Assert.Null(query.To);
    }

    [Fact]
    public void Query_OfDaysWithTheChangeOfClocks_HoldsWholeDays()
    {
        var query = AuditFilter.Parse("from=2026-03-29&to=2026-03-29").ToQuery(Berlin, DateTime.UnixEpoch);

        Assert.Equal(TimeSpan.FromHours(23), query.To - query.From);
    }

    [Fact]
    public void Query_OfADayWithoutMidnight_BeginsWithItsFirstMoment()
    {
        // In Cairo clocks went from 00:00 to 01:00 on this day.
        var query = AuditFilter.Parse("from=2024-04-26&to=2024-04-26").ToQuery(TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"), DateTime.UnixEpoch);

        Assert.Equal(new DateTime(2024, 4, 25, 22, 0, 0, DateTimeKind.Utc), query.From);
        Assert.Equal(TimeSpan.FromHours(23), query.To - query.From);
    }

    [Fact]
    public void FirstPage_OfAFilter_KeepsTheFilterOnly()
    {
        var filter = AuditFilter.Parse("action=Import&after=638888888888888888-12");

        Assert.Equal("action=Import", filter.FirstPage().ToString());
        Assert.Equal(AuditAction.Import, filter.ToQuery(TimeZoneInfo.Utc, DateTime.UnixEpoch).Action);
    }
}
