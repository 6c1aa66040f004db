using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Tests.Customers.Rfm;
using TechMart.Analytics.Tests.Sales;

namespace TechMart.Analytics.Tests.Customers.Segments;

public sealed class SegmentDefinitionTests
{
    private static readonly DateOnly Day = DateOnly.FromDateTime(Shops.Start);

    public static TheoryData<SegmentDefinition> Definitions => new(
        new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk },
        new RfmSegmentDefinition { Cell = new RfmSegmentCell(5, 3) },
        new RfmSegmentDefinition
        {
            Segment = SegmentCodes.Champions,
            Options = new RfmOptions
            {
                AsOf = Day,
                Ties = TieRule.RankFirst,
                Monetary = MonetaryMeasure.NetPerOrder,
                Segments = SegmentTable.RecencyAndFrequency,
                RecencyBorders = new FourBorders(1, 2.5m, 10, 20),
            },
            Within = new SegmentScope { From = Day, Categories = ["Toys, old", ""], Attributes = new Dictionary<string, IReadOnlyList<string>> { ["country"] = ["España"] } },
        },
        new MoveSegmentDefinition(new MigrationOptions(new MigrationPeriod(Day, Day.AddDays(29)), new MigrationPeriod(Day.AddDays(30), Day.AddDays(59))))
        { From = SegmentCodes.Champions, To = MigrationSegments.Gone, Reason = MoveReason.OwnBehaviour },
        new ConditionSegmentDefinition([
            SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 12.5m),
            SegmentCondition.Bought(SegmentCondition.Category, "Toys"),
            SegmentCondition.NeverBought("country", "Spain", "Peru")]),
        new ListSegmentDefinition(["0012", "=1+1", "Ω"]),
        new ListSegmentDefinition(["0012"]) { Former = new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk, Within = new SegmentScope { To = Day } } });

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Json_EveryKind_ReadsBackAsItWas(SegmentDefinition definition)
    {
        var json = SegmentJson.Write(definition);

        var back = SegmentJson.Read(json);

        Assert.Equal(json, SegmentJson.Write(back));
        Assert.IsType(definition.GetType(), back);
        Assert.Equal(definition.Key, back.Key);
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Reference_EveryLiveKind_ReadsBackFromAddress(SegmentDefinition definition)
    {
        if (!definition.IsLive)
        {
            Assert.Throws<ArgumentException>(() => SegmentReference.Of(definition));
            return;
        }
        var reference = SegmentReference.Of(definition);

        var back = SegmentReference.Parse(reference.Text);

        Assert.Equal(reference, back);
        Assert.Equal(definition.Key, back.Definition!.Key);
    }

    [Fact]
    public void Reference_UsualScoring_IsShort()
    {
        Assert.Equal("rfm:at-risk", SegmentReference.Rfm(SegmentCodes.AtRisk).Text);
        Assert.Equal("rfm:5-3", SegmentReference.Parse("RFM:5-3").Text);
        Assert.Equal("define:{\"kind\":\"rfm\",\"segment\":\"lost\",\"within\":{\"from\":\"2024-03-01\"}}", SegmentReference.Of(
            new RfmSegmentDefinition { Segment = SegmentCodes.Lost, Within = new SegmentScope { From = Day } }).Text);
        Assert.Equal("My list", SegmentReference.Parse(" My list ").SavedName);
    }

    [Theory]
    [InlineData("", SegmentProblem.Unreadable)]
    [InlineData("rfm:heroes", SegmentProblem.NotInTable)]
    [InlineData("rfm:6-1", SegmentProblem.NotInTable)]
    [InlineData("define:", SegmentProblem.Unreadable)]
    [InlineData("define:null", SegmentProblem.Unreadable)]
    [InlineData("define:{\"kind\":\"spell\"}", SegmentProblem.Unreadable)]
    [InlineData("define:{\"kind\":\"rfm\"}", SegmentProblem.NotInTable)]
    [InlineData("define:{\"kind\":\"rfm\",\"segment\":\"lost\",\"sql\":\"1\"}", SegmentProblem.Unreadable)]
    [InlineData("define:{\"kind\":\"list\",\"customers\":[\"1\"]}", SegmentProblem.Unreadable)]
    [InlineData("define:{\"kind\":\"list\",\"customers\":[]}", SegmentProblem.NobodyListed)]
    [InlineData("define:{\"kind\":\"conditions\",\"conditions\":[]}", SegmentProblem.NoConditions)]
    [InlineData("define:{\"kind\":\"conditions\",\"conditions\":[null]}", SegmentProblem.BadCondition)]
    [InlineData("define:{\"kind\":\"conditions\",\"conditions\":[{\"measure\":\"spend\"}]}", SegmentProblem.BadCondition)]
    [InlineData("define:{\"kind\":\"conditions\",\"conditions\":[{\"of\":\"category\",\"anyOf\":[]}]}", SegmentProblem.BadCondition)]
    [InlineData("define:{\"kind\":\"move\"}", SegmentProblem.BadPeriods)]
    [InlineData("define:{\"kind\":\"rfm\",\"segment\":\"lost\",\"options\":{\"shares\":{\"first\":0.9,\"second\":0.2,\"third\":0.3,\"fourth\":0.4}}}", SegmentProblem.BadScoring)]
    public void Parse_NoSegment_SaysWhatIsWrong(string text, SegmentProblem problem) =>
        Assert.Equal(problem, Assert.Throws<SegmentException>(() => SegmentReference.Parse(text)).Problem);

    [Theory]
    [InlineData("My list", true)]
    [InlineData("rfm:mine", false)]
    [InlineData("Define:x", false)]
    [InlineData("at-risk", false)]
    public void Name_ThatReadsAsSomethingElse_IsNotFree(string name, bool isFree) => Assert.Equal(isFree, SegmentReference.IsFreeName(name));

    [Fact]
    public async Task Rfm_SegmentsOfTheTable_DivideTheCustomers()
    {
        var lines = Shops.Random(7, 300);
        var queries = new ColumnarSalesQueries(SalesLines.Table(lines));
        var rfm = await Shops.RfmAsync(lines);
        var seen = new List<string>();
        foreach (var segment in rfm.Segments)
        {
            var members = await new RfmSegmentDefinition { Segment = segment.Segment }.MembersAsync(queries);
            Assert.Equal(segment.Customers, members.Count);
            seen.AddRange(members);
        }
        foreach (var cell in rfm.Grid)
        {
            Assert.Equal(cell.Customers, (await new RfmSegmentDefinition { Cell = new RfmSegmentCell(cell.R, cell.Other) }.MembersAsync(queries)).Count);
        }

        Assert.Equal(rfm.Customers.Ids, seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Conditions_MeasuresAndCategories_AreThoseCountedByHand()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(
        [
            Line("a", 0, 100, "Toys"), Line("a", 50, 40, "Books"),
            Line("b", 59, 500, "Books"),
            Line("c", 10, 30, "Toys"), Line("c", 12, -10, "Toys"),
            Line("d", 59, -5, "Toys"),
        ]));

        Assert.Equal(["a", "b"], await Members(SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.MoreThan, 20)));
        Assert.Equal(["a", "b", "c"], await Members(SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 20)));
        Assert.Equal(["a"], await Members(SegmentCondition.That(CustomerMeasure.Orders, MeasureComparison.Exactly, 2)));
        Assert.Equal(["c"], await Members(SegmentCondition.That(CustomerMeasure.Recency, MeasureComparison.AtLeast, 50)));
        Assert.Equal(["a"], await Members(SegmentCondition.That(CustomerMeasure.Tenure, MeasureComparison.Exactly, 60)));
        Assert.Equal(["a", "b"], await Members(SegmentCondition.That(CustomerMeasure.OrderValue, MeasureComparison.AtLeast, 70)));
        Assert.Equal(["c"], await Members(SegmentCondition.That(CustomerMeasure.Returns, MeasureComparison.MoreThan, 0)));
        Assert.Equal(["a", "c"], await Members(SegmentCondition.Bought(SegmentCondition.Category, "Toys")));
        Assert.Equal(["b"], await Members(SegmentCondition.NeverBought(SegmentCondition.Category, "Toys")));
        Assert.Equal(["a"], await Members(
            SegmentCondition.Bought(SegmentCondition.Category, "Toys"), SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 100)));
        Assert.Empty(await Members(SegmentCondition.Bought("planet", "Mars")));
        Assert.Equal(["a", "c"], await new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 0)])
        { Within = new SegmentScope { Categories = ["Toys"] } }.MembersAsync(queries));

        Task<IReadOnlyList<string>> Members(params SegmentCondition[] conditions) => new ConditionSegmentDefinition(conditions).MembersAsync(queries);

        static SalesLine Line(string customer, int day, decimal amount, string category) => new()
        {
            Customer = customer,
            Order = $"{customer}{day}",
            Time = Shops.Start.AddDays(day),
            Amount = amount,
            Quantity = Math.Sign(amount),
            Category = category,
            Flags = amount < 0 ? LineFlags.Return : LineFlags.None,
        };
    }

    [Fact]
    public async Task Move_CellsOfTheMatrix_AreThoseOfTheAnalysis()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(Shops.Random(3, 200)));
        var options = new MigrationOptions(new MigrationPeriod(Day, Day.AddDays(29)), new MigrationPeriod(Day.AddDays(30), Day.AddDays(59)));
        var moves = await MigrationAnalysis.RunAsync(queries, SalesFilter.All, options, queries.Table.FirstDay, queries.Table.LastDay);

        foreach (var cell in moves.Cells.Where(cell => cell.Customers > 0))
        {
            var members = await new MoveSegmentDefinition(options) { From = cell.From, To = cell.To }.MembersAsync(queries);
            Assert.Equal(moves.Customers.Of(cell.From, cell.To).Select(customer => customer.Customer), members);
        }
    }

    [Fact]
    public async Task Filter_SegmentThatIsOnlyNamed_IsNotComputed()
    {
        var queries = new ColumnarSalesQueries(SalesLines.Table(Shops.Random(3, 20)));
        var filter = new SalesFilter(segmentReference: SegmentReference.Saved("mine"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => queries.TotalsAsync(filter).AsTask());

        Assert.NotEqual(SalesFilter.All, filter);
        Assert.Equal(SalesFilter.All, filter.WithSegment(null));
    }
}
