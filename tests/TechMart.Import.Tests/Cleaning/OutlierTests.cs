using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class OutlierTests
{
    [Fact]
    public async Task Outlier_FarAboveTheRest_IsFlaggedAndKept()
    {
        var import = new PlannedImport(Usual(1000) + "X,1,50000\nX,5000,0.01\nX,-1,50000\n");

        var report = await import.RunAsync();

        Assert.Equal(1003, report.RowsAccepted);
        Assert.Equal([1002L, 1003L, 1004L], Flagged(import));
        Assert.Equal(new CleaningStep(CleaningRung.Outlier, 3, 50m, false, 1003), report.Cleaning[^1]);
    }

    [Fact]
    public async Task Outlier_TwentyTimesTheMedian_IsNone()
    {
        var import = new PlannedImport(Usual(1000) + "X,1,200\nX,20,1\n");

        await import.RunAsync();

        Assert.Empty(Flagged(import));
    }

    [Fact]
    public async Task Outlier_InAFileOfFewLines_CannotBeTold()
    {
        var import = new PlannedImport(Usual(20) + "X,1,50000\n");

        await import.RunAsync();

        Assert.Empty(Flagged(import));
    }

    [Fact]
    public async Task Outlier_WhereverItStands_IsFlagged()
    {
        var rows = Usual(100_000).Split('\n', 2);
        var import = new PlannedImport($"{rows[0]}\nfirst,1,70000\n{rows[1]}last,1,80000\n");

        await import.RunAsync();

        Assert.Equal([2L, 100_003L], Flagged(import));
        Assert.Equal(import.Sink.Lines.Select(line => line.Line).Order(), import.Sink.Lines.Select(line => line.Line));
    }

    private static string Usual(int rows) =>
        "customer,quantity,price\n" + string.Concat(Enumerable.Range(0, rows).Select(row => $"{row},{1 + row % 3},{8 + row % 5}\n"));

    private static IEnumerable<long> Flagged(PlannedImport import) =>
        import.Sink.Lines.Where(line => line.Flags.HasFlag(LineFlags.Outlier)).Select(line => line.Line);
}
