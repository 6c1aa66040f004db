using TechMart.Import.Inspection;
using static TechMart.Import.Tests.Inspections.InspectedText;

namespace TechMart.Import.Tests.Inspections;

public class NumberInspectionTests
{
    [Fact]
    public async Task Thousands_OnlyOneGroup_AsksAPerson()
    {
        var inspection = await InspectAsync(Table("customer;total", 100, row => $"C{row % 20};{1 + (row % 9)},{100 + row}"));

        var problem = inspection.Problem(ProblemCode.AmbiguousDecimals)!;
        Assert.True(problem.Blocking);
        Assert.Equal("total", problem.Values["column"]);
        Assert.Contains(',', problem.Values["examples"]);
    }

    [Theory]
    [InlineData(',')]
    [InlineData('.')]
    public async Task Thousands_PersonChose_IsTaken(char sign)
    {
        var inspection = await InspectAsync(Table("customer;total", 100, row => $"C{row % 20};{1 + (row % 9)},{100 + row}"), new InspectionSettings { Decimal = sign });

        Assert.True(inspection.CanImport);
        Assert.Equal(sign, inspection.Plan.Decimal);
    }

    [Fact]
    public async Task Thousands_OtherColumnOfTheFileTells_IsFollowed()
    {
        var inspection = await InspectAsync(Table("customer;price;quantity;total", 100, row => $"C{row % 20};{10 + row},5;1;{1 + (row % 9)},{100 + row}"));

        Assert.Equal(',', inspection.Plan.Decimal);
        Assert.Null(inspection.Problem(ProblemCode.AmbiguousDecimals));
    }

    [Fact]
    public async Task ColumnsContradict_IsSaid()
    {
        var inspection = await InspectAsync(Table("customer;price;quantity;total", 100, row => $"C{row % 20};{10 + row},5;2;{20 + row}.75"));

        Assert.True(inspection.Problem(ProblemCode.AmbiguousDecimals)!.Blocking);
    }

    [Fact]
    public async Task TextWhereNumbersShouldBe_IsSaid()
    {
        var inspection = await InspectAsync(Table("customer,quantity,price", 100, row => $"C{row % 20},many,{row}.5"));

        var problem = inspection.Problem(ProblemCode.NotNumbers)!;
        Assert.Equal(("quantity", true), (problem.Values["column"], problem.Blocking));
        Assert.Contains("many", problem.Values["examples"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFewUnreadableNumbers_DoNotUnmakeTheColumn()
    {
        var inspection = await InspectAsync(Table("customer,date,total", 200, row =>
            $"C{row % 20},2023-01-{1 + (row % 28):00},{(row % 50 == 7 ? "n/a" : FormattableString.Invariant($"{row}.25"))}"));

        Assert.True(inspection.CanImport);
        Assert.Equal("Customer=customer Timestamp=date Total=total", inspection.Roles());
        Assert.Equal(196, inspection.Column("total").Numbers);
    }

    [Fact]
    public async Task NotAvailable_IsAValueAndOnlyEmptyIsMissing()
    {
        var inspection = await InspectAsync(Table("customer,category,country code,total", 200, row =>
            $"C{row % 20},{(row % 4 == 0 ? "NA" : "Shoes")},{(row % 2 == 0 ? "NA" : "DE")},{(row % 10 == 0 ? "" : "5.5")}"));

        Assert.Equal(0, inspection.Column("category").Empty);
        Assert.Equal(2, inspection.Column("category").Distinct);
        Assert.Equal(0, inspection.Column("country code").Empty);
        Assert.Equal(20, inspection.Column("total").Empty);
        Assert.Equal("Customer=customer Category=category Total=total Country=country code", inspection.Roles());
    }

    [Fact]
    public async Task AmountOfSmallWholeNumbers_IsTheQuantityOnlyBesideAPrice()
    {
        var alone = await InspectAsync(Table("customer,date,amount", 500, row => $"C{row % 20},2023-01-{1 + (row % 28):00},{1 + (row % 9)}"));
        var besidePrice = await InspectAsync(Table("customer,date,amount,price", 500, row => $"C{row % 20},2023-01-{1 + (row % 28):00},{1 + (row % 9)},{row}.25"));

        Assert.Equal("Customer=customer Timestamp=date Total=amount", alone.Roles());
        Assert.Equal("Customer=customer Timestamp=date Price=price Quantity=amount", besidePrice.Roles());
    }

    [Fact]
    public async Task PriceWithoutQuantity_IsTheTotal()
    {
        var inspection = await InspectAsync(Table("customer,date,price", 100, row => $"C{row % 20},2023-01-{1 + (row % 28):00},{row}.25"));

        Assert.Equal("Customer=customer Timestamp=date Total=price", inspection.Roles());
        Assert.InRange(inspection.Column("price").Confidence, 0.3, 0.6);
    }

    [Fact]
    public async Task UnitPriceWithoutQuantity_LacksTheQuantity()
    {
        var inspection = await InspectAsync(Table("customer,date,unit price", 100, row => $"C{row % 20},2023-01-{1 + (row % 28):00},{row}.25"));

        Assert.Equal("quantity", inspection.Problem(ProblemCode.MissingRole)!.Values["missing"]);
    }

    [Fact]
    public async Task PriceThatGrowsWithQuantity_IsTheTotal()
    {
        var inspection = await InspectAsync(Table("customer,product,quantity,price", 300, row => $"C{row % 20},P{row % 7},{1 + (row * 3 % 5)},{(1 + (row % 7)) * 2.5 * (1 + (row * 3 % 5))}"));

        Assert.Equal("Customer=customer Product=product Quantity=quantity Total=price", inspection.Roles());
    }

    [Fact]
    public async Task OrdersTotalOnEachLine_IsLeftForPriceTimesQuantity()
    {
        static int Worth(int row) => (2 + (row % 7)) * (1 + (row % 4));
        var inspection = await InspectAsync(Table("customer,order id,product,quantity,price,total", 300, row =>
            $"C{row / 3 % 20},{row / 3},P{row % 7},{1 + (row % 4)},{2 + (row % 7)}.00,{Enumerable.Range(row / 3 * 3, 3).Sum(Worth)}.00"));

        Assert.Equal("Customer=customer Order=order id Product=product Price=price Quantity=quantity", inspection.Roles());
        Assert.Equal(TotalRelation.PriceTimesQuantity, inspection.Plan.Total.Relation);
    }

    [Fact]
    public async Task CappedListPrice_ThePaidTotalCounts()
    {
        var inspection = await InspectAsync(Table("customer,quantity,price,total", 300, row =>
            $"C{row % 20},{1 + (row % 4)},{2 + (row % 7)}.00,{Math.Min(12, (2 + (row % 7)) * (1 + (row % 4)))}.00"));

        Assert.Equal(new TotalEvidence(TotalRelation.TotalIsDiscounted, 300, 300), inspection.Plan.Total);
    }
}
