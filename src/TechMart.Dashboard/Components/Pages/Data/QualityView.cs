using TechMart.Import;
using TechMart.Import.Cleaning;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>What became of a part of a file's rows.</summary>
public enum Bucket
{
    /// <summary>In the data set.</summary>
    Accepted,

    /// <summary>Could not be read.</summary>
    Rejected,

    /// <summary>There already.</summary>
    Duplicates,

    /// <summary>Removed by another rung.</summary>
    Removed,
}

/// <summary>Rows of one bucket.</summary>
/// <param name="Bucket">Which.</param>
/// <param name="Rows">How many.</param>
/// <param name="Share">Their share of all rows; 0 for a file without rows.</param>
public sealed record BucketRows(Bucket Bucket, long Rows, double Share);

/// <summary>The quality report of an import, ready to be drawn.</summary>
public sealed class QualityView(ImportReport report)
{
    /// <summary>The report.</summary>
    public ImportReport Report { get; } = report;

    /// <summary>The four buckets; every row of the file is in exactly one.</summary>
    public IReadOnlyList<BucketRows> Buckets { get; } =
    [
        Part(report, Bucket.Accepted, report.RowsAccepted),
        Part(report, Bucket.Rejected, report.RowsRejected),
        Part(report, Bucket.Duplicates, report.Duplicates),
        Part(report, Bucket.Removed, report.Removed),
    ];

    /// <summary>The rungs that concerned a row, or that remove rows, in the ladder's order.</summary>
    public IReadOnlyList<CleaningStep> Ladder { get; } = [.. report.Cleaning.OrderBy(step => step.Rung)];

    /// <summary>Rows that the buckets hold together: always the rows of the file.</summary>
    public long Sum => Buckets.Sum(bucket => bucket.Rows);

    /// <summary>Rejected rows beyond those that are shown.</summary>
    public long RejectsNotShown => Report.RowsRejected - Report.Rejects.Count;

    private static BucketRows Part(ImportReport report, Bucket bucket, long rows) =>
        new(bucket, rows, report.RowsRead == 0 ? 0 : (double)rows / report.RowsRead);
}
