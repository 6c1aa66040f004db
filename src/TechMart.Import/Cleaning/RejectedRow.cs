namespace TechMart.Import.Cleaning;

/// <summary>A row that could not be read, kept byte for byte so that it can be mended and uploaded again.</summary>
/// <param name="Line">Number of its first line in the file, from 1.</param>
/// <param name="Column">The column at fault; null where it is the whole row.</param>
/// <param name="Value">The value at fault; null where it is the whole row.</param>
/// <param name="Reason">Why.</param>
/// <param name="Raw">The row's bytes without the line end, in the file's encoding (UTF-8 for UTF-16 files).</param>
public sealed record RejectedRow(long Line, string? Column, string? Value, RejectReason Reason, byte[] Raw);

/// <summary>Why a row was rejected. Each has a sentence and a suggestion in the resources (<c>Reject_</c>, <c>RejectHint_</c>).</summary>
public enum RejectReason
{
    /// <summary>A blank line, or only empty fields.</summary>
    EmptyRow,

    /// <summary>Fewer fields than columns that are needed.</summary>
    TooFewFields,

    /// <summary>More fields than the header has.</summary>
    TooManyFields,

    /// <summary>The date does not fit the column's format.</summary>
    BadDate,

    /// <summary>There is no date.</summary>
    MissingDate,

    /// <summary>The date is before 1970.</summary>
    DateTooEarly,

    /// <summary>The date is after the day of the import.</summary>
    DateInFuture,

    /// <summary>A number cannot be read.</summary>
    BadNumber,

    /// <summary>A needed number is missing.</summary>
    MissingNumber,

    /// <summary>A number is too large to be kept exactly.</summary>
    NumberTooLarge,

    /// <summary>The age is below 0 or above 120.</summary>
    ImpossibleAge,

    /// <summary>A text is longer than the store keeps.</summary>
    TextTooLong,

    /// <summary>An attribute table's row has no id.</summary>
    MissingId,

    /// <summary>An attribute table has a second, different row for the same id.</summary>
    ConflictingId,
}
