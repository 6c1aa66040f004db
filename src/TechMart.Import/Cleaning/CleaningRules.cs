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

    /// <summary>The order number marks a cancellation.</summary>
    Cancelled,

    /// <summary>Quantity of zero or less.</summary>
    NonPositiveQuantity,

    /// <summary>Price or total of zero or less.</summary>
    NonPositivePrice,

    /// <summary>All columns equal to an earlier row's.</summary>
    Duplicate,

    /// <summary>An earlier import holds the line already.</summary>
    AlreadyImported,

    /// <summary>Far outside of what is usual: flagged, never removed.</summary>
    Outlier,
}

/// <summary>What one rung did.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Rows">Rows it concerned.</param>
/// <param name="Amount">Their value in the currency unit (signed; 0 where it cannot be read).</param>
/// <param name="Removed">True: the rows were removed; false: they were kept.</param>
/// <param name="Left">Rows left after the rung.</param>
public sealed record CleaningStep(CleaningRung Rung, long Rows, decimal Amount, bool Removed, long Left);
