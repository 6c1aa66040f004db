namespace TechMart.Analytics.Sales;

/// <content>The columns themselves.</content>
public sealed partial class SalesTable
{
    /// <summary>About how many lines one worker takes at a time.</summary>
    private const int ChunkLines = 1 << 15;

    internal SalesTable(SalesColumns columns)
    {
        HasTime = columns.HasTime;
        Offsets = columns.Offsets;
        Time = columns.Time;
        Order = columns.Order;
        Product = columns.Product;
        Category = columns.Category;
        AttributeSet = columns.AttributeSet;
        Quantity = columns.Quantity;
        Amount = columns.Amount;
        Kind = columns.Kind;
        CustomerKeys = columns.CustomerKeys;
        ProductKeys = columns.ProductKeys;
        ProductNames = columns.ProductNames;
        CategoryKeys = columns.CategoryKeys;
        AttributeCatalogue = columns.Attributes;
        SplitOrders = columns.SplitOrders;
        OrderCodes = columns.OrderCodes;
        if (HasTime && Lines > 0)
        {
            FirstDay = DayOf(Time.Min());
            LastDay = DayOf(Time.Max());
        }
        Days = DistinctDays();
        ChunkStarts = MakeChunks();
    }

    /// <summary>First line of each known customer; the last entry is where lines without a customer begin.</summary>
    internal int[] Offsets { get; }

    internal int KnownLines => Offsets[^1];

    /// <summary>Shop-local seconds since 1970.</summary>
    internal uint[] Time { get; }

    /// <summary>Number of the order's part (see <see cref="SplitOrders"/>): grows along the table, equal exactly for the lines of one order of one customer.</summary>
    internal int[] Order { get; }

    /// <summary>For each of the numbers in <see cref="Order"/> the code of the order number that it was added with, −1 for a derived order; empty where there were no order numbers.</summary>
    internal int[] OrderCodes { get; }

    /// <summary>Index into <see cref="ProductKeys"/> plus one; 0 = missing.</summary>
    internal int[] Product { get; }

    /// <summary>Index into <see cref="CategoryKeys"/> plus one; 0 = missing.</summary>
    internal CodeColumn Category { get; }

    internal CodeColumn AttributeSet { get; }

    internal long[] Quantity { get; }

    internal long[] Amount { get; }

    internal LineKind[] Kind { get; }

    internal string[] CustomerKeys { get; }

    internal string[] ProductKeys { get; }

    /// <summary>What to show for each of <see cref="ProductKeys"/>.</summary>
    internal string[] ProductNames { get; }

    internal string[] CategoryKeys { get; }

    internal AttributeCatalogue AttributeCatalogue { get; }

    /// <summary>Null where no order has several customers.</summary>
    internal SplitOrders? SplitOrders { get; }

    /// <summary>Lines at which the table can be cut so that no customer, and no order without a customer, is divided; the last entry is the number of lines.</summary>
    internal int[] ChunkStarts { get; }

    /// <summary>The days that have a line, in order; empty without time.</summary>
    internal DateOnly[] Days { get; }

    /// <summary>First and last day with a line within a period; null where there is none.</summary>
    internal DayRange? DaysWithin(DateOnly? from, DateOnly? to)
    {
        var first = from is { } start ? PlaceOf(start) : 0;
        var end = to is { } last && last < LastDay ? PlaceOf(last.AddDays(1)) : Days.Length;
        return first < end ? new DayRange(Days[first], Days[end - 1]) : null;
    }

    /// <summary>Code of the customer of a line, or −1.</summary>
    internal int CustomerOf(int line)
    {
        if (line >= KnownLines)
        {
            return -1;
        }
        var place = Array.BinarySearch(Offsets, line);
        return place >= 0 ? place : ~place - 1;
    }

    /// <summary>Code of a customer's id, or a negative number where it is unknown.</summary>
    internal int FindCustomer(string key) => Array.BinarySearch(CustomerKeys, key, StringComparer.Ordinal);

    internal static DateOnly DayOf(uint time) => DateOnly.FromDayNumber(EpochDay + (int)(time / SecondsPerDay));

    /// <summary>The shop-local time, of unspecified kind.</summary>
    internal static DateTime TimeOf(uint time) => new(DateTime.UnixEpoch.Ticks + (time * TimeSpan.TicksPerSecond));

    /// <summary>The first second of a day; may lie outside of what a time can hold.</summary>
    internal static long SecondsOf(DateOnly day) => (long)(day.DayNumber - EpochDay) * SecondsPerDay;

    internal static long LastSecondOf(DateOnly day) => SecondsOf(day) + SecondsPerDay - 1;

    /// <summary>Place of the first of <see cref="Days"/> that is not before a day.</summary>
    private int PlaceOf(DateOnly day)
    {
        var place = Array.BinarySearch(Days, day);
        return place < 0 ? ~place : place;
    }

    private DateOnly[] DistinctDays()
    {
        if (FirstDay is not { } first || LastDay is not { } last)
        {
            return [];
        }
        var epoch = (uint)(first.DayNumber - EpochDay);
        var isThere = new bool[last.DayNumber - first.DayNumber + 1];
        foreach (var time in Time)
        {
            isThere[(time / SecondsPerDay) - epoch] = true;
        }
        return [.. Enumerable.Range(0, isThere.Length).Where(day => isThere[day]).Select(first.AddDays)];
    }

    private int[] MakeChunks()
    {
        var starts = new List<int> { 0 };
        for (var target = ChunkLines; target < Lines; target = starts[^1] + ChunkLines)
        {
            var start = target;
            if (start < KnownLines)
            {
                start = Offsets[CustomerOf(start - 1) + 1];
            }
            else
            {
                while (start < Lines && start > KnownLines && Order[start] == Order[start - 1])
                {
                    start++;
                }
            }
            if (start >= Lines)
            {
                break;
            }
            starts.Add(start);
        }
        if (Lines > 0)
        {
            starts.Add(Lines);
        }
        return [.. starts];
    }
}

/// <summary>What a <see cref="SalesTable"/> is made of.</summary>
internal sealed record SalesColumns
{
    public required bool HasTime { get; init; }
    public required int[] Offsets { get; init; }
    public required uint[] Time { get; init; }
    public required int[] Order { get; init; }
    public required int[] Product { get; init; }
    public required CodeColumn Category { get; init; }
    public required CodeColumn AttributeSet { get; init; }
    public required long[] Quantity { get; init; }
    public required long[] Amount { get; init; }
    public required LineKind[] Kind { get; init; }
    public required string[] CustomerKeys { get; init; }
    public required string[] ProductKeys { get; init; }
    public required string[] ProductNames { get; init; }
    public required string[] CategoryKeys { get; init; }
    public required AttributeCatalogue Attributes { get; init; }
    public required SplitOrders? SplitOrders { get; init; }
    public required int[] OrderCodes { get; init; }
}

/// <summary>A line's flags, and whether it is a sale (a positive amount that is not a return).</summary>
[Flags]
internal enum LineKind : byte
{
    None = 0,
    Return = LineFlags.Return,
    Cancelled = LineFlags.Cancelled,
    Outlier = LineFlags.Outlier,
    Sale = 128,
}
