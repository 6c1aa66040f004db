using System.Text.Json;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Profiles;

/// <summary>The aggregate of profiles against the same question answered customer by customer with LINQ.</summary>
public sealed class CustomerTraitsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Traits_OnRandomSales_EqualTheNaiveOnes(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(seed * 11);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines, random.HasTime, random.Rule));
        var group = Group(seed);

        foreach (var filter in new[] { SalesFilter.All, random.Filter(), random.Filter() })
        {
            Same(await Naive(queries, lines, random, filter, group), await queries.CustomerTraitsAsync(filter, group));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Traits_OnManyChunks_AreThoseOfOneThreadInAnyOrderOfRows(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(110_000).Select((line, number) => line with { Customer = line.Customer is null ? null : $"{line.Customer}-{number % 97}" }).ToList();
        var table = SalesLines.Table(lines, random.HasTime, random.Rule, SalesBatch.DefaultCapacity);
        var group = new CustomerSegment("g", "g", [.. lines.Select(line => line.Customer).OfType<string>().Distinct().Where((_, number) => number % 3 == 0)]);

        var traits = await new ColumnarSalesQueries(table).CustomerTraitsAsync(SalesFilter.All, group);
        var alone = CustomerTraitWorker.Merge([AloneOver(table, group)]);

        Assert.True(table.ChunkStarts.Length > 3);
        Same(alone, traits);
        Assert.Equal(
            JsonSerializer.Serialize(alone),
            JsonSerializer.Serialize(await new ColumnarSalesQueries(SalesLines.Table(random.Shuffled(lines), random.HasTime, random.Rule, SalesBatch.DefaultCapacity))
                .CustomerTraitsAsync(SalesFilter.All, group)));
    }

    [Fact]
    public async Task Traits_OfNoLines_AreEmpty()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table([]));

        var traits = await queries.CustomerTraitsAsync(SalesFilter.All, Group(1));

        Assert.Equal((0, 0), (traits.GroupCustomers, traits.RestCustomers));
        Assert.All(traits.Breakdowns, breakdown => Assert.Empty(breakdown.Rows));
    }

    private static CustomerSegment Group(int seed) => new("some", "some", [.. Enumerable.Range(0, 45).Where(number => (number * 7) % 5 < seed % 5).Select(number => $"C{number}")]);

    private static CustomerTraitWorker AloneOver(SalesTable table, CustomerSegment group)
    {
        var worker = new CustomerTraitWorker(table, CompiledFilter.Members(group, table));
        for (var chunk = 0; chunk + 1 < table.ChunkStarts.Length; chunk++)
        {
            worker.BeginChunk(chunk, table.ChunkStarts[chunk]);
            for (var start = table.ChunkStarts[chunk]; start < table.ChunkStarts[chunk + 1]; start += 100)
            {
                var count = Math.Min(100, table.ChunkStarts[chunk + 1] - start);
                worker.Visit(start, count, Enumerable.Range(0, count).ToArray());
            }
        }
        return worker;
    }

    private static async Task<CustomerTraits> Naive(ColumnarSalesQueries queries, List<SalesLine> lines, RandomSales random, SalesFilter filter, CustomerSegment group)
    {
        var naive = new NaiveSalesQueries(lines, random.HasTime, random.Rule);
        var customers = (await queries.CustomerHistoriesAsync(filter)).Where(history => history.Orders > 0).Select(history => history.Customer).ToList();
        var sides = new[] { customers.Where(group.CustomerKeys.Contains).ToList(), customers.Where(customer => !group.CustomerKeys.Contains(customer)).ToList() };
        var breakdowns = new List<TraitBreakdown>();
        if (queries.Table.HasCategories)
        {
            breakdowns.Add(Breakdown(TraitKind.Category, null, customer =>
                naive.Breakdown(Of(customer), Dimension.Category).Where(row => row.Totals.Orders > 0)
                    .Select(row => (row.Key, row.Totals.GrossRevenue, row.Totals.GrossRevenue / naive.Totals(Of(customer)).GrossRevenue))));
        }
        foreach (var attribute in queries.Table.Attributes)
        {
            breakdowns.Add(Breakdown(TraitKind.Attribute, attribute, customer =>
                naive.Breakdown(Of(customer), Dimension.Of(attribute)).Where(row => row is { Key: not null, Totals.Orders: > 0 }).Select(row => (row.Key, 0m, 0m))));
        }
        if (random.HasTime)
        {
            breakdowns.Add(Breakdown(TraitKind.Weekday, null, customer => Times(customer, time => (((int)time.DayOfWeek + 6) % 7) + 1)));
            breakdowns.Add(Breakdown(TraitKind.Hour, null, customer => Times(customer, time => time.Hour)));
            breakdowns.Add(Breakdown(TraitKind.Month, null, customer => Times(customer, time => time.Month)));
        }
        return new CustomerTraits(sides[0].Count, sides[1].Count, breakdowns);

        SalesFilter Of(string customer) => new(
            filter.From, filter.To, filter.Categories, filter.Attributes,
            new CustomerSegment(customer, customer, filter.Segment?.CustomerKeys.Contains(customer) == false ? [] : [customer]));

        IEnumerable<(string? Key, decimal Gross, decimal Share)> Times(string customer, Func<DateTime, int> part)
        {
            var times = naive.FirstSales(Of(customer)).ToList();
            return times.GroupBy(part).Select(orders => ((string?)$"{orders.Key}", 0m, orders.Count() / (decimal)times.Count));
        }

        TraitBreakdown Breakdown(TraitKind kind, string? attribute, Func<string, IEnumerable<(string? Key, decimal Gross, decimal Share)>> rowsOf)
        {
            var rows = sides.Select(side => side.Select(customer => rowsOf(customer).ToList()).Where(of => kind != TraitKind.Attribute || of.Count > 0).ToList()).ToList();
            var keys = rows.SelectMany(side => side).SelectMany(of => of).Select(row => row.Key).Distinct();
            keys = kind is TraitKind.Category or TraitKind.Attribute ? keys.OrderBy(key => key, StringComparer.Ordinal) : keys.OrderBy(key => int.Parse(key!, null));
            return new TraitBreakdown(kind, attribute, rows[0].Count, rows[1].Count, [.. keys.Select(key => new TraitRow(key, Sums(rows[0], key), Sums(rows[1], key)))]);

            TraitSums Sums(List<List<(string? Key, decimal Gross, decimal Share)>> side, string? key)
            {
                var found = side.Select(of => of.FirstOrDefault(row => row.Key == key)).ToList();
                return new TraitSums(
                    side.Count(of => of.Exists(row => row.Key == key)),
                    found.Sum(row => row.Gross),
                    kind == TraitKind.Attribute ? null : SampleMoments.Of([.. found.Select(row => (double)row.Share)]));
            }
        }
    }

    private static void Same(CustomerTraits expected, CustomerTraits actual)
    {
        Assert.Equal((expected.GroupCustomers, expected.RestCustomers), (actual.GroupCustomers, actual.RestCustomers));
        Assert.Equal(expected.Breakdowns.Select(Head), actual.Breakdowns.Select(Head));
        foreach (var (left, right) in expected.Breakdowns.SelectMany(breakdown => breakdown.Rows).Zip(actual.Breakdowns.SelectMany(breakdown => breakdown.Rows)))
        {
            Assert.Equal(left.Key, right.Key);
            foreach (var (one, other) in new[] { (left.Group, right.Group), (left.Rest, right.Rest) })
            {
                Assert.Equal((one.Customers, one.GrossRevenue, one.Shares?.Count), (other.Customers, other.GrossRevenue, other.Shares?.Count));
                Assert.Equal(one.Shares?.Mean ?? 0, other.Shares?.Mean ?? 0, 1e-9);
                Assert.Equal(one.Shares?.Variance ?? 0, other.Shares?.Variance ?? 0, 1e-8);
            }
        }

        static object Head(TraitBreakdown breakdown) =>
            (breakdown.Kind, breakdown.Attribute, breakdown.GroupCustomers, breakdown.RestCustomers, breakdown.Rows.Count);
    }
}
