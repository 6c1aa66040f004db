using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Import;

/// <summary>Takes what an import accepts and rejects. Called from one thread, in the order of the file.</summary>
public interface IImportSink
{
    /// <summary>Takes a block of accepted lines; the block is used again afterwards.</summary>
    ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation);

    /// <summary>Takes rejected rows.</summary>
    ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation);
}

/// <summary>What an import has to know about the data set that it adds to.</summary>
public sealed record ImportContext
{
    /// <summary>The data set's texts so far; the import adds new ones.</summary>
    public SalesVocabulary Vocabulary { get; init; } = new();

    /// <summary>The columns of the data set as it is; null where it is empty.</summary>
    public SalesTable? Existing { get; init; }

    /// <summary>The last day that a line may have: the day of the import.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The shop's time zone, into which timestamps that carry an offset are converted.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Bounds on the file.</summary>
    public ReadLimits Limits { get; init; } = new();
}

/// <summary>How far an import is.</summary>
/// <param name="Rows">Rows read.</param>
/// <param name="TotalRows">Rows of the file.</param>
/// <param name="Bytes">Bytes read.</param>
public readonly record struct ImportProgress(long Rows, long TotalRows, long Bytes);

/// <summary>Reads a file by a plan, cleans it, and hands lines and rejected rows to a sink.</summary>
/// <remarks>
/// Reading and cleaning run on a thread of their own, a few blocks ahead of the sink, so that parsing and writing go on at the
/// same time in bounded memory. Cleaning is described where it is done: <see cref="CleaningRung"/> (the ladder and its order),
/// <see cref="CleaningRules"/> (what removes). Which lines are duplicates or returns, how texts and ids are cleaned, and what an
/// outlier is, are the matter of the classes in <c>Cleaning</c>.
/// </remarks>
public static class SalesFileImport
{
    /// <summary>Carries the plan out. A sales file's lines go to the sink; an attribute table's rows go into the vocabulary.</summary>
    /// <remarks>While it runs, the vocabulary grows on another thread than the sink's: read it when the task has ended.</remarks>
    /// <exception cref="ImportException">The file cannot be read to its end, or its counts do not add up.</exception>
    public static async Task<ImportReport> RunAsync(
        SourceFile file,
        FileInspection inspection,
        ImportContext context,
        IImportSink sink,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        if (inspection.Problems.FirstOrDefault(problem => problem.Blocking) is { } problem)
        {
            throw new ImportException(problem);
        }
        using var reader = new RecordReader(file.OpenContent(context.Limits), inspection.Plan.Dialect, context.Limits);
        using var run = new ImportRun(reader, inspection, context, cancellation);
        return await run.RunAsync(sink, progress).ConfigureAwait(false);
    }

    /// <summary>Reads a sales file straight into columns; nothing is stored.</summary>
    /// <exception cref="ImportException">As for <see cref="RunAsync"/>; also where the file holds no sales, or none that can be used.</exception>
    public static async Task<(SalesTable Table, ImportReport Report)> LoadAsync(
        SourceFile file,
        FileInspection inspection,
        ImportContext context,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var plan = inspection.Plan;
        if (plan.Kind != FileKind.Sales)
        {
            throw new ImportException(ImportProblem.Of(ProblemCode.MissingRole, true, ("missing", "total")));
        }
        var builder = new SalesTableBuilder(plan.IndexOf(ColumnRole.Timestamp) >= 0, plan.OrderRule);
        var report = await RunAsync(file, inspection, context, new ColumnSink(builder), progress, cancellation).ConfigureAwait(false);
        report.RefuseIfNothingUsable();
        return (builder.Build(context.Vocabulary, cancellation), report);
    }

    private sealed class ColumnSink(SalesTableBuilder builder) : IImportSink
    {
        public ValueTask AcceptAsync(SalesBatch batch, CancellationToken cancellation)
        {
            builder.Add(batch);
            return ValueTask.CompletedTask;
        }

        public ValueTask RejectAsync(IReadOnlyList<RejectedRow> rows, CancellationToken cancellation) => ValueTask.CompletedTask;
    }
}
