namespace TechMart.Analytics.Sales;

/// <summary>
/// Writes the history of each known customer of the chunks that it visits. A customer's lines lie in one chunk, so workers write
/// to the same columns without meeting.
/// </summary>
internal sealed class CustomerHistoryWorker(SalesTable table, CustomerHistoryColumns columns) : ScanWorker(table)
{
    private const int SecondsPerDay = 86_400;
    private const int None = -1;

    private int _customer = None;
    private int _lastOrder = None;
    private int _orders;
    private uint _first;
    private uint _last;
    private long _gross;
    private long _returns;
    private long _units;
    private int _lines;
    private int _returnLines;

    // The customer's days with a sale, one after the other as they are met, and what was sold on them.
    private uint[] _days = new uint[64];
    private long[] _grossOfDay = new long[64];
    private int _dayCount;
    private bool _daysRise = true;

    private long _allLines;
    private long _unknownLines;
    private uint _firstTime = uint.MaxValue;
    private uint _lastTime;

    public static CustomerHistories Merge(CustomerHistoryWorker[] workers, CustomerHistoryColumns columns, DateOnly? asOf)
    {
        var table = workers[0].Table;
        foreach (var worker in workers)
        {
            worker.Finish();
        }
        var customers = columns.Lines.AsSpan();
        var kept = new int[customers.Length - customers.Count(0)];
        for (var (customer, next) = (0, 0); next < kept.Length; customer++)
        {
            if (customers[customer] > 0)
            {
                kept[next++] = customer;
            }
        }
        var every = kept.Length == customers.Length;
        var lines = workers.Sum(worker => worker._allLines);
        var unknown = workers.Sum(worker => worker._unknownLines);
        var dated = table.HasTime && lines > 0;
        return new CustomerHistories(
            every ? table.CustomerKeys : Array.ConvertAll(kept, customer => table.CustomerKeys[customer]), every ? columns : columns.Of(kept))
        {
            HasTime = table.HasTime,
            AsOf = asOf,
            FirstDay = dated ? SalesTable.DayOf(workers.Min(worker => worker._firstTime)) : null,
            LastDay = dated ? SalesTable.DayOf(workers.Max(worker => worker._lastTime)) : null,
            Lines = new LineUsage(lines - unknown, table.Lines - (lines - unknown)),
            UnknownLines = unknown,
        };
    }

    public override void BeginChunk(int chunk, int start)
    {
        Finish();
        base.BeginChunk(chunk, start);
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        var orders = Table.Order.AsSpan(start, count);
        var times = Table.Time.AsSpan(start, count);
        var kinds = Table.Kind.AsSpan(start, count);
        var amounts = Table.Amount.AsSpan(start, count);
        var quantities = Table.Quantity.AsSpan(start, count);
        _allLines += selection.Length;
        for (var k = 0; k < selection.Length;)
        {
            // A run: lines of one order at one time.
            var line = selection[k];
            var (order, time) = (orders[line], times[line]);
            _firstTime = Math.Min(_firstTime, time);
            _lastTime = Math.Max(_lastTime, time);
            MoveTo(start + line);
            var begin = k;
            var (gross, returned, units) = (0L, 0L, 0L);
            var (sales, returns) = (0, 0);
            do
            {
                var kind = kinds[line];
                if (kind >= LineKind.Sale)
                {
                    gross += amounts[line];
                    sales++;
                }
                else if ((kind & LineKind.Return) != 0)
                {
                    returned -= amounts[line];
                    returns++;
                }
                units += quantities[line];
                if (++k == selection.Length)
                {
                    break;
                }
                line = selection[k];
            }
            while (orders[line] == order && times[line] == time);
            if (Customer < 0)
            {
                _unknownLines += k - begin;
                continue;
            }
            if (Customer != _customer)
            {
                Finish();
                _customer = Customer;
            }
            _lines += k - begin;
            _returnLines += returns;
            _returns += returned;
            _units += units;
            if (sales > 0)
            {
                AddSale(order, time, gross);
            }
        }
    }

    private void AddSale(int order, uint time, long gross)
    {
        _first = _orders == 0 ? time : Math.Min(_first, time);
        _last = Math.Max(_last, time);
        _gross += gross;
        if (order != _lastOrder)
        {
            _lastOrder = order;
            _orders++;
        }
        var day = time / SecondsPerDay;
        if (_dayCount > 0 && _days[_dayCount - 1] == day)
        {
            _grossOfDay[_dayCount - 1] += gross;
            return;
        }
        if (_dayCount == _days.Length)
        {
            Array.Resize(ref _days, 2 * _dayCount);
            Array.Resize(ref _grossOfDay, 2 * _dayCount);
        }
        // Orders are sorted by their first line: one that spans days can lead back to a day met before.
        _daysRise &= _dayCount == 0 || day > _days[_dayCount - 1];
        (_days[_dayCount], _grossOfDay[_dayCount]) = (day, gross);
        _dayCount++;
    }

    private void Finish()
    {
        if (_customer >= 0)
        {
            if (!_daysRise)
            {
                MergeDays();
            }
            columns.Orders[_customer] = _orders;
            columns.OrderDays[_customer] = Table.HasTime ? _dayCount : 0;
            columns.FirstTimes[_customer] = _first;
            columns.LastTimes[_customer] = _last;
            columns.GrossRevenue[_customer] = _gross;
            columns.FirstDayGrossRevenue[_customer] = Table.HasTime && _dayCount > 0 ? _grossOfDay[0] : 0;
            columns.Returns[_customer] = _returns;
            columns.Units[_customer] = _units;
            columns.Lines[_customer] = _lines;
            columns.ReturnLines[_customer] = _returnLines;
        }
        (_customer, _lastOrder) = (None, None);
        (_orders, _first, _last, _gross, _returns, _units, _lines, _returnLines) = (0, 0, 0, 0, 0, 0, 0, 0);
        (_dayCount, _daysRise) = (0, true);
    }

    private void MergeDays()
    {
        Array.Sort(_days, _grossOfDay, 0, _dayCount);
        var distinct = 0;
        for (var day = 1; day < _dayCount; day++)
        {
            if (_days[day] == _days[distinct])
            {
                _grossOfDay[distinct] += _grossOfDay[day];
            }
            else
            {
                distinct++;
                (_days[distinct], _grossOfDay[distinct]) = (_days[day], _grossOfDay[day]);
            }
        }
        _dayCount = distinct + 1;
    }
}
