using System.Globalization;
using TechMart.Dashboard.Components.Pages.Data;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Store.Imports;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Data;

public class DataViewsTests
{
    private static readonly Texts Texts = new(typeof(DataTexts), CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public void DateChoices_ForAmbiguousDates_ShowWhatTheValuesMeanInEach()
    {
        var column = Inspections.Column(0, "Date", ColumnRole.Timestamp, formats: ["dd/MM/yyyy", "MM/dd/yyyy"]);
        var inspection = Inspections.Of([column], [["03/04/2011"]], 1, ImportProblem.Of(ProblemCode.AmbiguousDates, true));

        var choices = DateChoices.For(inspection)!;

        Assert.True(choices.MustChoose);
        Assert.Null(choices.Chosen);
        Assert.Equal(["dd/MM/yyyy", "MM/dd/yyyy"], choices.Choices.Select(choice => choice.Pattern));
        Assert.Equal(
            ["3 April 2011", "4 March 2011"],
            choices.Choices.Select(choice => DateChoices.Say(Assert.Single(choice.Readings), CultureInfo.GetCultureInfo("en-GB"))));
    }

    [Fact]
    public void DateChoices_ForAmbiguousDates_FirstShowValuesThatTellThemApart()
    {
        var column = Inspections.Column(0, "Date", ColumnRole.Timestamp, formats: ["dd/MM/yyyy", "MM/dd/yyyy"]);
        var inspection = Inspections.Of([column], [["01/01/2011"], ["02/02/2011"], ["03/04/2011"]], 3, ImportProblem.Of(ProblemCode.AmbiguousDates, true));

        var choices = DateChoices.For(inspection)!;

        Assert.All(choices.Choices, choice => Assert.Equal(["03/04/2011", "01/01/2011"], choice.Readings.Select(reading => reading.Written)));
    }

    [Fact]
    public void DateChoices_ForDecidedDates_NameTheChosenOne()
    {
        var column = Inspections.Column(0, "Date", ColumnRole.Timestamp, formats: ["dd/MM/yyyy"], examples: ["25/12/2011"]);

        var choices = DateChoices.For(Inspections.Of([column]))!;

        Assert.False(choices.MustChoose);
        Assert.Equal("dd/MM/yyyy", choices.Chosen);
    }

    [Fact]
    public void DateChoices_ForMixedDates_OfferFormatsThatReadSome()
    {
        var column = Inspections.Column(0, "Date", ColumnRole.Timestamp, examples: ["25/12/2011", "2011-12-26"]);
        var inspection = Inspections.Of([column], problems: ImportProblem.Of(ProblemCode.MixedDates, true));

        var choices = DateChoices.For(inspection)!;

        Assert.True(choices.MustChoose);
        Assert.NotEmpty(choices.Choices);
        Assert.All(choices.Choices, choice => Assert.NotEmpty(choice.Readings));
    }

    [Fact]
    public void DateChoices_WithoutTimestamps_AreNone() => Assert.Null(DateChoices.For(Inspections.Of([Inspections.Column(0, "A")])));

    [Theory]
    [InlineData(ColumnRole.None, 0, "", Certainty.Unused)]
    [InlineData(ColumnRole.Customer, 0.97, "", Certainty.Sure)]
    [InlineData(ColumnRole.Customer, 0.7, "", Certainty.Likely)]
    [InlineData(ColumnRole.Customer, 0.3, "", Certainty.Guess)]
    [InlineData(ColumnRole.Customer, 1, "Client", Certainty.Chosen)]
    public void MappingView_OfColumn_SaysHowSureItIs(ColumnRole role, double confidence, string chosen, Certainty expected)
    {
        var settings = new InspectionSettings { Roles = new Dictionary<string, string> { ["customer"] = chosen } };

        var view = MappingView.Of(Inspections.Of([Inspections.Column(0, "Client", role, confidence)]), settings);

        Assert.Equal(expected, Assert.Single(view.Columns).Certainty);
    }

    [Fact]
    public void MappingView_OfShortAndLongRows_HasAFieldForEachColumn()
    {
        var inspection = Inspections.Of([Inspections.Column(0, "A", empty: 25), Inspections.Column(1, "B")], [["1"], [], ["1", "2", "3"]]);

        var view = MappingView.Of(inspection, new InspectionSettings());

        Assert.Equal([["1", ""], ["", ""], ["1", "2"]], view.Rows);
        Assert.Equal(0.75, view.Columns[0].Filled);
        Assert.Equal(2, view.FirstRowNumber);
    }

    [Fact]
    public void MappingView_OfVeryWideFile_ShowsFewerRows()
    {
        ColumnInspection[] columns = [.. Enumerable.Range(0, 500).Select(i => Inspections.Column(i, $"C{i}"))];
        var view = MappingView.Of(Inspections.Of(columns, [.. Enumerable.Repeat<IReadOnlyList<string>>([], 100)]), new InspectionSettings());

        Assert.InRange(view.Rows.Count, 5, 40);
    }

    [Fact]
    public void ProblemPlaces_PutEachProblemWhereItIsMended()
    {
        ImportProblem[] problems = [ImportProblem.Of(ProblemCode.NoTimestamp, false), ImportProblem.Of(ProblemCode.MissingRole, true), ImportProblem.Of(ProblemCode.AmbiguousDates, true)];

        Assert.Equal([ProblemCode.MissingRole, ProblemCode.NoTimestamp], problems.At(ProblemPlace.Columns).Select(problem => problem.Code));
        Assert.Equal(problems.Length, Enum.GetValues<ProblemPlace>().Sum(place => problems.At(place).Count()));
    }

    [Fact]
    public void QualityView_OfReport_HasBucketsThatAddUp()
    {
        var view = new QualityView(Inspections.Report(1000, 900, 10, 40, 50));

        Assert.Equal(1000, view.Sum);
        Assert.Equal(1, view.Buckets.Sum(bucket => bucket.Share), 12);
        Assert.Equal(10, view.RejectsNotShown);
    }

    [Fact]
    public void QualityView_OfEmptyReport_HasNoShares() =>
        Assert.All(new QualityView(Inspections.Report(0, 0, 0, 0, 0)).Buckets, bucket => Assert.Equal(0, bucket.Share));

    [Fact]
    public void QualityView_OfSteps_FollowsTheLadder()
    {
        var view = new QualityView(Inspections.Report(3, 1, 1, 1, 0, [new(CleaningRung.Duplicate, 1, 5, true, 1), new(CleaningRung.Unreadable, 1, 0, true, 2)]));

        Assert.Equal([CleaningRung.Unreadable, CleaningRung.Duplicate], view.Ladder.Select(step => step.Rung));
    }

    [Fact]
    public void JobView_OfRunningJob_TellsShareAndRate()
    {
        var view = new JobView(Job(ImportStage.Importing, 250, 1000, TimeSpan.FromSeconds(2)));

        Assert.Equal(0.25, view.Share);
        Assert.Equal(125, view.RowsPerSecond);
        Assert.True(view.IsUnderWay);
    }

    [Theory]
    [InlineData(ImportStage.Waiting, true)]
    [InlineData(ImportStage.Finished, false)]
    [InlineData(ImportStage.Failed, false)]
    public void JobView_OfJobThatDoesNotRun_HasNoShare(ImportStage stage, bool underWay)
    {
        var view = new JobView(Job(stage, 0, 0, TimeSpan.Zero));

        Assert.Null(view.Share);
        Assert.Null(view.RowsPerSecond);
        Assert.Equal(underWay, view.IsUnderWay);
    }

    [Theory]
    [InlineData(0.2, "a moment")]
    [InlineData(20, "about 20 seconds")]
    [InlineData(200, "about 3 minutes")]
    [InlineData(7200, "about 2 hours")]
    public void JobView_Say_UsesTheUnitThatFits(double seconds, string expected) => Assert.Equal(expected, JobView.Say(TimeSpan.FromSeconds(seconds), Texts));

    [Fact]
    public void UploadProgress_HalfWay_NeedsAsLongAgain()
    {
        var progress = new UploadProgress("a.csv", 50, 100, TimeSpan.FromSeconds(3));

        Assert.Equal(0.5, progress.Share);
        Assert.Equal(TimeSpan.FromSeconds(3), progress.Remaining);
    }

    [Fact]
    public void UploadProgress_OfEmptyFile_IsComplete()
    {
        var progress = new UploadProgress("a.csv", 0, 0, TimeSpan.Zero);

        Assert.Equal(1, progress.Share);
        Assert.Null(progress.Remaining);
    }

    [Fact]
    public void CleaningOptions_ByDefault_AreThoseOfTheRules()
    {
        var removing = CleaningOption.All.Where(option => option.RemovesByDefault).Select(option => option.Rung);

        Assert.Equal([CleaningRung.NonPositivePrice, CleaningRung.Duplicate, CleaningRung.AlreadyImported], removing);
    }

    [Fact]
    public void CleaningOptions_Changed_ChangeNothingElse()
    {
        foreach (var option in CleaningOption.All)
        {
            var rules = option.With(new CleaningRules(), !option.RemovesByDefault);

            Assert.Equal(!option.RemovesByDefault, option.Removes(rules));
            Assert.All(CleaningOption.All.Where(other => other != option), other => Assert.Equal(other.RemovesByDefault, other.Removes(rules)));
        }
    }

    [Theory]
    [InlineData("", "", "UTC", "Dataset_BadName", null, null)]
    [InlineData("Shop", "EURO", "UTC", null, "Dataset_BadCurrency", null)]
    [InlineData("Shop", "eur", "Europe/Berlin", null, null, null)]
    [InlineData("Shop", "", "Middle/Earth", null, null, "Dataset_BadTimeZone")]
    public void DatasetFields_SayWhatIsWrong(string name, string currency, string zone, string? nameProblem, string? currencyProblem, string? zoneProblem)
    {
        var fields = new DatasetFields { Name = name, Currency = currency, TimeZone = zone };

        Assert.Equal((nameProblem, currencyProblem, zoneProblem), (fields.NameProblem, fields.CurrencyProblem, fields.TimeZoneProblem));
        Assert.Equal(nameProblem is null && currencyProblem is null && zoneProblem is null, fields.IsValid);
    }

    private static ImportJob Job(ImportStage stage, long rows, long total, TimeSpan elapsed) =>
        new(Guid.NewGuid(), 1, "sales.csv", "web", stage, new ImportProgress(rows, total, 0), elapsed, null, null, null);
}
