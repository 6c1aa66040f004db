using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

public sealed class SalesTableBuilderTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Build_FromShuffledLinesInOtherBatches_GivesTheSameColumns(int seed)
    {
        var random = new RandomSales(seed);
        var lines = random.Lines(2_000);

        var one = SalesLines.Table(lines, random.HasTime, random.Rule);
        var other = SalesLines.Table(random.Shuffled(lines), random.HasTime, random.Rule, batchSize: 77);

        AssertSame(one, other);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Build_SortsByCustomerThenOrderThenTime(int seed)
    {
        var random = new RandomSales(seed);
        var table = SalesLines.Table(random.Lines(1_000), random.HasTime, random.Rule);

        Assert.Equal(table.CustomerKeys.Order(StringComparer.Ordinal), table.CustomerKeys);
        Assert.Equal(table.CustomerKeys.Length + 1, table.Offsets.Length);
        Assert.Equal(0, table.Order[0]);
        for (var line = 1; line < table.Lines; line++)
        {
            var sameOrder = table.Order[line] == table.Order[line - 1];
            Assert.True(sameOrder || table.Order[line] == table.Order[line - 1] + 1);
            Assert.False(sameOrder && table.CustomerOf(line) != table.CustomerOf(line - 1));
            Assert.False(sameOrder && table.Time[line] < table.Time[line - 1]);
        }
    }

    [Fact]
    public void Build_FromBlocksOfManyThreads_GivesTheSameColumns()
    {
        var lines = new RandomSales(7).Lines(20_000);
        var coded = new SalesLines();
        foreach (var line in lines)
        {
            coded.Add(line);
        }
        var expected = coded.Build();
        var builder = new SalesTableBuilder(hasTime: true);

        Parallel.ForEach(lines.Chunk(500), chunk =>
        {
            var batch = new SalesBatch(chunk.Length);
            lock (coded)
            {
                coded.Code(chunk, batch);
            }
            builder.Add(batch);
        });

        AssertSame(expected, builder.Build(coded.Vocabulary));
    }

    [Fact]
    public async Task Build_WithTenfoldMoney_GivesTenfoldRevenue()
    {
        var lines = new RandomSales(11).Lines(3_000);
        var once = await new ColumnarSalesQueries(SalesLines.Table(lines)).OverviewAsync(SalesFilter.All);
        var tenfold = await new ColumnarSalesQueries(SalesLines.Table(lines.Select(line => line with { Amount = 10 * line.Amount }))).OverviewAsync(SalesFilter.All);

        Assert.Equal(10 * once.Totals.Revenue, tenfold.Totals.Revenue);
        Assert.Equal(once.Totals.Orders, tenfold.Totals.Orders);
        Assert.Equal(once.ByProduct.Select(row => (row.Key, 10 * row.Totals.Revenue)), tenfold.ByProduct.Select(row => (row.Key, row.Totals.Revenue)));
        Assert.Equal(once.Concentration!.Share, tenfold.Concentration!.Share);
    }

    [Fact]
    public void Build_LeavesOutTextsThatNoLineUses()
    {
        var coded = new SalesLines(hasTime: false);
        coded.Vocabulary.Customers.GetOrAdd("nobody");
        coded.Vocabulary.Products.GetOrAdd("nothing");
        coded.Vocabulary.Categories.GetOrAdd("nowhere");
        coded.AttributeSet(new Dictionary<string, string> { ["gender"] = "?" });
        coded.Add(new SalesLine { Amount = 1 });

        var table = coded.Build();

        Assert.Equal((0, false, false, true), (table.Customers, table.HasProducts, table.HasCategories, table.HasUnknownCustomers));
        Assert.Empty(table.Attributes);
        Assert.Empty(table.AttributeValues("gender"));
    }

    [Fact]
    public async Task Build_WithAttributeTables_FillsWhatTheLinesLeaveOpen()
    {
        var coded = new SalesLines(hasTime: false);
        var france = new Dictionary<string, string> { ["country"] = "FR" };
        coded.Add(new SalesLine { Customer = "a", Product = "x", Amount = 1, Attributes = france });
        coded.Add(new SalesLine { Customer = "a", Product = "x", Amount = 2, Category = "Own" });
        coded.Add(new SalesLine { Customer = "b", Product = "y", Amount = 4 });
        var vocabulary = coded.Vocabulary;
        vocabulary.ProductCategories[vocabulary.Products.Find("x")] = vocabulary.Categories.GetOrAdd("Given");
        vocabulary.CustomerAttributes[vocabulary.Customers.Find("a")] =
            coded.AttributeSet(new Dictionary<string, string> { ["country"] = "DE", ["gender"] = "F" });

        var table = coded.Build();
        var queries = new ColumnarSalesQueries(table);

        Assert.Equal(["Given", "Own"], table.Categories);
        Assert.Equal(["country", "gender"], table.Attributes);
        Assert.Equal(["DE", "FR"], table.AttributeValues("country"));
        Assert.Equal([(null, 4m), ("Own", 2m), ("Given", 1m)], await Revenue(queries, Dimension.Category));
        Assert.Equal([(null, 4m), ("DE", 2m), ("FR", 1m)], await Revenue(queries, Dimension.Of("country")));
        Assert.Equal([(null, 4m), ("F", 3m)], await Revenue(queries, Dimension.Of("gender")));
    }

    [Theory]
    [InlineData("17", "under 18")]
    [InlineData("17.9", "under 18")]
    [InlineData("18", "18–24")]
    [InlineData("24", "18–24")]
    [InlineData("25", "25–34")]
    [InlineData("44", "35–44")]
    [InlineData("54", "45–54")]
    [InlineData("64", "55–64")]
    [InlineData("65", "65+")]
    [InlineData("old", null)]
    [InlineData("-1", null)]
    public async Task Build_WithAgesOnly_DerivesAgeBands(string age, string? band)
    {
        var line = new SalesLine { Amount = 1, Attributes = new Dictionary<string, string> { ["age"] = age } };
        var queries = new ColumnarSalesQueries(SalesLines.Table([line], hasTime: false));

        Assert.Equal([(band, 1m)], await Revenue(queries, Dimension.Of("ageGroup")));
    }

    [Fact]
    public async Task Build_WithAgeGroups_KeepsThem()
    {
        var line = new SalesLine { Amount = 1, Attributes = new Dictionary<string, string> { ["age"] = "20", ["ageGroup"] = "young" } };
        var queries = new ColumnarSalesQueries(SalesLines.Table([line, line with { Attributes = new Dictionary<string, string> { ["age"] = "70" } }], hasTime: false));

        Assert.Equal([(null, 1m), ("young", 1m)], await Revenue(queries, Dimension.Of("ageGroup")));
    }

    [Fact]
    public void Build_Twice_IsRefused()
    {
        var builder = new SalesTableBuilder(hasTime: true);
        builder.Build(new SalesVocabulary());

        Assert.Throws<InvalidOperationException>(() => builder.Build(new SalesVocabulary()));
        Assert.Throws<InvalidOperationException>(() => builder.Add(new SalesBatch(1)));
    }

    [Fact]
    public void Build_FromAmountsBeyondExactSums_IsRefused()
    {
        var line = new SalesLine { Amount = 500_000_000_000_000m };

        Assert.Throws<OverflowException>(() => SalesLines.Table([line, line], hasTime: false));
    }

    [Fact]
    public void Build_WhenCancelled_Stops()
    {
        var builder = new SalesTableBuilder(hasTime: true);
        builder.Add(new SalesBatch(1) { Count = 1 });

        Assert.ThrowsAny<OperationCanceledException>(() => builder.Build(new SalesVocabulary(), new CancellationToken(canceled: true)));
    }

    [Fact]
    public void BytesPerLine_OfManyLines_AreAtMostForty()
    {
        var table = SalesLines.Table(new RandomSales(2).Lines(50_000), batchSize: SalesBatch.DefaultCapacity);

        Assert.InRange(table.BytesPerLine, 30, 40);
    }

    private static async Task<IEnumerable<(string? Key, decimal Revenue)>> Revenue(ColumnarSalesQueries queries, Dimension dimension) =>
        (await queries.BreakdownAsync(SalesFilter.All, dimension)).Select(row => (row.Key, row.Totals.Revenue));

    private static void AssertSame(SalesTable one, SalesTable other)
    {
        Assert.Equal(one.CustomerKeys, other.CustomerKeys);
        Assert.Equal(one.ProductKeys, other.ProductKeys);
        Assert.Equal(one.ProductNames, other.ProductNames);
        Assert.Equal(one.CategoryKeys, other.CategoryKeys);
        Assert.Equal(one.Attributes, other.Attributes);
        Assert.All(one.Attributes, name => Assert.Equal(one.AttributeValues(name), other.AttributeValues(name)));
        Assert.Equal(one.Offsets, other.Offsets);
        Assert.Equal(one.ChunkStarts, other.ChunkStarts);
        Assert.Equal(one.Time, other.Time);
        Assert.Equal(one.Order, other.Order);
        Assert.Equal(one.Product, other.Product);
        Assert.Equal(one.Quantity, other.Quantity);
        Assert.Equal(one.Amount, other.Amount);
        Assert.Equal(one.Kind, other.Kind);
        for (var line = 0; line < one.Lines; line++)
        {
            Assert.Equal(one.Category[line], other.Category[line]);
            Assert.Equal(one.AttributeSet[line], other.AttributeSet[line]);
        }
    }
}
