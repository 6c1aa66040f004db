namespace TechMart.Import.Cleaning;

/// <summary>Which rungs of the cleaning ladder remove lines. The order is fixed (see <see cref="CleaningRung"/>).</summary>
public sealed record CleaningRules
{
    /// <summary>Removes lines without a customer. Default: they are kept for sales and left out of customer analyses.</summary>
    public bool CustomersOnly { get; init; }

    /// <summary>Removes cancellations and negative lines. Default: they are kept as returns.</summary>
    public bool NoReturns { get; init; }

    /// <summary>Removes lines whose price or total is not positive and that are no returns. Default: on.</summary>
    public bool RemoveNonPositivePrices { get; init; } = true;

    /// <summary>Keeps exact duplicates. Default: all but the first are removed.</summary>
    public bool KeepDuplicates { get; init; }

    /// <summary>Keeps lines that earlier imports of the data set already hold. Default: they are removed.</summary>
    public bool KeepAlreadyImported { get; init; }
}

/// <summary>The rungs of the cleaning ladder in their fixed order.</summary>
public enum CleaningRung
{
    /// <summary>Rows without content, or with values that cannot be read (a date, a number, too few fields; a date before 1970 or in the future; an age that cannot be).</summary>
    Unreadable,

    /// <summary>No customer.</summary>
    MissingCustomer,

    /// <summary>The order number (<c>C</c> and digits, where the bulk of the order numbers are plain digits), or a column called status, marks a cancellation.</summary>
    Cancelled,

    /// <summary>Quantity of zero or less, or a negative total, without a mark of cancellation.</summary>
    NonPositiveQuantity,

    /// <summary>Price or total of zero or less on a line that is no return.</summary>
    NonPositivePrice,

    /// <summary>All columns equal (without their quotes) to those of an earlier row that came this far.</summary>
    Duplicate,

    /// <summary>The data set holds a line with the same customer, time, order, product, quantity and amount already; each such line stands for one of the file's.</summary>
    AlreadyImported,

    /// <summary>
    /// The logarithm of amount or quantity is more than five robust standard deviations (1.4826 × the median absolute deviation, at
    /// least ln 2) from the median of the file's first 65,536 accepted lines: flagged, never removed.
    /// </summary>
    Outlier,
}

/// <summary>What one rung did.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Rows">Rows it concerned.</param>
/// <param name="Amount">Their value in the currency unit (signed; 0 where it cannot be read).</param>
/// <param name="Removed">True: the rows were removed; false: they were kept.</param>
/// <param name="Left">Rows left after the rung.</param>
public sealed record CleaningStep(CleaningRung Rung, long Rows, decimal Amount, bool Removed, long Left);
