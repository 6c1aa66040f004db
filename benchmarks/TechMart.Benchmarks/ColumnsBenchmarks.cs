using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>From coded blocks to sorted columns.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class ColumnsBuildBenchmarks
{
    private ColumnsShop _shop = null!;
    private SalesTableBuilder _builder = null!;

    [Params(1_000_000, 10_000_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void MakeShop() => _shop = new ColumnsShop(Lines, linesPerOrder: 4);

    [IterationSetup]
    public void AddLines()
    {
        _builder = new SalesTableBuilder(hasTime: true);
        foreach (var batch in _shop.Batches())
        {
            _builder.Add(batch);
        }
    }

    [Benchmark]
    public SalesTable Build() => _builder.Build(_shop.Vocabulary);
}

/// <summary>The Overview of the last of two years against the year before, and single questions; orders of four lines or of one.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class ColumnsQueryBenchmarks
{
    private static readonly SalesFilter OneCategory = ColumnsShop.LastYear("Category 100003");
    private static readonly ComparisonChoice Previous = new(ComparisonKind.Previous);

    private SalesTable _table = null!;
    private ColumnarSalesQueries _queries = null!;

    [Params(1_000_000, 10_000_000)]
    public int Lines { get; set; }

    [Params(1, 4)]
    public int LinesPerOrder { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _table = ColumnsShop.Table(Lines, LinesPerOrder);
        _queries = new ColumnarSalesQueries(_table);
        Console.WriteLine(FormattableString.Invariant($"// {Lines} lines: {_table.BytesPerLine:0.00} bytes a line"));
    }

    [Benchmark]
    public Task<Overview> OverviewWithComparison() => Run(ColumnsShop.LastYear());

    [Benchmark]
    public Task<Overview> OverviewWithComparisonOfOneCategory() => Run(OneCategory);

    [Benchmark]
    public Task<Overview> OverviewOfEverything() => Run(SalesFilter.All);

    [Benchmark]
    public async Task<SalesTotals> TotalsOfOneCategory() => await _queries.TotalsAsync(OneCategory);

    private Task<Overview> Run(SalesFilter filter) =>
        OverviewAnalysis.RunAsync(_queries, filter, Previous, _table.FirstDay, _table.LastDay);
}
