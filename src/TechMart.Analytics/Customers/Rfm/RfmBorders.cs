using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>Tells what an order, or silence, would make of a customer, the borders between the scores held as they stand.</summary>
internal sealed class RfmBorders
{
    private const int Stride = SegmentTable.Scores + 1;

    // Money is told in hundredths: what is asked for must be payable.
    private const long Hundredth = FixedPoint.Scale / 100;

    // For all three scores the segment's place in the table.
    private readonly byte[] _segments = new byte[Stride * Stride * Stride];
    private readonly RfmOptions _options;

    // What just beyond each border of recency is scored.
    private readonly int[] _recencyBeyond;
    private readonly int _recencyToday;

    public RfmBorders(SegmentTable table, MeasureScores recency, MeasureScores frequency, MeasureScores monetary, RfmOptions options)
    {
        (Table, Recency, Frequency, Monetary, _options) = (table, recency, frequency, monetary, options);
        _recencyBeyond = [.. recency.Borders.Select(border => recency.ScoreOf(border + 1))];
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

    public byte SegmentOf(int customer) => _segments[Place(Scores(customer))];

    public NearBorders Near(RfmValueColumns values, int customer)
    {
        // Any order makes recent, however far the borders are: near one is who would cross it in frequency or money as well.
        var then = AfterOrder(values, customer);
        var onlyRecent = Place(then.R, Frequency.ScoreOfCustomer[customer], Monetary.ScoreOfCustomer[customer]);
        var near = _segments[Place(then)] == _segments[onlyRecent] ? NearBorders.None : NearBorders.Order;
        return AfterSilence(values, customer) is { Days: var days } && days <= _options.NearDays ? near | NearBorders.Silence : near;
    }

    public RfmNextOrder NextOrder(RfmValueColumns values, int customer)
    {
        var then = AfterOrder(values, customer);
        return new RfmNextOrder(
            UsualOrder(values, customer) is > 0 and var value ? FixedPoint.ToDecimal(value) : null, then.R, then.F, then.M, Table.Segments[_segments[Place(then)]]);
    }

    public RfmSilence? Silence(RfmValueColumns values, int customer) =>
        AfterSilence(values, customer) is var (days, r, segment) ? new RfmSilence(days, r, Table.Segments[segment]) : null;

    private static int Place(int r, int f, int m) => (((r * Stride) + f) * Stride) + m;

    private static int Place((int R, int F, int M) scores) => Place(scores.R, scores.F, scores.M);

    private (int R, int F, int M) Scores(int customer) =>
        (Recency.ScoreOfCustomer[customer], Frequency.ScoreOfCustomer[customer], Monetary.ScoreOfCustomer[customer]);

    /// <summary>Spend by order in ten-thousandths, rounded down; not positive where returns outweigh sales.</summary>
    private static long UsualOrder(RfmValueColumns values, int customer) => values.Spend[customer] / values.Orders[customer];

    private (int R, int F, int M) AfterOrder(RfmValueColumns values, int customer)
    {
        var (r, f, m) = Scores(customer);
        // Whoever ordered on the as-of day already has no day more by ordering again.
        var isNewDay = _options.Frequency == FrequencyMeasure.Orders || values.Recency[customer] > 0;
        var money = values.Monetary[customer];
        // At its usual value an order leaves the mean of the orders where it is.
        var more = _options.Monetary == MonetaryMeasure.NetPerOrder ? 0 : Math.Max(0, UsualOrder(values, customer));
        // Who does better cannot get a lower score than now, though ranks can have given more than the borders do.
        return (
            Math.Max(r, _recencyToday),
            Math.Max(f, Frequency.ScoreOf(values.Frequency[customer] + (isNewDay ? 1 : 0))),
            Math.Max(m, Monetary.ScoreOf(money > long.MaxValue - more ? long.MaxValue : money + more)));
    }

    private (long Days, int R, byte Segment)? AfterSilence(RfmValueColumns values, int customer)
    {
        var (r, f, m) = Scores(customer);
        var here = _segments[Place(r, f, m)];
        for (var border = 0; border < _recencyBeyond.Length; border++)
        {
            var lower = Math.Min(r, _recencyBeyond[border]);
            if (Recency.Borders[border] >= values.Recency[customer] && _segments[Place(lower, f, m)] is var there && there != here)
            {
                return (Recency.Borders[border] + 1 - values.Recency[customer], lower, there);
            }
        }
        return null;
    }

    public IEnumerable<RfmDistance> Distances(RfmValueColumns values, int customer)
    {
        var (r, f, m) = Scores(customer);
        if (Next(Recency, values.Recency[customer], score => score < r) is var (silent, lower))
        {
            yield return new RfmDistance(RfmMeasure.Recency, silent - values.Recency[customer], lower);
        }
        if (Next(Frequency, values.Frequency[customer], score => score > f) is var (often, oftener))
        {
            yield return new RfmDistance(RfmMeasure.Frequency, often - values.Frequency[customer], oftener);
        }
        if (Next(Monetary, values.Monetary[customer], score => score > m) is var (money, _))
        {
            var orders = _options.Monetary == MonetaryMeasure.NetPerOrder ? values.Orders[customer] : 1;
            // Rounded up to what can be paid it may reach further still.
            var more = (((Int128)money * orders) - values.Spend[customer] + Hundredth - 1) / Hundredth * Hundredth;
            var reached = (values.Spend[customer] + more) / orders;
            if (more <= long.MaxValue && reached <= long.MaxValue)
            {
                yield return new RfmDistance(RfmMeasure.Monetary, FixedPoint.ToDecimal((long)more), Math.Max(m, Monetary.ScoreOf((long)reached)));
            }
        }
    }

    /// <summary>The lowest value above a customer's own that lies just beyond a border and has a score as wanted; null where there is none.</summary>
    private static (long Value, int Score)? Next(MeasureScores scores, long value, Func<int, bool> isWanted)
    {
        foreach (var border in scores.Borders)
        {
            if (border >= value && border < long.MaxValue && scores.ScoreOf(border + 1) is var score && isWanted(score))
            {
                return (border + 1, score);
            }
        }
        return null;
    }
}
