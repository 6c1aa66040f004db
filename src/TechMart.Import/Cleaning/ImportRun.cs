using System.Threading.Channels;
using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import.Cleaning;

/// <summary>One import on its way: a thread reads and cleans blocks, the caller hands them to the sink.</summary>
internal sealed class ImportRun : IDisposable
{
    private const int BlocksAhead = 4;
    private const int ReportedRejects = 100;
    private const int ReportedRejectBytes = 1 << 20;

    /// <summary>Five to ten reports a second at the usual speed.</summary>
    private const long RowsBetweenReports = 1 << 16;

    private readonly FileInspection _inspection;
    private readonly ImportContext _context;
    private readonly RowCleaner _cleaner;
    private readonly OutlierGate? _outliers;
    private readonly AcceptedTotals _totals;
    private readonly LineProfile? _profile;
    private readonly CancellationTokenSource _stop;
    private readonly Channel<ImportBlock> _ready = Channel.CreateBounded<ImportBlock>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
    private readonly Channel<ImportBlock> _free = Channel.CreateUnbounded<ImportBlock>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly List<RejectedRow> _firstRejects = [];
    private int _firstRejectBytes;
    private int _blocks;
    private long _linesDelivered;
    private long _rejectsDelivered;

    /// <param name="reader">At the start of the file.</param>
    /// <param name="inspection">What to do.</param>
    /// <param name="context">The data set.</param>
    /// <param name="cancellation">Ends the work.</param>
    public ImportRun(RecordReader reader, FileInspection inspection, ImportContext context, CancellationToken cancellation)
    {
        var plan = inspection.Plan;
        var earlier = context.Existing is { Lines: > 0 } table && plan.Kind == FileKind.Sales ? table : null;
        _inspection = inspection;
        _context = context;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _cleaner = plan.Kind == FileKind.Sales
            ? new SalesCleaner(reader, inspection, context, earlier is null ? null : new EarlierLines(earlier, context.Vocabulary), _stop.Token)
            : new AttributeTableCleaner(reader, inspection, context, _stop.Token);
        _outliers = plan.Kind == FileKind.Sales ? new OutlierGate(_cleaner.Ladder) : null;
        _totals = new AcceptedTotals(plan.IndexOf(ColumnRole.Timestamp) >= 0);
        _profile = earlier is null ? null : new LineProfile();
    }

    public async Task<ImportReport> RunAsync(IImportSink sink, IProgress<ImportProgress>? progress)
    {
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        try
        {
            await DeliverAsync(sink, progress).ConfigureAwait(false);
        }
        catch
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        await reading.ConfigureAwait(false);
        return Report();
    }

    public void Dispose() => _stop.Dispose();

    private async Task ReadAsync()
    {
        try
        {
            var more = true;
            while (more)
            {
                var block = await NextFreeAsync().ConfigureAwait(false);
                more = _cleaner.Fill(block);
                foreach (var judged in _outliers?.Pass(block, last: !more) ?? [block])
                {
                    _totals.Add(judged.Lines);
                    _profile?.Add(judged.Lines);
                    await _ready.Writer.WriteAsync(judged, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _ready.Writer.Complete();
        }
    }

    private async ValueTask<ImportBlock> NextFreeAsync()
    {
        if (_free.Reader.TryRead(out var block))
        {
            return block;
        }
        if (_blocks < OutlierGate.MostHeld + BlocksAhead + 1)
        {
            _blocks++;
            return new ImportBlock();
        }
        return await _free.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
    }

    private async Task DeliverAsync(IImportSink sink, IProgress<ImportProgress>? progress)
    {
        var nextReport = RowsBetweenReports;
        var last = default(ImportProgress);
        await foreach (var block in _ready.Reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
        {
            // The channel looks at the token only when it has to wait.
            _stop.Token.ThrowIfCancellationRequested();
            if (block.Lines.Count > 0)
            {
                await sink.AcceptAsync(block.Lines, _stop.Token).ConfigureAwait(false);
                _linesDelivered += block.Lines.Count;
            }
            if (block.Rejects.Count > 0)
            {
                await sink.RejectAsync(block.Rejects, _stop.Token).ConfigureAwait(false);
                _rejectsDelivered += block.Rejects.Count;
                KeepFirst(block.Rejects);
            }
            last = new(block.RowsSoFar, _inspection.Rows, block.BytesSoFar);
            if (last.Rows >= nextReport)
            {
                progress?.Report(last);
                nextReport = last.Rows + RowsBetweenReports;
            }
            block.Clear();
            _free.Writer.TryWrite(block);
        }
        progress?.Report(last);
    }

    private void KeepFirst(List<RejectedRow> rejects)
    {
        foreach (var reject in rejects)
        {
            if (_firstRejects.Count == ReportedRejects || _firstRejectBytes >= ReportedRejectBytes)
            {
                return;
            }
            _firstRejects.Add(reject);
            _firstRejectBytes += reject.Raw.Length;
        }
    }

    private ImportReport Report()
    {
        var ladder = _cleaner.Ladder;
        var steps = ladder.Steps();
        var report = new ImportReport
        {
            RowsRead = ladder.RowsRead,
            RowsAccepted = _linesDelivered + _cleaner.AcceptedWithoutLine,
            RowsRejected = _rejectsDelivered,
            Duplicates = ladder.Duplicates,
            Removed = ladder.RemovedOtherwise,
            Cleaning = steps,
            Rejects = _firstRejects,
            GrossRevenue = _totals.GrossRevenue,
            Returns = _totals.Returns,
            Units = _totals.Units,
            From = _totals.From,
            To = _totals.To,
            Plan = _inspection.Plan,
            Notes = [.. _inspection.Problems],
            Drift = _profile is { } profile ? Drift.Report(_context.Existing!, profile, _context.Vocabulary, _inspection.Plan, ladder.RowsAt(CleaningRung.AlreadyImported)) : null,
        };
        return report.RowsRead == report.RowsAccepted + report.RowsRejected + report.Duplicates + report.Removed && steps[^1].Left == report.RowsAccepted
            ? report
            : throw new ImportException(ImportProblem.Of(ProblemCode.CountsDisagree, true, ("detail",
                $"read {report.RowsRead}, accepted {report.RowsAccepted}, rejected {report.RowsRejected}, duplicates {report.Duplicates}, removed {report.Removed}, left {steps[^1].Left}")));
    }
}
