using BenchmarkDotNet.Attributes;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>RFM of a million lines: the customers' histories, the scoring, and both with the last year as filter.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 5, iterationCount: 15)]
public class RfmBenchmarks
{
    private const int Lines = 1_000_000;

    private static readonly RfmOptions Equal = new();
    private static readonly RfmOptions Ntile = new() { Ties = TieRule.Ntile };

    private ColumnarSalesQueries _queries = null!;
    private CustomerHistories _histories = null!;

    [Params(10_000, 100_000)]
    public int Customers { get; set; }

    [GlobalSetup]
    public async Task Build()
    {
        _queries = new ColumnarSalesQueries(ColumnsShop.Table(Lines, linesPerOrder: 4, Lines / Customers));
        _histories = await Histories();
    }

    [Benchmark]
    public async Task<CustomerHistories> Histories() => await _queries.CustomerHistoriesAsync(SalesFilter.All);

    [Benchmark]
    public RfmResult Scores() => RfmAnalysis.Of(_histories, Equal);

    [Benchmark]
    public RfmResult ScoresByRanks() => RfmAnalysis.Of(_histories, Ntile);

    [Benchmark]
    public Task<RfmResult> Rfm() => RfmAnalysis.RunAsync(_queries, SalesFilter.All, Equal);

    [Benchmark]
    public Task<RfmResult> RfmOfTheLastYear() => RfmAnalysis.RunAsync(_queries, ColumnsShop.LastYear(), Equal);
}
