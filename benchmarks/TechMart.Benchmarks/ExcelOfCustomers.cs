using System.Diagnostics;
using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Tables;
using TechMart.Tables.Customers;

namespace TechMart.Benchmarks;

/// <summary>
/// The list of more than 100,000 scored customers as a workbook in a file, as managers download it: time, processor time, and how far the process grows
/// above what it held before.
/// </summary>
public static class ExcelOfCustomers
{
    private const int Lines = 1_500_000;
    private const int LinesPerCustomer = 11;
    private const int Rounds = 7;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(string file)
    {
        var queries = new ColumnarSalesQueries(ColumnsShop.Table(Lines, linesPerOrder: 4, LinesPerCustomer));
        var rfm = await RfmAnalysis.RunAsync(queries, SalesFilter.All, new RfmOptions());
        var list = await CustomerList.OfAsync(queries, rfm, SalesFilter.All, segment: null, hasCategories: true);
        var culture = CultureInfo.InvariantCulture;
        var words = new CustomerTable(culture, culture, amount => amount.ToString("N2", culture));
        var seconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var before = Environment.WorkingSet;
            var processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            var (highest, ended) = (before, false);
            var watch = Task.Run(async () =>
            {
                while (!Volatile.Read(ref ended))
                {
                    highest = Math.Max(highest, Environment.WorkingSet);
                    await Task.Delay(BetweenLooks);
                }
            });
            var stream = File.Create(file);
            await using (stream.ConfigureAwait(false))
            {
                var table = words.File(list, "customers", "Customers", new CustomerListFacts("Benchmark", "1"));
                await ExcelTable.WriteAsync(table, new TableQuery(), culture, stream);
            }
            var time = Stopwatch.GetElapsedTime(started);
            Volatile.Write(ref ended, true);
            await watch;
            seconds.Add(time.TotalSeconds);
            Console.WriteLine(string.Create(
                culture,
                $"{time.TotalSeconds:0.00} s, processor {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:0.00} s, at most {(highest - before) / 1e6:0.0} MB above {before / 1e6:0} MB"));
        }
        seconds.Sort();
        Console.WriteLine(string.Create(culture, $"{list.Count} customers, {new FileInfo(file).Length / 1e6:0.0} MB, median {seconds[Rounds / 2]:0.00} s, best {seconds[0]:0.00} s"));
        return 0;
    }
}
