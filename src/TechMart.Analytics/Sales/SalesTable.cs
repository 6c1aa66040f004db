namespace TechMart.Analytics.Sales;

/// <summary>
/// All accepted sales lines of a data set as immutable columns, sorted by customer, then by order (an order's place is its
/// first line's time), then by time; lines without a customer come last. Safe to read from many threads.
/// </summary>
public sealed partial class SalesTable
{
    /// <summary>Number of lines.</summary>
    public int Lines => throw new NotImplementedException();

    /// <summary>Number of distinct known customers; their codes in the table are 0 to <c>Customers − 1</c>.</summary>
    public int Customers => throw new NotImplementedException();

    /// <summary>False where the file gave no timestamps: then nothing that needs time can be answered.</summary>
    public bool HasTime => throw new NotImplementedException();

    /// <summary>Whether lines name products.</summary>
    public bool HasProducts => throw new NotImplementedException();

    /// <summary>Whether lines, or an attribute table, give product categories.</summary>
    public bool HasCategories => throw new NotImplementedException();

    /// <summary>Whether some lines have no customer.</summary>
    public bool HasUnknownCustomers => throw new NotImplementedException();

    /// <summary>First day of the data, or null without time or lines.</summary>
    public DateOnly? FirstDay => throw new NotImplementedException();

    /// <summary>Last day of the data, or null without time or lines.</summary>
    public DateOnly? LastDay => throw new NotImplementedException();

    /// <summary>Names of product categories in ordinal order.</summary>
    public IReadOnlyList<string> Categories => throw new NotImplementedException();

    /// <summary>Names of the attributes that have at least one value: <c>country</c>, <c>region</c>, <c>gender</c>, … and custom ones.</summary>
    public IReadOnlyList<string> Attributes => throw new NotImplementedException();

    /// <summary>Distinct values of an attribute in ordinal order; empty for an unknown attribute.</summary>
    public IReadOnlyList<string> AttributeValues(string attribute) => throw new NotImplementedException();

    /// <summary>Memory of the columns divided by the number of lines, in bytes.</summary>
    public double BytesPerLine => throw new NotImplementedException();
}
