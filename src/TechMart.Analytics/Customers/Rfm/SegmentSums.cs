using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>Adds up the customers of segments and of cells.</summary>
internal sealed class SegmentSums
{
    private const int Scores = SegmentTable.Scores;

    private readonly SegmentTable _table;
    private readonly Sums[] _segments;
    private readonly (int Customers, long Net)[,] _cells = new (int, long)[Scores + 1, Scores + 1];
    private readonly int _customers;
    private readonly long _net;

    public SegmentSums(RfmValueColumns values, RfmBorders borders, byte[] segment, NearBorders[] near)
    {
        _table = borders.Table;
        _segments = new Sums[_table.Segments.Count];
        _customers = segment.Length;
        for (var customer = 0; customer < segment.Length; customer++)
        {
            var net = values.Net[customer];
            _net += net;
            ref var sums = ref _segments[segment[customer]];
            sums.Customers++;
            sums.Net += net;
            sums.Orders += values.Orders[customer];
            sums.Recency += values.Recency[customer];
            sums.Frequency += values.Frequency[customer];
            sums.Monetary += values.Monetary[customer];
            sums.ByOrder += (int)(near[customer] & NearBorders.Order);
            sums.BySilence += (int)(near[customer] & NearBorders.Silence) / (int)NearBorders.Silence;
            ref var cell = ref _cells[
                borders.Recency.ScoreOfCustomer[customer],
                _table.OtherScore(borders.Frequency.ScoreOfCustomer[customer], borders.Monetary.ScoreOfCustomer[customer])];
            cell = (cell.Customers + 1, cell.Net + net);
        }
    }

    public decimal Revenue => FixedPoint.ToDecimal(_net);

    public IReadOnlyList<RfmSegment> Segments() => [.. _segments.Select((sums, place) => new RfmSegment(
        _table.Segments[place],
        sums.Customers,
        _customers == 0 ? null : (double)sums.Customers / _customers,
        FixedPoint.ToDecimal(sums.Net),
        _net > 0 ? (double)sums.Net / _net : null,
        sums.Orders,
        sums.Orders == 0 ? null : FixedPoint.ToDecimal(sums.Net) / sums.Orders,
        sums.Customers == 0 ? null : (double)sums.Recency / sums.Customers,
        sums.Customers == 0 ? null : (double)sums.Frequency / sums.Customers,
        sums.Customers == 0 ? null : FixedPoint.ToDecimal(sums.Monetary) / sums.Customers,
        sums.ByOrder,
        sums.BySilence))];

    public IReadOnlyList<RfmCell> Grid() =>
    [
        .. from recency in Enumerable.Range(1, Scores).Reverse()
           from other in Enumerable.Range(1, Scores)
           let cell = _cells[recency, other]
           select new RfmCell(recency, other, _table.SegmentOf(recency, other), cell.Customers, FixedPoint.ToDecimal(cell.Net)),
    ];

    private struct Sums
    {
        public int Customers;
        public long Net;
        public long Orders;
        public long Recency;
        public long Frequency;
        public long Monetary;
        public int ByOrder;
        public int BySilence;
    }
}
