using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;

namespace TechMart.Import.Tests.Pipeline;

public class OverlapTests
{
    private const string Header = "order,customer,timestamp,product,category,quantity,price\n";

    private static readonly string[] Rows = [.. Enumerable.Range(0, 400).Select(row =>
        $"{row / 3},{(row % 5 == 0 ? "" : $"c{row % 17}")},2024-01-{1 + (row / 20),2:00} 10:{row % 60,2:00},p{row % 11},k{row % 3},{1 + row % 4},{2 + row % 7}.50\n")];

    [Fact]
    public async Task SameFile_ImportedTwice_AddsNothing()
    {
        var first = new PlannedImport(Header + string.Concat(Rows));
        var (table, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + string.Concat(Rows)) { Vocabulary = first.Vocabulary, Existing = table };

        var report = await second.RunAsync();

        Assert.Equal((400, 0, 400), (report.RowsRead, report.RowsAccepted, report.Duplicates));
        Assert.Equal(new CleaningStep(CleaningRung.AlreadyImported, 400, report.Cleaning[6].Amount, true, 0), report.Cleaning[6]);
        Assert.Equal(400, report.Drift!.AlreadyImported);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 20)), (table.FirstDay, table.LastDay));
    }

    [Fact]
    public async Task SameFile_KeptOnPurpose_IsAddedAndReported()
    {
        var first = new PlannedImport(Header + string.Concat(Rows));
        var (table, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + string.Concat(Rows))
        {
            Vocabulary = first.Vocabulary,
            Existing = table,
            Rules = new() { KeepAlreadyImported = true },
        };

        var report = await second.RunAsync();

        Assert.Equal((400, 0), (report.RowsAccepted, report.Duplicates));
        Assert.Equal(400, report.Drift!.AlreadyImported);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 20)), (report.Drift.OverlapFrom, report.Drift.OverlapTo));
    }

    [Fact]
    public async Task OverlappingFiles_AddUpToTheWhole()
    {
        var whole = await new PlannedImport(Header + string.Concat(Rows)).RunAsync();
        var first = new PlannedImport(Header + string.Concat(Rows[..250]));
        var (table, before) = await first.LoadAsync();
        var second = new PlannedImport(Header + string.Concat(Rows[200..])) { Vocabulary = first.Vocabulary, Existing = table };

        var after = await second.RunAsync();

        Assert.Equal(50, after.Duplicates);
        Assert.Equal(whole.RowsAccepted, before.RowsAccepted + after.RowsAccepted);
        Assert.Equal(whole.GrossRevenue, before.GrossRevenue + after.GrossRevenue);
        Assert.Equal(whole.Units, before.Units + after.Units);
    }

    [Fact]
    public async Task LineThatOccursTwice_IsTakenAwayAsOftenAsItIsThere()
    {
        const string row = "1,c1,2024-01-01 10:00,p,k,1,2\n";
        var keep = new CleaningRules { KeepDuplicates = true };
        var first = new PlannedImport(Header + row + row) { Rules = keep };
        var (table, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + row + row + row) { Vocabulary = first.Vocabulary, Existing = table, Rules = keep };

        var report = await second.RunAsync();

        Assert.Equal((1, 2), (report.RowsAccepted, report.Duplicates));
    }

    [Theory]
    [InlineData("2,c1,2024-01-01 10:00,p,k,1,2")]
    [InlineData("1,c2,2024-01-01 10:00,p,k,1,2")]
    [InlineData("1,c1,2024-01-01 10:01,p,k,1,2")]
    [InlineData("1,c1,2024-01-01 10:00,q,k,1,2")]
    [InlineData("1,c1,2024-01-01 10:00,p,k,2,1")]
    [InlineData("1,c1,2024-01-01 10:00,p,k,1,2.5")]
    public async Task LineThatDiffersInOneThing_IsNew(string row)
    {
        var first = new PlannedImport(Header + "1,c1,2024-01-01 10:00,p,k,1,2\n");
        var (table, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + row + "\n") { Vocabulary = first.Vocabulary, Existing = table };

        Assert.Equal(1, (await second.RunAsync()).RowsAccepted);
    }

    [Fact]
    public async Task FileInTwoParts_ImportedOneAfterTheOther_IsTheWholeFile()
    {
        var whole = new PlannedImport(Header + string.Concat(Rows));
        var (expected, _) = await whole.LoadAsync();
        var vocabulary = new SalesVocabulary();
        var first = new PlannedImport(Header + string.Concat(Rows[..199])) { Vocabulary = vocabulary };
        var (existing, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + string.Concat(Rows[199..])) { Vocabulary = vocabulary, Existing = existing };
        var (rest, _) = await second.LoadAsync();

        var sum = Lines(existing, vocabulary).Concat(Lines(rest, vocabulary));

        Assert.Equal(Lines(expected, whole.Vocabulary).Order(), sum.Order());
    }

    [Fact]
    public async Task Drift_AgainstEarlierData_TellsWhatChanged()
    {
        var first = new PlannedImport(Header + Month(1, skip: 0, "k0", "k1", price: "2.50"));
        var (table, _) = await first.LoadAsync();
        var second = new PlannedImport(Header + Month(2, skip: 7, "k1", "new", price: "5.00")) { Vocabulary = first.Vocabulary, Existing = table };

        var drift = (await second.RunAsync()).Drift!;

        Assert.Equal([new KeyValuePair<string, long>("new", 27)], drift.NewCategories);
        Assert.Equal(["k0"], drift.VanishedCategories);
        Assert.Equal([new DateOnly(2024, 2, 7)], drift.MissingDays);
        Assert.Equal((2.5m, 5m), (drift.MedianPriceBefore, drift.MedianPriceNow));
        Assert.Equal((2.0, 2.0), (drift.LinesPerDayBefore, drift.LinesPerDayNow));
        Assert.Null(drift.OverlapFrom);
        Assert.Equal(0, drift.AlreadyImported);
    }

    [Fact]
    public async Task Drift_OfTheFirstFile_IsNone()
    {
        Assert.Null((await new PlannedImport(Header + Rows[0]).RunAsync()).Drift);
    }

    private static string Month(int month, int skip, string category, string other, string price) =>
        string.Concat(Enumerable.Range(1, 28).Where(day => day != skip).Select(day =>
            $"{month}{day}1,c,2024-{month:00}-{day:00},p,{category},1,{price}\n{month}{day}2,c,2024-{month:00}-{day:00},p,{other},1,{price}\n"));

    private static IEnumerable<(string?, uint, string?, string?, long, long)> Lines(SalesTable table, SalesVocabulary vocabulary) =>
        from block in table.ReadLines(vocabulary)
        from i in Enumerable.Range(0, block.Count)
        select (Text(vocabulary.Customers, block.Customer[i]), block.Time[i], Text(vocabulary.Orders, block.Order[i]),
            Text(vocabulary.Products, block.Product[i]), block.Quantity[i], block.Amount[i]);

    private static string? Text(Vocabulary vocabulary, int code) => code < 0 ? null : vocabulary[code];
}
