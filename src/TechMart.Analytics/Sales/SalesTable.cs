namespace TechMart.Analytics.Sales;

/// <summary>
/// All accepted sales lines of a data set as immutable columns, sorted by customer, then by order (an order's place is its
/// first line's time), then by time; lines without a customer come last. Safe to read from many threads.
/// </summary>
public sealed partial class SalesTable
{
    private const int SecondsPerDay = 86_400;
    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>Number of lines.</summary>
    public int Lines => Amount.Length;

    /// <summary>Number of distinct known customers; their codes in the table are 0 to <c>Customers − 1</c>.</summary>
    public int Customers => CustomerKeys.Length;

    /// <summary>False where the file gave no timestamps: then nothing that needs time can be answered.</summary>
    public bool HasTime { get; }

    /// <summary>Whether lines name products.</summary>
    public bool HasProducts => ProductKeys.Length > 0;

    /// <summary>Whether lines, or an attribute table, give product categories.</summary>
    public bool HasCategories => CategoryKeys.Length > 0;

    /// <summary>Whether some lines have no customer.</summary>
    public bool HasUnknownCustomers => KnownLines < Lines;

    /// <summary>First day of the data, or null without time or lines.</summary>
    public DateOnly? FirstDay { get; }

    /// <summary>Last day of the data, or null without time or lines.</summary>
    public DateOnly? LastDay { get; }

    /// <summary>Names of product categories in ordinal order.</summary>
    public IReadOnlyList<string> Categories => CategoryKeys;

    /// <summary>Names of the attributes that have at least one value, in ordinal order: <c>country</c>, <c>region</c>, <c>gender</c>, … and custom ones.</summary>
    public IReadOnlyList<string> Attributes => AttributeCatalogue.Names;

    /// <summary>Distinct values of an attribute in ordinal order; empty for an unknown attribute.</summary>
    public IReadOnlyList<string> AttributeValues(string attribute)
    {
        var index = AttributeCatalogue.IndexOf(attribute);
        return index < 0 ? [] : AttributeCatalogue.Values(index);
    }

    /// <summary>Memory of the columns, in bytes; names and histories of products and customers not counted.</summary>
    public long ColumnBytes => (long)Math.Round(BytesPerLine * Lines);

    /// <summary>Memory of the columns divided by the number of lines, in bytes.</summary>
    public double BytesPerLine => Lines == 0
        ? 0
        : (sizeof(uint) + (2 * sizeof(int)) + Category.BytesPerCode + AttributeSet.BytesPerCode + (2 * sizeof(long)) + sizeof(LineKind))
            + ((double)sizeof(int) * (Offsets.Length + OrderCodes.Length) / Lines);
}
