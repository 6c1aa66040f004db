namespace TechMart.Analytics.Sales;

/// <summary>
/// A block of sales lines as columns, coded by a <see cref="SalesVocabulary"/>: what an import writes to the store,
/// what the store reads back, and what <see cref="SalesTableBuilder"/> builds columns from.
/// </summary>
/// <param name="capacity">Most lines that the block can hold.</param>
public sealed class SalesBatch(int capacity = SalesBatch.DefaultCapacity)
{
    /// <summary>Lines in a block unless said otherwise.</summary>
    public const int DefaultCapacity = 8192;

    /// <summary>Code of a missing customer, order, product or category.</summary>
    public const int Missing = -1;

    /// <summary>Lines in use.</summary>
    public int Count { get; set; }

    /// <summary>Most lines that the block can hold.</summary>
    public int Capacity => Customer.Length;

    /// <summary>Code in <see cref="SalesVocabulary.Customers"/>, or <see cref="Missing"/>.</summary>
    public int[] Customer { get; } = new int[capacity];

    /// <summary>Shop-local time in seconds since 1970-01-01T00:00:00; 0 in a data set without timestamps.</summary>
    public uint[] Time { get; } = new uint[capacity];

    /// <summary>Code in <see cref="SalesVocabulary.Orders"/>, or <see cref="Missing"/>: then the order is derived (<see cref="OrderRule"/>).</summary>
    public int[] Order { get; } = new int[capacity];

    /// <summary>Code in <see cref="SalesVocabulary.Products"/>, or <see cref="Missing"/>.</summary>
    public int[] Product { get; } = new int[capacity];

    /// <summary>Code in <see cref="SalesVocabulary.Categories"/>, or <see cref="Missing"/>.</summary>
    public int[] Category { get; } = new int[capacity];

    /// <summary>Code in <see cref="SalesVocabulary.AttributeSets"/>; 0 is the empty set.</summary>
    public int[] AttributeSet { get; } = new int[capacity];

    /// <summary>Pieces in ten-thousandths, negative for a return.</summary>
    public long[] Quantity { get; } = new long[capacity];

    /// <summary>Price of one piece as the file gives it, in ten-thousandths, or <see cref="FixedPoint.Missing"/>.</summary>
    public long[] Price { get; } = new long[capacity];

    /// <summary>What the line is worth, in ten-thousandths of the currency unit, negative for a return.</summary>
    public long[] Amount { get; } = new long[capacity];

    /// <summary>Number of the line in its file, counted from 1 (the header included).</summary>
    public long[] LineNumber { get; } = new long[capacity];

    /// <summary>What is remarkable about the line.</summary>
    public LineFlags[] Flags { get; } = new LineFlags[capacity];
}

/// <summary>What is remarkable about a sales line.</summary>
[Flags]
public enum LineFlags : byte
{
    /// <summary>An ordinary sale.</summary>
    None = 0,

    /// <summary>Goods taken back: a cancelled order, or a negative quantity or total.</summary>
    Return = 1,

    /// <summary>The order number says that the order was cancelled.</summary>
    Cancelled = 2,

    /// <summary>The amount or the quantity is far outside what is usual in the file; flagged, not removed.</summary>
    Outlier = 4,
}
