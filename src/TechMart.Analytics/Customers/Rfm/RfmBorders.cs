using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>Tells which single change moves a customer across the borders of scores into another segment.</summary>
internal sealed class RfmBorders
{
    private const int Stays = -1;
    private const int Stride = SegmentTable.Scores + 1;
    private const long Millionths = 1_000_000;

    // Money is told in hundredths: what is asked for must be payable.
    private const long Hundredth = FixedPoint.Scale / 100;

    // For all three scores the segment's place in the table.
    private readonly byte[] _segments = new byte[Stride * Stride * Stride];
    private readonly bool _byOrder;
    private readonly long _nearSpend;
    private readonly int _nearDays;

    // What just beyond each border is scored.
    private readonly int[] _recencyBeyond;
    private readonly int[] _monetaryBeyond;
    private readonly int _recencyToday;

    public RfmBorders(SegmentTable table, MeasureScores recency, MeasureScores frequency, MeasureScores monetary, RfmOptions options)
    {
        (Table, Recency, Frequency, Monetary) = (table, recency, frequency, monetary);
        _byOrder = options.Monetary == MonetaryMeasure.NetPerOrder;
        _nearSpend = (long)(options.NearSpendShare * Millionths);
        _nearDays = options.NearDays;
        _recencyBeyond = Beyond(recency);
        _monetaryBeyond = Beyond(monetary);
        _recencyToday = recency.ScoreOf(0);
        for (var r = 1; r < Stride; r++)
        {
            for (var f = 1; f < Stride; f++)
            {
                for (var m = 1; m < Stride; m++)
                {
                    _segments[Place(r, f, m)] = (byte)table.SegmentIndex(r, table.OtherScore(f, m));
                }
            }
        }
    }

    public SegmentTable Table { get; }

    public MeasureScores Recency { get; }

    public MeasureScores Frequency { get; }

    public MeasureScores Monetary { get; }

    public byte SegmentOf(int customer) => _segments[Place(
        Recency.ScoreOfCustomer[customer], Frequency.ScoreOfCustomer[customer], Monetary.ScoreOfCustomer[customer])];

    public RfmMoves Moves(RfmValueColumns values, int customer)
    {
        int r = Recency.ScoreOfCustomer[customer], f = Frequency.ScoreOfCustomer[customer], m = Monetary.ScoreOfCustomer[customer];
        var here = _segments[Place(r, f, m)];
        // A customer who does better cannot get a lower score than now, though ranks can have given more than the borders do.
        var oftener = Math.Max(f, Frequency.ScoreOf(values.Frequency[customer] + 1));
        var moves = new RfmMoves
        {
            OneMoreOrder = Unless(here, Place(r, oftener, m)),
            OrderToday = Unless(here, Place(Math.Max(r, _recencyToday), oftener, m)),
            MoreSpend = Stays,
            Silence = Stays,
        };
        for (var border = 0; border < _monetaryBeyond.Length; border++)
        {
            if (Monetary.Borders[border] < values.Monetary[customer] || Unless(here, Place(r, f, Math.Max(m, _monetaryBeyond[border]))) == Stays)
            {
                continue;
            }
            var orders = _byOrder ? values.Orders[customer] : 1;
            // Rounded up to what can be paid it may reach further still.
            if (SpendBeyond(Monetary.Borders[border], values.Spend[customer], orders) is var (more, reached)
                && Unless(here, Place(r, f, Math.Max(m, Monetary.ScoreOf(reached)))) is var there && there != Stays)
            {
                (moves.MoreSpend, moves.Spend) = (there, more);
                break;
            }
        }
        for (var border = 0; border < _recencyBeyond.Length; border++)
        {
            if (Recency.Borders[border] >= values.Recency[customer]
                && Unless(here, Place(Math.Min(r, _recencyBeyond[border]), f, m)) is var there && there != Stays)
            {
                (moves.Silence, moves.Days) = (there, Recency.Borders[border] + 1 - values.Recency[customer]);
                break;
            }
        }
        return moves;
    }

    public NearBorders Near(RfmValueColumns values, int customer)
    {
        var moves = Moves(values, customer);
        var near = moves.OneMoreOrder == Stays ? NearBorders.None : NearBorders.Order;
        if (moves.MoreSpend != Stays && (Int128)moves.Spend * Millionths <= (Int128)values.Spend[customer] * _nearSpend)
        {
            near |= NearBorders.Spend;
        }
        if (moves.Silence != Stays && moves.Days <= _nearDays)
        {
            near |= NearBorders.Silence;
        }
        return near;
    }

    private static int Place(int r, int f, int m) => (((r * Stride) + f) * Stride) + m;

    private static int[] Beyond(MeasureScores scores) => [.. scores.Borders.Select(border => scores.ScoreOf(border + 1))];

    /// <summary>The least payable spend that lifts a value above a border, and the value then; null where no number holds it.</summary>
    private static (long More, long Reached)? SpendBeyond(long border, long spend, int orders)
    {
        const long Safe = long.MaxValue / 4;
        if (orders == 1 && border < Safe && spend > -Safe)
        {
            var plain = (border - spend + Hundredth) / Hundredth * Hundredth;
            return (plain, spend + plain);
        }
        var more = (((Int128)(border + 1) * orders) - spend + Hundredth - 1) / Hundredth * Hundredth;
        return spend + more > long.MaxValue || more > long.MaxValue ? null : ((long)more, (long)((spend + more) / orders));
    }

    private int Unless(int here, int place) => _segments[place] is var there && there == here ? Stays : there;

    /// <summary>Where each change leads, as the segment's place in the table, or −1 where the customer stays.</summary>
    internal struct RfmMoves
    {
        public int OneMoreOrder;
        public int OrderToday;
        public int MoreSpend;
        public long Spend;
        public int Silence;
        public long Days;

        public readonly IReadOnlyList<RfmMove> All(SegmentTable table)
        {
            var all = new List<RfmMove>(4);
            Add(RfmChange.OneMoreOrder, 1, OneMoreOrder);
            Add(RfmChange.OrderToday, 1, OrderToday);
            Add(RfmChange.MoreSpend, FixedPoint.ToDecimal(Spend), MoreSpend);
            Add(RfmChange.Silence, Days, Silence);
            return all;

            void Add(RfmChange change, decimal amount, int segment)
            {
                if (segment != Stays)
                {
                    all.Add(new RfmMove(change, amount, table.Segments[segment]));
                }
            }
        }
    }
}
