using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Inspections;

public class TotalDecisionTests
{
    private static readonly double[] Prices = [.. Enumerable.Range(0, 400).Select(row => 0.99 + (row % 37))];
    private static readonly double[] Quantities = [.. Enumerable.Range(0, 400).Select(row => 1.0 + (row % 5))];

    [Fact]
    public void Decide_TotalIsProductToTheCent_SaysSo() =>
        Expect(TotalRelation.TotalIsProduct, (price, quantity, _) => Math.Round(price * quantity, 2));

    [Fact]
    public void Decide_PriceIsTheLinesTotal_SaysSo() =>
        Expect(TotalRelation.PriceIsTotal, (price, _, _) => price);

    [Fact]
    public void Decide_SomeLinesDiscounted_SaysDiscounted() =>
        Expect(TotalRelation.TotalIsDiscounted, (price, quantity, row) => price * quantity * (row % 3 == 0 ? 0.8 : 1));

    [Fact]
    public void Decide_ListPriceWithCappedTotal_SaysDiscounted() =>
        Expect(TotalRelation.TotalIsDiscounted, (price, quantity, _) => Math.Min(price * quantity, 20));

    [Fact]
    public void Decide_PriceStopsAtACap_SaysCapped()
    {
        var capped = Prices.Select(price => Math.Min(price, Prices.Order().ElementAt(Prices.Length * 2 / 3))).ToArray();
        var totals = Prices.Select((price, row) => price * Quantities[row]).ToArray();

        Assert.Equal(new TotalEvidence(TotalRelation.PriceIsCapped, 400, 400), TotalDecision.Decide(TotalDecision.Compare(capped, Quantities, totals)));
    }

    [Fact]
    public void Decide_NothingHolds_SaysUnrelated()
    {
        var evidence = Decide((price, quantity, row) => price * quantity * (row % 2 == 0 ? 0.4 : 1.7));

        Assert.Equal(new TotalEvidence(TotalRelation.TotalUnrelated, 400, 0), evidence);
    }

    [Fact]
    public void Decide_DirtOnFewLines_DoesNotHideTheRule()
    {
        var evidence = Decide((price, quantity, row) => row % 50 == 0 ? 9999 : price * quantity);

        Assert.Equal(TotalRelation.TotalIsProduct, evidence.Relation);
        Assert.Equal((400, 392), (evidence.Checked, evidence.Agreeing));
    }

    [Fact]
    public void Decide_ReturnsWithMinusInQuantityOnly_AgreesAll()
    {
        var quantities = Quantities.Select((quantity, row) => row % 10 == 0 ? -quantity : quantity).ToArray();
        var totals = Prices.Select((price, row) => price * Math.Abs(quantities[row])).ToArray();

        Assert.Equal(new TotalEvidence(TotalRelation.TotalIsProduct, 400, 400), TotalDecision.Decide(TotalDecision.Compare(Prices, quantities, totals)));
    }

    [Fact]
    public void Decide_MoneyScaled_GivesTheSame()
    {
        foreach (var scale in new[] { 1, 10, 1000 })
        {
            var prices = Prices.Select(price => price * scale).ToArray();
            var totals = prices.Select((price, row) => Math.Round(price * Quantities[row], 2)).ToArray();

            Assert.Equal(TotalRelation.TotalIsProduct, TotalDecision.Decide(TotalDecision.Compare(prices, Quantities, totals)).Relation);
        }
    }

    [Fact]
    public void Decide_OnlySinglePieces_CannotTellAndTakesTheProduct()
    {
        var ones = Enumerable.Repeat(1.0, Prices.Length).ToArray();

        Assert.Equal(TotalRelation.TotalIsProduct, TotalDecision.Decide(TotalDecision.Compare(Prices, ones, Prices)).Relation);
    }

    [Fact]
    public void Decide_NoReadableLine_IsUnrelatedWithoutEvidence() =>
        Assert.Equal(new TotalEvidence(TotalRelation.TotalUnrelated, 0, 0), TotalDecision.Decide(TotalDecision.Compare([double.NaN], [1], [2])));

    [Fact]
    public void PriceGrowsWithQuantity_LineTotalsUnderThePricesName_IsSeen()
    {
        var products = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row % 7))).ToArray();
        var unit = products.Select(product => 2.5 * product).ToArray();
        var lines = unit.Select((price, row) => price * Quantities[row]).ToArray();

        Assert.True(TotalDecision.PriceGrowsWithQuantity(lines, Quantities, products));
        Assert.False(TotalDecision.PriceGrowsWithQuantity(unit, Quantities, products));
    }

    [Fact]
    public void PriceGrowsWithQuantity_FewUnitPricesAndManyLineTotals_IsSeenWithoutProducts()
    {
        var list = new[] { 300.08, 600.17, 35.84, 15.15, 40.66 };
        var unit = Enumerable.Range(0, 400).Select(row => list[row * 3 % 7 % 5]).ToArray();
        var lines = unit.Select((price, row) => Math.Round(price * Quantities[row], 2)).ToArray();

        Assert.True(TotalDecision.PriceGrowsWithQuantity(lines, Quantities));
        Assert.False(TotalDecision.PriceGrowsWithQuantity(unit, Quantities));
        Assert.False(TotalDecision.PriceGrowsWithQuantity(Prices, Quantities));
    }

    [Fact]
    public void IsSameForWholeOrders_OneTotalOnDifferentProducts_IsSeen()
    {
        var orders = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row / 4))).ToArray();
        var products = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row % 9))).ToArray();
        var ofOrder = orders.Select(order => 10.0 + (order % 31)).ToArray();

        Assert.True(TotalDecision.IsSameForWholeOrders(orders, products, ofOrder));
        Assert.False(TotalDecision.IsSameForWholeOrders(orders, products, Prices));
        Assert.False(TotalDecision.IsSameForWholeOrders(orders, products, [.. orders.Select(_ => 5.0)]));
    }

    [Fact]
    public void IsOnFirstLines_OneTotalForEachOrder_IsSeen()
    {
        var orders = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row / 2))).ToArray();
        var totals = Prices.Select((price, row) => row % 2 == 0 ? (price * Quantities[row]) + (Prices[row + 1] * Quantities[row + 1]) : double.NaN).ToArray();

        Assert.True(TotalDecision.IsOnFirstLines(orders, Prices, Quantities, totals));
        Assert.True(TotalDecision.IsOnFirstLines(null, Prices, Quantities, totals));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.9)]
    public void IsOnFirstLines_LinesTotalsMissingHereAndThere_IsNot(double share)
    {
        var orders = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row / 2))).ToArray();
        var totals = Prices.Select((price, row) => row % 5 == 0 ? double.NaN : Math.Round(price * Quantities[row] * share, 2)).ToArray();

        Assert.False(TotalDecision.IsOnFirstLines(orders, Prices, Quantities, totals));
        Assert.False(TotalDecision.IsOnFirstLines(null, Prices, Quantities, totals));
    }

    [Fact]
    public void IsOrderTotal_RepeatedOnEachLine_IsSeen()
    {
        var orders = Enumerable.Range(0, 400).Select(row => (ulong)(1 + (row / 4))).ToArray();
        var worth = Prices.Zip(Quantities, (price, quantity) => price * quantity).ToArray();
        var repeated = Enumerable.Range(0, 400).Select(row => worth.Skip(row / 4 * 4).Take(4).Sum()).ToArray();

        Assert.True(TotalDecision.IsOrderTotal(orders, Prices, Quantities, repeated));
        Assert.False(TotalDecision.IsOrderTotal(orders, Prices, Quantities, worth));
    }

    private static void Expect(TotalRelation relation, Func<double, double, int, double> total)
    {
        var evidence = Decide(total);

        Assert.Equal(relation, evidence.Relation);
        Assert.Equal((400, 400), (evidence.Checked, evidence.Agreeing));
    }

    private static TotalEvidence Decide(Func<double, double, int, double> total) =>
        TotalDecision.Decide(TotalDecision.Compare(Prices, Quantities, [.. Prices.Select((price, row) => total(price, Quantities[row], row))]));
}
