using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>What is handed from the thread that reads to the one that writes: accepted lines, rejected rows, and how far the file is read.</summary>
internal sealed class ImportBlock
{
    /// <summary>Most rejected rows, bytes of them, and rows altogether before a block is handed over although its lines are not full.</summary>
    private const int MostRejects = 1024;
    private const int MostRejectedBytes = 1 << 21;
    private const int MostRows = 1 << 15;

    private int _rejectedBytes;

    public SalesBatch Lines { get; } = new();

    public List<RejectedRow> Rejects { get; } = [];

    /// <summary>Rows read for this block.</summary>
    public int Rows { get; set; }

    /// <summary>Rows of the file read up to the block's end.</summary>
    public long RowsSoFar { get; set; }

    /// <summary>Bytes of the file read up to the block's end.</summary>
    public long BytesSoFar { get; set; }

    public bool IsFull =>
        Lines.Count == Lines.Capacity || Rejects.Count == MostRejects || _rejectedBytes >= MostRejectedBytes || Rows == MostRows;

    public void Reject(RejectedRow row)
    {
        Rejects.Add(row);
        _rejectedBytes += row.Raw.Length;
    }

    public void Clear()
    {
        Lines.Count = 0;
        Rejects.Clear();
        Rows = 0;
        _rejectedBytes = 0;
    }
}
