using System.Diagnostics;
using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>RFM of the benchmark's shop, and its lines as a file, so that <c>rfm-pandas.py</c> can do the same beside it.</summary>
public static class RfmBeside
{
    private const int Lines = 1_000_000;
    private const int Customers = 100_000;
    private const int WarmUp = 50;
    private const int Rounds = 101;

    public static async Task<int> RunAsync(string file)
    {
        var shop = new ColumnsShop(Lines, linesPerOrder: 4, Lines / Customers);
        var writer = new StreamWriter(file);
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync("customer,order,day,amount,is_return");
            foreach (var batch in shop.Batches())
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    await writer.WriteLineAsync(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{batch.Customer[i]},{batch.Order[i]},{batch.Time[i] / 86_400},{batch.Amount[i]},{(batch.Flags[i] == LineFlags.Return ? 1 : 0)}"));
                }
            }
        }

        var queries = new ColumnarSalesQueries(ColumnsShop.Table(Lines, linesPerOrder: 4, Lines / Customers));
        var milliseconds = new List<double>();
        RfmResult rfm;
        var processor = TimeSpan.Zero;
        do
        {
            if (milliseconds.Count == WarmUp)
            {
                processor = Environment.CpuUsage.TotalTime;
            }
            var started = Stopwatch.GetTimestamp();
            rfm = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions());
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        while (milliseconds.Count < WarmUp + Rounds);
        processor = (Environment.CpuUsage.TotalTime - processor) / Rounds;
        milliseconds.RemoveRange(0, WarmUp);
        milliseconds.Sort();
        foreach (var segment in rfm.Segments)
        {
            Console.WriteLine(FormattableString.Invariant($"{segment.Segment} {segment.Customers} {segment.Revenue}"));
        }
        Console.WriteLine(FormattableString.Invariant($"median {milliseconds[Rounds / 2]:0.0} ms, best {milliseconds[0]:0.0} ms, processor time of all threads {processor.TotalMilliseconds:0.0} ms"));
        return 0;
    }
}
