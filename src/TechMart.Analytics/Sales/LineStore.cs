using System.Runtime.InteropServices;

namespace TechMart.Analytics.Sales;

/// <summary>A sales line while it waits to be sorted: one row, so that gathering it touches one place in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct Line
{
    public long Amount;
    public long Quantity;
    public uint Time;
    public int Customer;
    public int Order;
    public int Product;
    public int Category;
    public int AttributeSet;
    public LineFlags Flags;
}

/// <summary>Lines in the order of arrival, in blocks, so that growing copies nothing.</summary>
internal sealed class LineStore
{
    public const int BlockBits = 13;
    public const int BlockSize = 1 << BlockBits;
    private const int BlockMask = BlockSize - 1;

    private readonly List<Line[]> _blocks = [];

    public int Count { get; private set; }

    public int Blocks => _blocks.Count;

    public ref Line this[int line] => ref _blocks[line >> BlockBits][line & BlockMask];

    /// <summary>The lines of a block; the number of its first line is <c>block &lt;&lt; BlockBits</c>.</summary>
    public Span<Line> Block(int block) => _blocks[block].AsSpan(0, Math.Min(BlockSize, Count - (block << BlockBits)));

    public void Add(SalesBatch batch)
    {
        var count = checked(Count + batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            var line = Count + i;
            if (line >> BlockBits == _blocks.Count)
            {
                _blocks.Add(GC.AllocateUninitializedArray<Line>(BlockSize));
            }
            _blocks[line >> BlockBits][line & BlockMask] = new Line
            {
                Amount = batch.Amount[i],
                Quantity = batch.Quantity[i],
                Time = batch.Time[i],
                Customer = batch.Customer[i],
                Order = batch.Order[i],
                Product = batch.Product[i],
                Category = batch.Category[i],
                AttributeSet = batch.AttributeSet[i],
                Flags = batch.Flags[i],
            };
        }
        Count = count;
    }
}
