using TechMart.Analytics.Sales;

namespace TechMart.Import.Cleaning;

/// <summary>Sums over the accepted lines.</summary>
internal sealed class AcceptedTotals(bool hasTime)
{
    private Int128 _sales;
    private Int128 _returns;
    private Int128 _units;
    private uint _first = uint.MaxValue;
    private uint _last;

    public long Lines { get; private set; }

    public decimal GrossRevenue => Unscaled(_sales);

    public decimal Returns => Unscaled(_returns);

    public decimal Units => Unscaled(_units);

    public DateOnly? From => hasTime && Lines > 0 ? DayOf(_first) : null;

    public DateOnly? To => hasTime && Lines > 0 ? DayOf(_last) : null;

    public void Add(SalesBatch lines)
    {
        Lines += lines.Count;
        for (var line = 0; line < lines.Count; line++)
        {
            if ((lines.Flags[line] & LineFlags.Return) != 0)
            {
                _returns -= lines.Amount[line];
            }
            else
            {
                _sales += lines.Amount[line];
            }
            _units += lines.Quantity[line];
            _first = Math.Min(_first, lines.Time[line]);
            _last = Math.Max(_last, lines.Time[line]);
        }
    }

    internal static DateOnly DayOf(uint time) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddSeconds(time));

    private static decimal Unscaled(Int128 sum) => (decimal)sum / FixedPoint.Scale;
}
