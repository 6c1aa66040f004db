using BenchmarkDotNet.Attributes;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>A million lines of 100,000 customers: migration from one year to the next, and the profile of a segment.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class MigrationAndProfileBenchmarks
{
    private const int Lines = 1_000_000;

    private static readonly MigrationOptions Years = new(
        new(new DateOnly(2023, 1, 1), new DateOnly(2023, 12, 31)), new(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)));

    private SalesTable _table = null!;
    private ColumnarSalesQueries _queries = null!;
    private ProfileGroup _champions = null!;
    private RfmResult _before = null!;
    private RfmResult _after = null!;

    [GlobalSetup]
    public async Task Build()
    {
        _table = ColumnsShop.Table(Lines, linesPerOrder: 4, linesPerCustomer: 10);
        _queries = new ColumnarSalesQueries(_table);
        var rfm = await RfmAnalysis.RunAsync(_queries, SalesFilter.All, new RfmOptions());
        _champions = ProfileGroup.OfSegment(rfm, SegmentCodes.Champions, SalesFilter.All);
        var migration = await Migration();
        (_before, _after) = (migration.Before, migration.After);
    }

    [Benchmark]
    public Task<MigrationResult> Migration() => MigrationAnalysis.RunAsync(_queries, SalesFilter.All, Years, _table.FirstDay, _table.LastDay);

    [Benchmark]
    public MigrationResult MigrationOfScoredPeriods() => MigrationAnalysis.Of(_before, _after, Years, _table.FirstDay, _table.LastDay);

    [Benchmark]
    public Task<ProfileResult> Profile() => ProfileAnalysis.RunAsync(_queries, SalesFilter.All, _champions);

    [Benchmark]
    public async Task<CustomerTraits> Traits() => await _queries.CustomerTraitsAsync(SalesFilter.All, _champions.Members);
}
