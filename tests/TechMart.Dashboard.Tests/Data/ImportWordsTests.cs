using System.Globalization;
using System.Text.RegularExpressions;
using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Store;
using TechMart.Store.Imports;
using TechMart.Wording;

namespace TechMart.Dashboard.Tests.Data;

public partial class ImportWordsTests
{
    private static readonly ImportWords English = new(CultureInfo.GetCultureInfo("en-GB"));
    private static readonly ImportWords CommandLine = new(CultureInfo.GetCultureInfo("en-GB"), Surface.CommandLine);

    /// <summary>Every value that a problem of any kind may carry.</summary>
    private static readonly (string, string)[] AllValues =
    [
        ("file", "sales.csv"), ("kind", "xlsx"), ("entries", "a.csv, b.csv"), ("limit", "1048576"), ("line", "1234"), ("columns", "1000"),
        ("column", "Date"), ("missing", "customer, total"), ("role", "customer"), ("formats", "dd/MM/yyyy, MM/dd/yyyy"),
        ("examples", "03/04/2011"), ("format", "dd/MM/yyyy"), ("import", "7"), ("when", "2011-12-09T10:00:00Z"),
        ("encoding", "windows-1252"), ("setting", "encoding"), ("value", "klingon"), ("detail", "1 ≠ 2"),
    ];

    public static TheoryData<ProblemCode> Problems => [.. Enum.GetValues<ProblemCode>()];

    public static TheoryData<RejectReason> Reasons => [.. Enum.GetValues<RejectReason>()];

    public static TheoryData<StoreProblem> StoreProblems => [.. Enum.GetValues<StoreProblem>()];

    public static TheoryData<TotalRelation> Relations => [.. Enum.GetValues<TotalRelation>()];

    [Theory]
    [MemberData(nameof(Problems))]
    public void Problem_OfEveryKind_HasSentenceAndHintWithoutGaps(ProblemCode code)
    {
        var problem = ImportProblem.Of(code, true, AllValues);

        foreach (var words in new[] { English, CommandLine })
        {
            AssertSentence(words.Problem(problem));
            AssertSentence(words.Hint(problem));
            Assert.Equal($"{words.Problem(problem)} {words.Hint(problem)}", words.ProblemAndHint(problem));
        }
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reason_OfEveryKind_HasSentenceAndHint(RejectReason reason)
    {
        AssertSentence(English.Reason(reason));
        AssertSentence(English.Hint(reason));
    }

    [Theory]
    [MemberData(nameof(StoreProblems))]
    public void StoreProblem_OfEveryKind_HasSentenceAndHint(StoreProblem problem)
    {
        AssertSentence(English.Problem(problem, "Shop"));
        AssertSentence(English.Hint(problem));
        AssertSentence(CommandLine.Hint(problem));
    }

    [Theory]
    [MemberData(nameof(Relations))]
    public void Total_OfEveryRelation_HasSentence(TotalRelation relation) => AssertSentence(English.Total(new TotalEvidence(relation, 1000, 985)));

    [Fact]
    public void ShortNames_OfEveryValue_Exist()
    {
        IEnumerable<string> names =
        [
            .. Enum.GetValues<CleaningRung>().Select(English.Rung), .. Enum.GetValues<CleaningRung>().Select(English.Help),
            .. Enum.GetValues<ColumnRole>().Select(English.Role), .. Enum.GetValues<FileKind>().Select(English.Kind),
            .. Enum.GetValues<ImportState>().Select(English.State), .. Enum.GetValues<ImportState>().Select(English.Help),
            .. Enum.GetValues<ImportStage>().Select(English.Stage), .. Enum.GetValues<OrderRule>().Select(English.Rule),
        ];

        Assert.All(names, name => Assert.False(string.IsNullOrWhiteSpace(name)));
        Assert.Equal(Enum.GetValues<ColumnRole>().Length, Enum.GetValues<ColumnRole>().Select(English.Role).Distinct().Count());
    }

    [Fact]
    public void Problem_WithRolesSizesAndDates_SaysThemInWords()
    {
        Assert.Contains("Customer, Total", English.Problem(ImportProblem.Of(ProblemCode.MissingRole, true, ("missing", "customer, total"))), StringComparison.Ordinal);
        Assert.Contains("2.1 GB", English.Problem(ImportProblem.Of(ProblemCode.TooLarge, true, ("limit", "2147483648"))), StringComparison.Ordinal);
        Assert.Contains("9 Dec 2011", English.Problem(ImportProblem.Of(ProblemCode.SameFile, true, ("import", "7"), ("when", "2011-12-09T10:00:00Z"))), StringComparison.Ordinal);
        Assert.Contains("Line 12,345", English.Problem(ImportProblem.Of(ProblemCode.NulByte, true, ("line", "12345"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_WithoutItsValues_StillReadsAsASentence() =>
        AssertSentence(English.Problem(new ImportProblem(ProblemCode.UnclosedQuote, true, new Dictionary<string, string>())));

    [Fact]
    public void Problem_WithBracesInAValue_ShowsThemAsTheyAre() => Assert.Contains(
        "“{line}”", English.Problem(ImportProblem.Of(ProblemCode.DuplicateHeader, false, ("column", "{line}"), ("line", "5"))), StringComparison.Ordinal);

    [Theory]
    [InlineData(ProblemCode.AmbiguousDates, "--date-format")]
    [InlineData(ProblemCode.MixedDates, "--date-format")]
    [InlineData(ProblemCode.WrongDateFormat, "--date-format")]
    [InlineData(ProblemCode.AmbiguousDecimals, "--decimal")]
    [InlineData(ProblemCode.MissingRole, "--map")]
    [InlineData(ProblemCode.UncertainEncoding, "--encoding")]
    public void Hint_OnTheCommandLine_NamesTheOption(ProblemCode code, string option)
    {
        var problem = ImportProblem.Of(code, true);

        Assert.Contains(option, CommandLine.Hint(problem), StringComparison.Ordinal);
        Assert.DoesNotContain("--", English.Hint(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void Step_Removed_TellsRowsMoneyAndRest() => Assert.Equal(
        "Exact duplicates: 5,225 rows removed, worth 21,434.81; 392,692 left.",
        English.Step(new CleaningStep(CleaningRung.Duplicate, 5225, 21434.81m, true, 392_692)));

    [Fact]
    public void Step_OfOneRow_IsSingular() => Assert.StartsWith(
        "No customer: 1 row found and kept", English.Step(new CleaningStep(CleaningRung.MissingCustomer, 1, 2m, false, 9)), StringComparison.Ordinal);

    [Fact]
    public void Step_InAnotherCulture_WritesNumbersItsWay() => Assert.Contains(
        "5.225 rows removed, worth 21.434,81",
        new ImportWords(CultureInfo.GetCultureInfo("de-DE")).Step(new CleaningStep(CleaningRung.Duplicate, 5225, 21434.81m, true, 392_692)),
        StringComparison.Ordinal);

    [Fact]
    public void Total_WithEvidence_TellsShare() => Assert.Equal(
        "Total = price × quantity in 985 of 1,000 rows checked (98.5%).",
        English.Total(new TotalEvidence(TotalRelation.TotalIsProduct, 1000, 985)));

    [Fact]
    public void Rejected_WithColumn_SaysWhereAndWhat() => Assert.Equal(
        "Line 1,001, column “Quantity”, value “many”: This is not a number.",
        English.Rejected(new RejectedRow(1001, "Quantity", "many", RejectReason.BadNumber, [])));

    [Fact]
    public void Drift_WithManyNewCategories_NamesFiveAndCountsTheRest()
    {
        var drift = NoDrift with { NewCategories = [.. Enumerable.Range(1, 7).Select(i => KeyValuePair.Create($"C{i}", (long)i))] };

        Assert.Equal("7 new categories: C1 (1), C2 (2), C3 (3), C4 (4), C5 (5) and 2 more.", Assert.Single(English.Drift(drift)));
    }

    [Fact]
    public void Drift_WithShiftedPricesAndOverlap_SaysBoth()
    {
        var drift = NoDrift with
        {
            MedianPriceBefore = 2m,
            MedianPriceNow = 3m,
            OverlapFrom = new DateOnly(2011, 12, 1),
            OverlapTo = new DateOnly(2011, 12, 9),
            AlreadyImported = 1,
        };

        Assert.Equal(
            [
                "The period from 1 Dec 2011 to 9 Dec 2011 is also covered by earlier imports.",
                "One line was in the data set already.",
                "The median price went from 2.00 to 3.00 (+50.0%).",
            ],
            English.Drift(drift));
    }

    [Fact]
    public void Drift_WithoutDifference_SaysSo() => AssertSentence(Assert.Single(English.Drift(NoDrift)));

    [Theory]
    [InlineData(999, "999 bytes")]
    [InlineData(45_900_000, "45.9 MB")]
    [InlineData(2_147_483_648, "2.1 GB")]
    public void Size_OfBytes_HasFittingUnit(long bytes, string expected) => Assert.Equal(expected, English.Size(bytes));

    private static DriftReport NoDrift { get; } = new([], [], [], null, null, null, null, null, null, 0);

    private static void AssertSentence(string text)
    {
        Assert.Matches(@"^[\p{Lu}“][^{}]+\.$", text);
        Assert.DoesNotMatch(Placeholder(), text);
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
