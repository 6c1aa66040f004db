using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>Tells which single change moves a customer across the borders of scores into another segment.</summary>
internal sealed class RfmBorders(SegmentTable table, MeasureScores recency, MeasureScores frequency, MeasureScores monetary, RfmOptions options)
{
    private const int Stays = -1;

    // Money is told in hundredths: what is asked for must be payable.
    private const long Hundredth = FixedPoint.Scale / 100;

    public SegmentTable Table { get; } = table;

    public MeasureScores Recency { get; } = recency;

    public MeasureScores Frequency { get; } = frequency;

    public MeasureScores Monetary { get; } = monetary;

    public int SegmentOf(int customer) => Segment(
        Recency.ScoreOfCustomer[customer], Frequency.ScoreOfCustomer[customer], Monetary.ScoreOfCustomer[customer]);

    public RfmMoves Moves(RfmValueColumns values, int customer)
    {
        var (r, f, m) = (Recency.ScoreOfCustomer[customer], Frequency.ScoreOfCustomer[customer], Monetary.ScoreOfCustomer[customer]);
        var here = Segment(r, f, m);
        // A customer who does better cannot get a lower score than now, though ranks can have given more than the borders do.
        var oftener = Math.Max(f, Frequency.ScoreOf(values.Frequency[customer] + 1));
        var moves = new RfmMoves
        {
            OneMoreOrder = Unless(here, Segment(r, oftener, m)),
            OrderToday = Unless(here, Segment(Math.Max(r, Recency.ScoreOf(0)), oftener, m)),
            MoreSpend = Stays,
            Silence = Stays,
        };
        foreach (var border in Monetary.Borders)
        {
            if (border < values.Monetary[customer] || Segment(r, f, Math.Max(m, Monetary.ScoreOf(border + 1))) == here)
            {
                continue;
            }
            var divisor = options.Monetary == MonetaryMeasure.NetPerOrder ? values.Orders[customer] : 1;
            var more = ((Int128)(border + 1) * divisor) - values.Spend[customer];
            more = (more + Hundredth - 1) / Hundredth * Hundredth;
            // Rounded up to what can be paid it may reach further still.
            var reached = (values.Spend[customer] + more) / divisor;
            if (reached <= long.MaxValue && Segment(r, f, Math.Max(m, Monetary.ScoreOf((long)reached))) is var there && there != here)
            {
                (moves.MoreSpend, moves.Spend) = (there, (long)more);
                break;
            }
        }
        foreach (var border in Recency.Borders)
        {
            if (border < values.Recency[customer])
            {
                continue;
            }
            var score = Math.Min(r, Recency.ScoreOf(border + 1));
            if (Segment(score, f, m) is var there && there != here)
            {
                (moves.Silence, moves.Days) = (there, border + 1 - values.Recency[customer]);
                break;
            }
        }
        return moves;
    }

    public NearBorders Near(RfmValueColumns values, int customer)
    {
        var moves = Moves(values, customer);
        var near = moves.OneMoreOrder == Stays ? NearBorders.None : NearBorders.Order;
        if (moves.MoreSpend != Stays && moves.Spend <= options.NearSpendShare * values.Spend[customer])
        {
            near |= NearBorders.Spend;
        }
        if (moves.Silence != Stays && moves.Days <= options.NearDays)
        {
            near |= NearBorders.Silence;
        }
        return near;
    }

    private int Segment(int r, int f, int m) => Table.SegmentIndex(r, Table.OtherScore(f, m));

    private static int Unless(int here, int there) => there == here ? Stays : there;

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
