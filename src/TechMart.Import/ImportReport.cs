using System.Globalization;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;

namespace TechMart.Import;

/// <summary>What an import did: every row of the file is in exactly one of accepted, rejected, duplicates and removed.</summary>
public sealed record ImportReport
{
    /// <summary>Rows below the header.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that are now in the data set.</summary>
    public required long RowsAccepted { get; init; }

    /// <summary>Rows that could not be read; kept for download.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Rows removed because the file, or the data set, holds them already.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Rows removed by another rung of the ladder.</summary>
    public required long Removed { get; init; }

    /// <summary>The ladder.</summary>
    public required IReadOnlyList<CleaningStep> Cleaning { get; init; }

    /// <summary>The first rejected rows: at most 100, fewer where they are so long that they come to a megabyte.</summary>
    public required IReadOnlyList<RejectedRow> Rejects { get; init; }

    /// <summary>Value of the accepted sales.</summary>
    public required decimal GrossRevenue { get; init; }

    /// <summary>Value of the accepted returns, positive.</summary>
    public required decimal Returns { get; init; }

    /// <summary><see cref="GrossRevenue"/> − <see cref="Returns"/>.</summary>
    public decimal Revenue => GrossRevenue - Returns;

    /// <summary>Pieces, net of returns.</summary>
    public required decimal Units { get; init; }

    /// <summary>First day of the accepted lines.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the accepted lines.</summary>
    public DateOnly? To { get; init; }

    /// <summary>How the file was read.</summary>
    public required ImportPlan Plan { get; init; }

    /// <summary>What is worth knowing.</summary>
    public required IReadOnlyList<ImportProblem> Notes { get; init; }

    /// <summary>How the file differs from earlier imports; null for the first one.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>Refuses a file of which nothing is left, so that it changes nothing. Rows that the data set holds already are no fault of the file.</summary>
    /// <exception cref="ImportException">Every row was rejected or removed.</exception>
    public void RefuseIfNothingUsable()
    {
        if (RowsAccepted == 0 && Duplicates == 0)
        {
            throw new ImportException(ImportProblem.Of(
                ProblemCode.NothingUsable,
                blocking: true,
                ("rows", RowsRead.ToString(CultureInfo.InvariantCulture)),
                ("rejected", RowsRejected.ToString(CultureInfo.InvariantCulture)),
                ("removed", Removed.ToString(CultureInfo.InvariantCulture))));
        }
    }
}

/// <summary>How a file differs from what the data set held before it.</summary>
/// <param name="NewCategories">Categories never seen before, with the number of lines.</param>
/// <param name="VanishedCategories">Categories of the earlier data that the file lacks.</param>
/// <param name="MissingDays">Days without a line between the file's first and last day on which the shop usually sells.</param>
/// <param name="MedianPriceBefore">Median price of a piece before; null where unknown.</param>
/// <param name="MedianPriceNow">Median price in the file.</param>
/// <param name="LinesPerDayBefore">Mean number of lines on an active day before.</param>
/// <param name="LinesPerDayNow">The same in the file.</param>
/// <param name="OverlapFrom">First day that the file shares with earlier imports; null where they do not overlap.</param>
/// <param name="OverlapTo">Last such day.</param>
/// <param name="AlreadyImported">Lines that the data set held already.</param>
public sealed record DriftReport(
    IReadOnlyList<KeyValuePair<string, long>> NewCategories,
    IReadOnlyList<string> VanishedCategories,
    IReadOnlyList<DateOnly> MissingDays,
    decimal? MedianPriceBefore,
    decimal? MedianPriceNow,
    double? LinesPerDayBefore,
    double? LinesPerDayNow,
    DateOnly? OverlapFrom,
    DateOnly? OverlapTo,
    long AlreadyImported);
