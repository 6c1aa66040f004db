using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Inspection;

/// <summary>
/// Rows spread evenly over a file of unknown length: all of a short file, else about 10,000 to 20,000 rows in blocks of
/// neighbours, so that relations between columns and between adjacent rows can be checked again and again without reading.
/// </summary>
internal sealed class RowSample
{
    private const int BlockRows = 32;
    private const int MaxBlocks = 640;
    private const int MaxBytes = 32 << 20;
    private const int MaxFieldBytes = 120;

    private readonly List<Block> _blocks = [];
    private readonly List<byte> _data = [];
    private readonly List<int> _ends = [];
    private readonly List<long> _lines = [];
    private readonly List<int> _fieldCounts = [];
    private long _rowsSeen;
    private long _stride = 1;
    private long _size;

    /// <summary>Rows kept.</summary>
    public int Rows => _blocks.Sum(block => block.Lines.Length);

    /// <summary>Takes the reader's record, or leaves it out.</summary>
    public void Add(RecordReader record)
    {
        var number = _rowsSeen++ / BlockRows;
        if (number % _stride != 0)
        {
            return;
        }
        for (var column = 0; column < record.FieldCount; column++)
        {
            var field = record.Field(column).Trim(" \t"u8);
            _data.AddRange(field[..Math.Min(field.Length, MaxFieldBytes)]);
            _ends.Add(_data.Count);
        }
        _lines.Add(record.LineNumber);
        _fieldCounts.Add(record.FieldCount);
        if (_rowsSeen % BlockRows == 0)
        {
            Close(number);
        }
    }

    /// <summary>Ends the last block.</summary>
    public void Complete()
    {
        if (_lines.Count > 0)
        {
            Close((_rowsSeen - 1) / BlockRows);
        }
    }

    /// <summary>Calls for each row's value of a column, in the file's order; empty where the row is too short.</summary>
    public void ForEach(int column, SampleVisitor visit)
    {
        var row = 0;
        foreach (var block in _blocks)
        {
            for (var i = 0; i < block.Lines.Length; i++)
            {
                visit(row++, block.Lines[i], block.Field(i, column));
            }
        }
    }

    /// <summary>A hash of each row's value of a column; 0 where it is empty.</summary>
    public ulong[] Keys(int column)
    {
        var keys = new ulong[Rows];
        ForEach(column, (row, _, value) => keys[row] = value.Length == 0 ? 0 : ByteHash.Of(value));
        return keys;
    }

    /// <summary>Each row's number of a column; NaN where there is none.</summary>
    public double[] Numbers(int column, NumberFormat format)
    {
        var numbers = new double[Rows];
        ForEach(column, (row, _, value) =>
            numbers[row] = format.Parse(value, out var tenThousandths) == NumberStatus.Number ? tenThousandths / 10_000.0 : double.NaN);
        return numbers;
    }

    private void Close(long number)
    {
        var block = new Block(number, _data.ToArray(), _ends.ToArray(), _lines.ToArray(), _fieldCounts.ToArray());
        _blocks.Add(block);
        _size += block.Size;
        _data.Clear();
        _ends.Clear();
        _lines.Clear();
        _fieldCounts.Clear();
        while ((_blocks.Count > MaxBlocks || _size > MaxBytes) && _blocks.Count > 1)
        {
            _stride *= 2;
            _blocks.RemoveAll(kept => kept.Number % _stride != 0);
            _size = _blocks.Sum(kept => kept.Size);
        }
    }

    private sealed class Block(long number, byte[] data, int[] ends, long[] lines, int[] fieldCounts)
    {
        private readonly int[] _firstFields = FirstFields(fieldCounts);

        public long Number => number;

        public long[] Lines => lines;

        public long Size => data.Length + (4L * ends.Length) + (16L * lines.Length);

        public ReadOnlySpan<byte> Field(int row, int column)
        {
            if (column >= fieldCounts[row])
            {
                return default;
            }
            var field = _firstFields[row] + column;
            var start = field == 0 ? 0 : ends[field - 1];
            return data.AsSpan(start, ends[field] - start);
        }

        private static int[] FirstFields(int[] counts)
        {
            var first = new int[counts.Length];
            for (var row = 1; row < counts.Length; row++)
            {
                first[row] = first[row - 1] + counts[row - 1];
            }
            return first;
        }
    }
}

/// <summary>Sees one value of a sample.</summary>
/// <param name="row">Number of the row in the sample, from 0.</param>
/// <param name="line">Number of its line in the file, from 1.</param>
/// <param name="value">The value, without blanks around it.</param>
internal delegate void SampleVisitor(int row, long line, ReadOnlySpan<byte> value);
