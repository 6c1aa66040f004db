namespace TechMart.Analytics.Sales;

/// <summary>Writes one history for each known customer of the chunks that it visits.</summary>
internal sealed class CustomerHistoryWorker(SalesTable table) : ScanWorker(table)
{
    private List<CustomerHistory> _histories = [];
    private int _current = -1;
    private int _lastOrder;
    private int _orders;
    private uint _first;
    private uint _last;
    private long _gross;
    private long _returns;
    private long _units;
    private int _lines;

    private readonly List<(int Chunk, List<CustomerHistory> Histories)> _chunks = [];

    /// <summary>The histories of all workers in the order of the table, which is that of the customers' ids.</summary>
    public static IReadOnlyList<CustomerHistory> Merge(CustomerHistoryWorker[] workers)
    {
        foreach (var worker in workers)
        {
            worker.Finish();
        }
        var chunks = workers.SelectMany(worker => worker._chunks).OrderBy(chunk => chunk.Chunk).ToList();
        var histories = new List<CustomerHistory>(chunks.Sum(chunk => chunk.Histories.Count));
        foreach (var chunk in chunks)
        {
            histories.AddRange(chunk.Histories);
        }
        return histories;
    }

    public override void BeginChunk(int chunk, int start)
    {
        Finish();
        base.BeginChunk(chunk, start);
        _histories = [];
        _chunks.Add((chunk, _histories));
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        foreach (var selected in selection)
        {
            var line = start + selected;
            MoveTo(line);
            if (Customer < 0)
            {
                return;
            }
            if (Customer != _current)
            {
                Finish();
                _current = Customer;
            }
            var kind = Table.Kind[line];
            var amount = Table.Amount[line];
            _lines++;
            _units += Table.Quantity[line];
            if ((kind & LineKind.Return) != 0)
            {
                _returns -= amount;
            }
            else if (kind >= LineKind.Sale)
            {
                var time = Table.Time[line];
                _gross += amount;
                _first = _orders == 0 ? time : Math.Min(_first, time);
                _last = Math.Max(_last, time);
                if (_lastOrder != Table.Order[line] + 1)
                {
                    _lastOrder = Table.Order[line] + 1;
                    _orders++;
                }
            }
        }
    }

    private void Finish()
    {
        if (_current >= 0)
        {
            var dated = Table.HasTime && _orders > 0;
            _histories.Add(new CustomerHistory(
                Table.CustomerKeys[_current],
                _orders,
                dated ? SalesTable.TimeOf(_first) : null,
                dated ? SalesTable.TimeOf(_last) : null,
                FixedPoint.ToDecimal(_gross),
                FixedPoint.ToDecimal(_returns),
                FixedPoint.ToDecimal(_units),
                _lines));
        }
        _current = -1;
        _lastOrder = 0;
        _orders = 0;
        _first = 0;
        _last = 0;
        _gross = 0;
        _returns = 0;
        _units = 0;
        _lines = 0;
    }
}
