namespace TechMart.Analytics.Customers.Rfm;

/// <summary>The scores of all customers in one measure, and the borders between them.</summary>
internal sealed class MeasureScores
{
    private const int Scores = SegmentTable.Scores;
    private readonly bool _lowIsGood;

    private MeasureScores(long[] values, bool lowIsGood, byte[] scores, long[]? borders)
    {
        _lowIsGood = lowIsGood;
        ScoreOfCustomer = scores;
        var counts = new int[Scores + 1];
        var lowest = new long[Scores + 1];
        var highest = new long[Scores + 1];
        Array.Fill(lowest, long.MaxValue);
        Array.Fill(highest, long.MinValue);
        for (var customer = 0; customer < values.Length; customer++)
        {
            var score = scores[customer];
            counts[score]++;
            lowest[score] = Math.Min(lowest[score], values[customer]);
            highest[score] = Math.Max(highest[score], values[customer]);
        }
        (Counts, Lowest, Highest) = (counts, lowest, highest);
        Borders = borders ?? new long[Scores - 1];
        if (borders is null)
        {
            // By ranks, a value lies surely beyond a score when it is higher than all that got it.
            var reached = long.MinValue;
            for (var border = 0; border < Borders.Length; border++)
            {
                reached = Math.Max(reached, highest[lowIsGood ? Scores - border : border + 1]);
                Borders[border] = reached;
            }
        }
    }

    private enum Cut
    {
        Values,
        Ranks,
        Tiles,
    }

    /// <summary>1 (worst) to 5 for each customer.</summary>
    public byte[] ScoreOfCustomer { get; }

    /// <summary>Customers by score; entry 0 is not used.</summary>
    public int[] Counts { get; }

    /// <summary>Lowest value by score, meaningless where there is none.</summary>
    public long[] Lowest { get; }

    /// <summary>Highest value by score, meaningless where there is none.</summary>
    public long[] Highest { get; }

    /// <summary>Four values, never falling: what is higher than the first lies beyond the scores of the lowest values, and so on.</summary>
    public long[] Borders { get; }

    public static MeasureScores Of(long[] values, RfmMeasure measure, RfmOptions options)
    {
        var lowIsGood = measure == RfmMeasure.Recency;
        var @fixed = measure switch
        {
            RfmMeasure.Recency => options.RecencyBorders,
            RfmMeasure.Frequency => options.FrequencyBorders,
            _ => options.MonetaryBorders,
        };
        if (@fixed is { } given)
        {
            return ByBorders(values, lowIsGood, [.. given.All.Select(border => RfmValues.Floor(measure, border))]);
        }
        var cut = options.Ties switch
        {
            TieRule.Ntile => Cut.Tiles,
            TieRule.RankFirst => Cut.Ranks,
            TieRule.Notebook when measure == RfmMeasure.Frequency => Cut.Ranks,
            _ => Cut.Values,
        };
        if (cut == Cut.Tiles)
        {
            return ByTiles(values, lowIsGood);
        }
        var order = StableOrder.Of(values);
        // The quantile of a share p lies p (n − 1) steps above the lowest value. No value lies between it and the value at the step before,
        // so that one parts the customers in the same way, and without rounding.
        var steps = options.Shares.All.Select(share => (int)(share * Math.Max(0, values.Length - 1))).ToArray();
        if (lowIsGood)
        {
            steps = [.. options.Shares.All.Reverse().Select(share => (int)((1 - share) * Math.Max(0, values.Length - 1)))];
        }
        return cut == Cut.Values
            ? ByBorders(values, lowIsGood, [.. steps.Select(step => values.Length == 0 ? 0 : values[order[step]])])
            : ByRanks(values, lowIsGood, order, [.. steps.Select(step => step + 1)]);
    }

    /// <summary>The score of a value by the borders as they stand.</summary>
    public int ScoreOf(long value) => ScoreOf(value, _lowIsGood, Borders);

    private static int ScoreOf(long value, bool lowIsGood, ReadOnlySpan<long> borders)
    {
        var above = (value > borders[0] ? 1 : 0) + (value > borders[1] ? 1 : 0) + (value > borders[2] ? 1 : 0) + (value > borders[3] ? 1 : 0);
        return lowIsGood ? Scores - above : 1 + above;
    }

    private static MeasureScores ByBorders(long[] values, bool lowIsGood, long[] borders)
    {
        var scores = new byte[values.Length];
        for (var customer = 0; customer < values.Length; customer++)
        {
            scores[customer] = (byte)ScoreOf(values[customer], lowIsGood, borders);
        }
        return new MeasureScores(values, lowIsGood, scores, borders);
    }

    private static MeasureScores ByRanks(long[] values, bool lowIsGood, int[] order, int[] ends)
    {
        var scores = new byte[values.Length];
        var part = 0;
        for (var rank = 0; rank < order.Length; rank++)
        {
            while (part < ends.Length && rank >= ends[part])
            {
                part++;
            }
            scores[order[rank]] = (byte)(lowIsGood ? Scores - part : 1 + part);
        }
        return new MeasureScores(values, lowIsGood, scores, borders: null);
    }

    private static MeasureScores ByTiles(long[] values, bool lowIsGood)
    {
        // Worst first, so the longest recency; ties keep the order of the ids either way.
        var order = StableOrder.Of(lowIsGood ? Array.ConvertAll(values, value => -value) : values);
        var scores = new byte[values.Length];
        var (size, larger) = Math.DivRem(values.Length, Scores);
        for (var (tile, rank) = (0, 0); tile < Scores; tile++)
        {
            for (var end = rank + size + (tile < larger ? 1 : 0); rank < end; rank++)
            {
                scores[order[rank]] = (byte)(1 + tile);
            }
        }
        return new MeasureScores(values, lowIsGood, scores, borders: null);
    }
}
