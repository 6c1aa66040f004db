using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Reading;

namespace TechMart.Import.Tests.Pipeline;

public class FlowTests
{
    private const int Rows = 300_000;

    [Fact]
    public async Task Progress_GrowsAndEndsWithTheFile()
    {
        using var file = Large();
        var seen = new List<ImportProgress>();

        await SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection, Context, new CountingSink(), new Reports(seen.Add));

        Assert.InRange(seen.Count, 3, 20);
        Assert.Equal(seen.Select(progress => progress.Rows).Order(), seen.Select(progress => progress.Rows));
        Assert.Equal(new ImportProgress(Rows, Inspection.Rows, new FileInfo(file.Path).Length), seen[^1]);
    }

    [Fact]
    public async Task Cancellation_EndsTheImport()
    {
        using var file = Large();
        using var cancel = new CancellationTokenSource();
        var sink = new CallbackSink(cancel.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection, Context, sink, cancellation: cancel.Token));

        Assert.Equal(1, sink.Calls);
    }

    [Fact]
    public async Task Sink_ThatFails_EndsTheImportWithItsOwnError()
    {
        using var file = Large();

        var error = await Assert.ThrowsAsync<IOException>(() =>
            SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection, Context, new CallbackSink(() => throw new IOException("disk full"))));

        Assert.Equal("disk full", error.Message);
    }

    [Fact]
    public async Task File_ThatBreaksOff_EndsWithItsProblem()
    {
        using var file = new TemporaryFile("customer,total\nA,1\n\"B,2\n"u8);

        var error = await Assert.ThrowsAsync<ImportException>(() =>
            SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection, Context, new CountingSink()));

        Assert.Equal(ProblemCode.UnclosedQuote, error.Problem.Code);
    }

    [Fact]
    public async Task Plan_WithABlockingProblem_IsRefused()
    {
        using var file = new TemporaryFile("customer,total\nA,1\n"u8);
        var problem = ImportProblem.Of(ProblemCode.AmbiguousDates, blocking: true);

        var error = await Assert.ThrowsAsync<ImportException>(() =>
            SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection with { Problems = [problem] }, Context, new CountingSink()));

        Assert.Same(problem, error.Problem);
    }

    [Fact]
    public async Task Lines_OfALargeFile_ArriveOnceAndInOrder()
    {
        using var file = Large();
        var sink = new CollectingSink();

        var report = await SalesFileImport.RunAsync(SourceFile.Open(file.Path), Inspection, Context, sink);

        Assert.Equal(Rows, report.RowsAccepted);
        Assert.Equal(Enumerable.Range(2, Rows).Select(line => (long)line), sink.Lines.Select(line => line.Line));
        Assert.Equal(Enumerable.Range(0, Rows), sink.Lines.Select(line => line.Customer));
        Assert.Equal(Rows, report.GrossRevenue);
    }

    private static Inspection.FileInspection Inspection { get; } = new PlannedImport("customer,total\nA,1\n").Inspection();

    private static ImportContext Context => new() { Today = PlannedImport.Today };

    private static TemporaryFile Large() =>
        new(System.Text.Encoding.UTF8.GetBytes("customer,total\n" + string.Concat(Enumerable.Range(0, Rows).Select(row => $"c{row},1\n"))));

    private sealed class Reports(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }

    private sealed class CallbackSink(Action called) : IImportSink
    {
        public int Calls { get; private set; }

        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
        {
            Calls++;
            called();
            return ValueTask.CompletedTask;
        }

        public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
