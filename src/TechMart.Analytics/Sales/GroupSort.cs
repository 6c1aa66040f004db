namespace TechMart.Analytics.Sales;

/// <summary>Sorts the lines of one customer by order, then by time and everything else, so that only equal lines can change places.</summary>
internal sealed class GroupSort
{
    private readonly FullOrder _fullOrder;
    private Line[] _lines = [];
    private ulong[] _keys = [];
    private ulong[] _timeAndProduct = [];
    private int[] _index = [];
    private int _count;

    public GroupSort() => _fullOrder = new FullOrder(this);

    public ref Line this[int place] => ref _lines[_index[place]];

    public ulong KeyAt(int place) => _keys[place];

    public void Begin(int count)
    {
        if (_lines.Length < count)
        {
            var capacity = Math.Max(count, 2 * _lines.Length);
            _lines = new Line[capacity];
            _keys = new ulong[capacity];
            _timeAndProduct = new ulong[capacity];
            _index = new int[capacity];
        }
        _count = count;
    }

    public void Set(int i, ulong key, in Line line)
    {
        _keys[i] = key;
        _lines[i] = line;
        _index[i] = i;
    }

    public void Sort()
    {
        _keys.AsSpan(0, _count).Sort(_index.AsSpan(0, _count));
        for (var start = 0; start < _count;)
        {
            var end = EndOfTie(_keys, start, _count);
            if (end - start > 1)
            {
                SortTie(start, end);
            }
            start = end;
        }
    }

    private void SortTie(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            ref readonly var line = ref this[i];
            _timeAndProduct[i] = ((ulong)line.Time << 32) | (uint)(line.Product + 1);
        }
        _timeAndProduct.AsSpan(start, end - start).Sort(_index.AsSpan(start, end - start));
        while (start < end)
        {
            var endOfTie = EndOfTie(_timeAndProduct, start, end);
            if (endOfTie - start > 1)
            {
                _index.AsSpan(start, endOfTie - start).Sort(_fullOrder);
            }
            start = endOfTie;
        }
    }

    private static int EndOfTie(ulong[] keys, int start, int end)
    {
        var i = start + 1;
        while (i < end && keys[i] == keys[start])
        {
            i++;
        }
        return i;
    }

    private sealed class FullOrder(GroupSort sort) : IComparer<int>
    {
        public int Compare(int x, int y)
        {
            ref readonly var left = ref sort._lines[x];
            ref readonly var right = ref sort._lines[y];
            var order = left.Category.CompareTo(right.Category);
            order = order != 0 ? order : left.AttributeSet.CompareTo(right.AttributeSet);
            order = order != 0 ? order : left.Amount.CompareTo(right.Amount);
            order = order != 0 ? order : left.Quantity.CompareTo(right.Quantity);
            return order != 0 ? order : ((byte)left.Flags).CompareTo((byte)right.Flags);
        }
    }
}
