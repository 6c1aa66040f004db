using System.Globalization;
using TechMart.Import.Inspection;
using static TechMart.Import.Tests.Inspections.InspectedText;

namespace TechMart.Import.Tests.Inspections;

public class DateInspectionTests
{
    [Fact]
    public async Task DayAndMonth_NothingTells_AsksAPerson()
    {
        var inspection = await InspectDatesAsync(row => string.Create(CultureInfo.InvariantCulture, $"{1 + (row % 12):00}/{1 + (row * 5 % 12):00}/2023"));

        var problem = inspection.Problem(ProblemCode.AmbiguousDates)!;
        Assert.True(problem.Blocking);
        Assert.False(inspection.CanImport);
        Assert.Null(inspection.Plan.DateFormat);
        Assert.Equal("date", problem.Values["column"]);
        Assert.Contains("d/M", problem.Values["formats"].Replace("dd/MM", "d/M", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("M/d", problem.Values["formats"].Replace("MM/dd", "M/d", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("/2023", problem.Values["examples"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("MM/dd/yyyy")]
    public async Task DayAndMonth_RowsAreInOrderUnderOneReading_NamesItFirstButStillAsks(string format)
    {
        var days = Enumerable.Range(0, 366).Select(day => new DateTime(2023, 1, 1).AddDays(day)).Where(day => day.Day <= 12).ToArray();

        var inspection = await InspectDatesAsync(row => days[row * days.Length / 400].ToString(format, CultureInfo.InvariantCulture));

        Assert.StartsWith(format, inspection.Problem(ProblemCode.AmbiguousDates)!.Values["formats"], StringComparison.Ordinal);
        Assert.Null(inspection.Plan.DateFormat);
    }

    [Theory]
    [InlineData("dd/MM/yyyy")]
    [InlineData("MM/dd/yyyy")]
    public async Task DayAndMonth_PersonChose_IsTaken(string format)
    {
        var inspection = await InspectDatesAsync(
            row => string.Create(CultureInfo.InvariantCulture, $"{1 + (row % 12):00}/{1 + (row * 5 % 12):00}/2023"), new InspectionSettings { DateFormat = format });

        Assert.True(inspection.CanImport);
        Assert.Equal(format, inspection.Plan.DateFormat);
    }

    [Fact]
    public async Task DayAndMonth_OneDayAboveTwelveInTheWholeColumn_Decides()
    {
        var inspection = await InspectDatesAsync(row => row == 390 ? "31/12/2023" : string.Create(CultureInfo.InvariantCulture, $"{1 + (row % 12):00}/{1 + (row * 5 % 12):00}/2023"));

        Assert.True(inspection.CanImport);
        Assert.StartsWith("d", inspection.Plan.DateFormat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFormats_AreRefusedWithALineForEach()
    {
        var inspection = await InspectDatesAsync(row => Day(row).ToString(row % 10 < 7 ? "d/M/yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture));

        var problem = inspection.Problem(ProblemCode.MixedDates)!;
        Assert.True(problem.Blocking);
        Assert.Null(inspection.Plan.DateFormat);
        Assert.Contains("2023-01", problem.Values["examples"], StringComparison.Ordinal);
        Assert.Contains("/2023", problem.Values["examples"], StringComparison.Ordinal);
        Assert.Contains("#2", problem.Values["examples"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFormats_PersonChoseOne_TheOthersAreLeftToTheRejects()
    {
        var inspection = await InspectDatesAsync(
            row => Day(row).ToString(row % 10 < 7 ? "d/M/yyyy" : "yyyy-MM-dd", CultureInfo.InvariantCulture), new InspectionSettings { DateFormat = "d/M/yyyy" });

        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task AFewUnreadableDates_AreLeftToTheRejects()
    {
        var inspection = await InspectDatesAsync(row => row % 100 == 50 ? "unknown" : Day(row).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));

        Assert.True(inspection.CanImport);
        Assert.NotNull(inspection.Plan.DateFormat);
        Assert.Equal(396, inspection.Column("date").Dates);
    }

    [Fact]
    public async Task DatesThatCannotBeTold_AnEarlierFileDecides()
    {
        static string Date(int row) => string.Create(CultureInfo.InvariantCulture, $"{1 + (row % 12):00}/{1 + (row * 5 % 12):00}/2023");

        var usual = await InspectDatesAsync(Date, new InspectionSettings { UsualDateFormat = "dd/MM/yyyy" });
        var other = await InspectDatesAsync(Date, new InspectionSettings { UsualDateFormat = "yyyy-MM-dd" });

        Assert.Equal("dd/MM/yyyy", usual.Plan.DateFormat);
        Assert.NotNull(other.Problem(ProblemCode.AmbiguousDates));
    }

    [Fact]
    public async Task ImpossibleDates_AreLeftToTheRejects()
    {
        var inspection = await InspectDatesAsync(row => row % 5 == 0 ? "2023-02-30" : Day(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        Assert.True(inspection.CanImport);
        Assert.StartsWith("yyyy-MM-dd", inspection.Plan.DateFormat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyUnreadableDates_AreRefused()
    {
        var inspection = await InspectDatesAsync(row => row % 5 == 0 ? "unknown" : Day(row).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));

        Assert.Contains("unknown", inspection.Problem(ProblemCode.MixedDates)!.Values["examples"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyUnreadableDatesInOneBlock_AreRefusedLikeScatteredOnes()
    {
        var inspection = await InspectDatesAsync(row => row < 80 ? "unknown" : Day(row).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture));

        Assert.NotNull(inspection.Problem(ProblemCode.MixedDates));
    }

    [Fact]
    public async Task EmptyDates_AreNoOtherFormat()
    {
        var inspection = await InspectDatesAsync(row => row % 3 == 0 ? "" : Day(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

        Assert.True(inspection.CanImport);
        Assert.StartsWith("yyyy-MM-dd", inspection.Plan.DateFormat, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChosenFormatFitsNothing_IsSaid()
    {
        var inspection = await InspectDatesAsync(row => Day(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new InspectionSettings { DateFormat = "dd.MM.yyyy" });

        var problem = inspection.Problem(ProblemCode.WrongDateFormat)!;
        Assert.True(problem.Blocking);
        Assert.Equal("dd.MM.yyyy", problem.Values["format"]);
    }

    [Fact]
    public async Task ChosenFormatIsNone_IsABadSetting()
    {
        var inspection = await InspectDatesAsync(row => Day(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new InspectionSettings { DateFormat = "qqqq" });

        Assert.Equal(("date-format", "qqqq"), (inspection.Problem(ProblemCode.BadSetting)!.Values["setting"], inspection.Problem(ProblemCode.BadSetting)!.Values["value"]));
    }

    [Theory]
    [InlineData("dd-MMM-yy")]
    [InlineData("yyyyMMdd")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss'Z'")]
    [InlineData("yyyy/MM/dd HH:mm")]
    [InlineData("dd.MM.yyyy HH:mm:ss")]
    public async Task FormatsInUse_AreDecided(string format)
    {
        var inspection = await InspectDatesAsync(row => Day(row).ToString(format, CultureInfo.InvariantCulture));

        Assert.True(inspection.CanImport);
        Assert.Equal("date", inspection.Plan.Columns[inspection.Plan.IndexOf(ColumnRole.Timestamp)]);
    }

    [Fact]
    public async Task SignupThatCannotBeTold_FollowsTheTimestamps()
    {
        var inspection = await InspectAsync(Table("customer,date,signup date,total", 200, row =>
            $"{row % 40},{Day(row).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)},{1 + (row % 12):00}/{1 + (row * 5 % 12):00}/2020,{10 + (row % 9)}.50"));

        Assert.True(inspection.CanImport);
        Assert.Equal(inspection.Plan.DateFormat, inspection.Plan.SignupFormat);
    }

    private static Task<FileInspection> InspectDatesAsync(Func<int, string> date, InspectionSettings? settings = null) =>
        InspectAsync(Table("customer,date,total", 400, row => $"C{row % 40},{date(row)},{10 + (row % 9)}.50"), settings);

    private static DateTime Day(int row) => new DateTime(2023, 1, 1, 9, 0, 0).AddHours(17 * row);
}
