using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>
/// RFM: customers by how lately, how often and for how much they bought (Hughes, Strategic Database Marketing, 1994), scored by fifths and named by
/// a table of segments.
/// </summary>
public static class RfmAnalysis
{
    /// <summary>With fewer customers than this (ten for each fifth) the scores rest on little, and a note says so.</summary>
    public const int FewCustomers = 50;

    private const int SecondsPerDay = 86_400;
    private const int ParallelCustomers = 20_000;

    /// <summary>Asks for the histories of a selection, up to the as-of day where one is given, and scores them.</summary>
    /// <param name="queries">Answers the aggregate.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="options">How to score and name.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used: see <see cref="RfmOptions.Check"/>.</exception>
    public static async Task<RfmResult> RunAsync(ISalesQueries queries, SalesFilter filter, RfmOptions options, CancellationToken cancellation = default)
    {
        options.Check();
        var histories = await queries.CustomerHistoriesAsync(AsOfDay.Known(filter, options.AsOf), cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Of(histories, options);
    }

    /// <summary>Scores histories.</summary>
    /// <param name="histories">What each customer did.</param>
    /// <param name="options">How to score and name.</param>
    /// <exception cref="ArgumentException">The options cannot be used (see <see cref="RfmOptions.Check"/>), or the histories reach beyond their as-of day.</exception>
    public static RfmResult Of(CustomerHistories histories, RfmOptions options)
    {
        options.Check();
        if (options.AsOf < histories.LastDay)
        {
            throw new ArgumentException($"The histories reach beyond the as-of day, to {histories.LastDay:yyyy-MM-dd}.", nameof(histories));
        }
        var asOf = histories.HasTime ? options.AsOf ?? histories.AsOf : null;
        var values = Values(histories, asOf, options);
        var scores = new MeasureScores[3];
        var columns = new[] { values.Recency, values.Frequency, values.Monetary };
        Each(scores.Length, values.Customers.Count, measure => scores[measure] = MeasureScores.Of(columns[measure], (RfmMeasure)measure, options));
        var borders = new RfmBorders(options.Segments, scores[0], scores[1], scores[2], options);
        var segment = new byte[values.Customers.Count];
        var near = new NearBorders[values.Customers.Count];
        var parts = Environment.ProcessorCount;
        Each(parts, values.Customers.Count, part =>
        {
            var end = (int)((long)segment.Length * (part + 1) / parts);
            for (var customer = (int)((long)segment.Length * part / parts); customer < end; customer++)
            {
                segment[customer] = borders.SegmentOf(customer);
                near[customer] = borders.Near(values, customer);
            }
        });

        var sums = new SegmentSums(values, borders, segment, near);
        return new RfmResult
        {
            AsOf = asOf,
            Options = options,
            Customers = new RfmCustomers(values, borders, segment, near),
            Segments = sums.Segments(),
            Grid = sums.Grid(),
            Recency = RfmValues.Scale(RfmMeasure.Recency, scores[0]),
            Frequency = RfmValues.Scale(RfmMeasure.Frequency, scores[1]),
            Monetary = RfmValues.Scale(RfmMeasure.Monetary, scores[2]),
            Notes = [.. Notes(histories, values, scores)],
            Lines = Lines(histories),
            UnknownLines = histories.UnknownLines,
            Revenue = sums.Revenue,
        };
    }

    private static RfmValueColumns Values(CustomerHistories histories, DateOnly? asOf, RfmOptions options)
    {
        var allOrders = histories.Orders;
        var lastTimes = histories.LastTimes;
        var gross = histories.GrossRevenue;
        var returns = histories.Returns;
        var often = options.Frequency == FrequencyMeasure.OrderDays ? histories.OrderDays : allOrders;
        var grossOnly = options.Monetary == MonetaryMeasure.GrossRevenue;
        var buyers = asOf is null ? 0 : histories.Count - allOrders.Count(0);
        var customers = buyers == histories.Count ? null : new string[buyers];
        var (orders, net) = (new int[buyers], new long[buyers]);
        var spend = grossOnly ? new long[buyers] : net;
        var (recency, frequency) = (new long[buyers], new long[buyers]);
        var lastDay = asOf is { } day ? SalesTable.SecondsOf(day) / SecondsPerDay : 0;
        for (var (i, buyer) = (0, 0); buyer < buyers; i++)
        {
            if (allOrders[i] == 0)
            {
                continue;
            }
            customers?[buyer] = histories.Customers[i];
            orders[buyer] = allOrders[i];
            net[buyer] = gross[i] - returns[i];
            if (grossOnly)
            {
                spend[buyer] = gross[i];
            }
            recency[buyer] = lastDay - (lastTimes[i] / SecondsPerDay);
            frequency[buyer] = often[i];
            buyer++;
        }
        var monetary = spend;
        if (options.Monetary == MonetaryMeasure.NetPerOrder)
        {
            monetary = new long[buyers];
            for (var i = 0; i < buyers; i++)
            {
                monetary[i] = decimal.ToInt64(decimal.Round((decimal)spend[i] / orders[i], MidpointRounding.AwayFromZero));
            }
        }
        return new RfmValueColumns(customers ?? histories.Customers, orders, net, spend, recency, frequency, monetary);
    }

    private static LineUsage Lines(CustomerHistories histories)
    {
        var used = 0L;
        for (var i = 0; i < histories.Count; i++)
        {
            used += histories.HasTime && histories.Orders[i] > 0 ? histories.LineCounts[i] : 0;
        }
        return new LineUsage(used, histories.Lines.Used + histories.Lines.LeftOut - used);
    }

    private static IEnumerable<RfmNote> Notes(CustomerHistories histories, RfmValueColumns values, MeasureScores[] scores)
    {
        var customers = values.Customers.Count;
        if (customers == 0)
        {
            yield return histories switch
            {
                { HasTime: false, Lines: not { Used: 0, LeftOut: 0 } } => new RfmNote(RfmNotes.NoTime),
                { Count: 0, UnknownLines: 0 } => new RfmNote(RfmNotes.NoLines),
                { Count: 0 } => new RfmNote(RfmNotes.NoKnownCustomers, Count: histories.UnknownLines),
                _ => new RfmNote(RfmNotes.NoOrders, Count: histories.Count),
            };
            yield break;
        }
        if (customers < FewCustomers)
        {
            yield return new RfmNote(RfmNotes.FewCustomers, Count: customers);
        }
        foreach (var measure in Enum.GetValues<RfmMeasure>())
        {
            var scored = scores[(int)measure];
            if (customers > 1 && scored.Lowest.Min() == scored.Highest.Max())
            {
                yield return new RfmNote(RfmNotes.EqualValues, measure, customers);
            }
            else if (customers >= FewCustomers && scored.Counts.Skip(1).Count(count => count == 0) is > 0 and var empty)
            {
                yield return new RfmNote(RfmNotes.EmptyScores, measure, empty);
            }
        }
        if (values.Net.Count(net => net < 0) is > 0 and var negative)
        {
            yield return new RfmNote(RfmNotes.NegativeSpend, Count: negative);
        }
        if (histories.Count > customers)
        {
            yield return new RfmNote(RfmNotes.ReturnsOnly, Count: histories.Count - customers);
        }
    }

    /// <summary>Does numbered pieces of work, side by side where there are customers enough.</summary>
    private static void Each(int pieces, int customers, Action<int> work)
    {
        if (customers >= ParallelCustomers)
        {
            Parallel.For(0, pieces, work);
            return;
        }
        for (var piece = 0; piece < pieces; piece++)
        {
            work(piece);
        }
    }
}
