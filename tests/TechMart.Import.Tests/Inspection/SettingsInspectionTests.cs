using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using static TechMart.Import.Tests.Inspections.InspectedText;

namespace TechMart.Import.Tests.Inspections;

public class SettingsInspectionTests
{
    private static readonly string Sales = Table("buyer,date,shop,category,color,quantity,price,total", 300, row =>
        $"C{row % 40},2023-02-{1 + (row % 28):00},S{row % 3},{(row % 2 == 0 ? "Food" : "Toys")},{(row % 3 == 0 ? "red" : "blue")},{1 + (row % 4)},{2 + (row % 7)}.50,{(1 + (row % 4)) * (2.5 + (row % 7))}");

    [Fact]
    public async Task Roles_ChosenByNameAndNumber_OverrideDetection()
    {
        var inspection = await InspectAsync(Sales, WithRoles(("customer", "SHOP"), ("category", "5"), ("attribute:Buyer", "buyer"), ("total", "")));

        Assert.Equal("Customer=shop Timestamp=date Category=color Price=price Quantity=quantity", inspection.Roles());
        Assert.Contains("Buyer", inspection.Attributes(), StringComparison.Ordinal);
        Assert.Equal(1, inspection.Column("shop").Confidence);
        Assert.Equal(TotalRelation.PriceTimesQuantity, inspection.Plan.Total.Relation);
    }

    [Fact]
    public async Task Roles_AttributeUnmapped_IsNotTakenAgain()
    {
        Assert.Equal("shop,color", (await InspectAsync(Sales)).Attributes());
        Assert.Equal("shop", (await InspectAsync(Sales, WithRoles(("attribute:color", "")))).Attributes());
    }

    [Fact]
    public async Task Roles_UnmappedRequiredRole_IsMissingAndNotReplaced()
    {
        var inspection = await InspectAsync(Sales, WithRoles(("customer", ""), ("timestamp", "")));

        Assert.Equal("customer", inspection.Problem(ProblemCode.MissingRole)!.Values["missing"]);
        Assert.False(inspection.Problem(ProblemCode.NoTimestamp)!.Blocking);
        Assert.Equal(ColumnRole.None, inspection.Column("buyer").Role);
    }

    [Fact]
    public async Task Roles_NoSuchColumnOrRole_IsSaid()
    {
        var inspection = await InspectAsync(Sales, WithRoles(("customer", "nobody"), ("colour", "color")));

        var unknown = inspection.Problem(ProblemCode.UnknownColumn)!;
        Assert.Equal(("customer", "nobody", true), (unknown.Values["role"], unknown.Values["column"], unknown.Blocking));
        Assert.Equal("colour", inspection.Problem(ProblemCode.BadSetting)!.Values["value"]);
        Assert.False(inspection.CanImport);
    }

    [Fact]
    public async Task Dialect_Chosen_IsTaken()
    {
        var inspection = await InspectAsync("a;1\nb;2\n", new InspectionSettings { Delimiter = ';', HasHeader = false, Encoding = "latin1", Roles = Roles(("customer", "1"), ("total", "2")) });

        Assert.Equal(("iso-8859-1", ';', false), (inspection.Dialect.Encoding, inspection.Dialect.Delimiter, inspection.Dialect.HasHeader));
        Assert.Equal(2, inspection.Rows);
        Assert.Equal("Customer=1 Total=2", inspection.Roles());
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Dialect_UnknownNames_AreBadSettings()
    {
        var inspection = await InspectAsync(Sales, new InspectionSettings { Encoding = "klingon", Delimiter = 'x', Decimal = '!' });

        Assert.Equal(
            ["encoding", "delimiter", "decimal"],
            inspection.Problems.Where(problem => problem.Code == ProblemCode.BadSetting).Select(problem => problem.Values["setting"]));
        Assert.False(inspection.CanImport);
    }

    [Fact]
    public async Task Header_TwiceTheSameName_IsNumberedAndSaid()
    {
        var inspection = await InspectAsync(Table("customer,total,note,note,note", 50, row => $"{row % 9},{row}.5,a{row},b{row},c{row}"));

        Assert.Equal(["customer", "total", "note", "note (2)", "note (3)"], inspection.Plan.Columns);
        var duplicates = inspection.Problems.Where(problem => problem.Code == ProblemCode.DuplicateHeader).ToList();
        Assert.Equal("note", Assert.Single(duplicates).Values["column"]);
        Assert.True(inspection.CanImport);
    }

    [Fact]
    public async Task Header_ThousandColumns_IsRefused()
    {
        var header = string.Join(',', Enumerable.Range(1, 1000).Select(number => $"name{number}x"));

        var refused = await Assert.ThrowsAsync<ImportException>(() => InspectAsync($"{header}\n{header}\n"));

        Assert.Equal(ProblemCode.TooManyColumns, refused.Problem.Code);
        Assert.Equal("512", refused.Problem.Values["limit"]);
    }

    [Theory]
    [InlineData("Customer_ID,Timestamp,Total_Spent\n")]
    [InlineData("Customer_ID,Timestamp,Total_Spent\n\n,,\n")]
    public async Task HeaderOnly_IsSaid(string content)
    {
        var inspection = await InspectAsync(content, new InspectionSettings { HasHeader = true });

        Assert.Equal(ProblemCode.HeaderOnly, Assert.Single(inspection.Problems, problem => problem.Blocking).Code);
    }

    [Fact]
    public async Task BlankLinesOnly_IsAnEmptyFile()
    {
        var refused = await Assert.ThrowsAsync<ImportException>(() => InspectAsync("\n\n\n"));

        Assert.Equal(ProblemCode.EmptyFile, refused.Problem.Code);
    }

    [Fact]
    public async Task Timestamp_ChosenColumnIsEmpty_IsNoTimestamp()
    {
        var inspection = await InspectAsync(Table("customer,when,total", 50, row => $"{row % 9},,{row}.5"), WithRoles(("timestamp", "when")));

        Assert.Null(inspection.Plan.DateFormat);
        Assert.Equal("Customer=customer Total=total", inspection.Roles());
        Assert.NotNull(inspection.Problem(ProblemCode.NoTimestamp));
    }

    [Fact]
    public async Task Columns_InAnyOrder_GetTheSameRoles()
    {
        var expected = (await InspectAsync(Sales)).Roles();
        var random = new Random(7);
        var cells = Sales.TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        for (var round = 0; round < 10; round++)
        {
            var order = Enumerable.Range(0, cells[0].Length).ToArray();
            random.Shuffle(order);
            var permuted = string.Join('\n', cells.Select(line => string.Join(',', order.Select(column => line[column]))));

            Assert.Equal(expected, (await InspectAsync(permuted)).Roles());
        }
    }

    [Fact]
    public async Task Rows_InAnyOrder_GiveTheSamePlan()
    {
        var lines = Sales.TrimEnd('\n').Split('\n');
        var expected = await InspectAsync(Sales);
        var random = new Random(8);
        for (var round = 0; round < 5; round++)
        {
            var rows = lines[1..];
            random.Shuffle(rows);

            var shuffled = await InspectAsync(string.Join('\n', rows.Prepend(lines[0])));

            Assert.Equal(expected.Plan.Mapping, shuffled.Plan.Mapping);
            Assert.Equal(expected.Plan.Total, shuffled.Plan.Total);
            Assert.Equal(expected.Plan.DateFormat, shuffled.Plan.DateFormat);
            Assert.Equal(expected.Columns.Select(column => column.Distinct), shuffled.Columns.Select(column => column.Distinct));
        }
    }

    [Fact]
    public async Task Progress_NeverGoesBackAndEndsAtOne()
    {
        using var text = new InspectedText(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Sales, 200))));
        var shares = new Shares();

        await FileInspector.InspectAsync(text.File, new InspectionSettings(), new ReadLimits(), shares);

        Assert.True(shares.Reported.Count > 2);
        Assert.Equal(shares.Reported.Order(), shares.Reported);
        Assert.Equal(1, shares.Reported[^1]);
    }

    [Fact]
    public async Task Cancelled_EndsTheWork()
    {
        using var text = new InspectedText(System.Text.Encoding.UTF8.GetBytes(Sales));
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => FileInspector.InspectAsync(text.File, new InspectionSettings(), new ReadLimits(), cancellation: source.Token));
    }

    [Fact]
    public async Task Customers_NeedAnAttribute()
    {
        var settings = new InspectionSettings { Kind = FileKind.Customers };

        var complete = await InspectAsync(Table("id,name,gender,age,tier", 60, row => $"C{row},Name {row},{(row % 2 == 0 ? "m" : "f")},{20 + row},{(row % 3 == 0 ? "gold" : "basic")}"), settings);
        var lacking = await InspectAsync(Table("id,name", 60, row => $"C{row},Name {row}"), settings);

        Assert.Equal("Customer=id Gender=gender Age=age", complete.Roles());
        Assert.Equal("tier", complete.Attributes());
        Assert.True(complete.CanImport);
        Assert.NotNull(lacking.Problem(ProblemCode.MissingRole));
    }

    [Fact]
    public async Task Products_NeedANameACategoryOrAPrice()
    {
        var settings = new InspectionSettings { Kind = FileKind.Products };

        var complete = await InspectAsync(Table("sku,name,category,price", 60, row => $"P{row},Thing {row},{(row % 2 == 0 ? "A" : "B")},{row}.5"), settings);
        var lacking = await InspectAsync(Table("sku,weight", 60, row => $"P{row},{row}"), settings);

        Assert.Equal("Product=sku ProductName=name Category=category Price=price", complete.Roles());
        Assert.True(complete.CanImport);
        Assert.Equal("productName", lacking.Problem(ProblemCode.MissingRole)!.Values["missing"]);
    }

    [Fact]
    public async Task Revise_OtherRoles_DoesNotReadTheFileAgain()
    {
        using var text = new InspectedText(System.Text.Encoding.UTF8.GetBytes(Sales));
        var inspection = await FileInspector.InspectAsync(text.File, new InspectionSettings(), new ReadLimits());
        System.IO.File.Delete(text.File.Path);

        var revised = await FileInspector.ReviseAsync(inspection, text.File, WithRoles(("customer", "shop"), ("price", "")), new ReadLimits());

        Assert.Equal("Customer=shop Timestamp=date Category=category Quantity=quantity Total=total", revised.Roles());
        Assert.Equal(inspection.ContentHash, revised.ContentHash);
    }

    [Fact]
    public async Task Revise_OtherDelimiter_ReadsTheFileAgain()
    {
        using var text = new InspectedText(System.Text.Encoding.UTF8.GetBytes("customer;total;x,y\nA;1;2,3\nB;2;3,4\n"));
        var inspection = await FileInspector.InspectAsync(text.File, new InspectionSettings(), new ReadLimits());

        var revised = await FileInspector.ReviseAsync(inspection, text.File, new InspectionSettings { Delimiter = ',' }, new ReadLimits());

        Assert.Equal(["customer", "total", "x,y"], inspection.Plan.Columns);
        Assert.Equal(["customer;total;x", "y"], revised.Plan.Columns);
    }

    [Fact]
    public async Task Revise_SettingsTakenBack_EqualsTheFirstInspection()
    {
        using var text = new InspectedText(System.Text.Encoding.UTF8.GetBytes(Sales));
        var first = await FileInspector.InspectAsync(text.File, new InspectionSettings(), new ReadLimits());

        var changed = await FileInspector.ReviseAsync(first, text.File, WithRoles(("category", "")), new ReadLimits());
        var back = await FileInspector.ReviseAsync(changed, text.File, new InspectionSettings(), new ReadLimits());

        Assert.Equal(first.Plan.Mapping, back.Plan.Mapping);
        Assert.NotEqual(first.Plan.Mapping, changed.Plan.Mapping);
    }

    [Fact]
    public async Task Rows_OfDifferingLength_AreCountedAndNotConfused()
    {
        var inspection = await InspectAsync("customer,total,city\nA,1.5,Rome\n\nB,2.5\nC,3.5,Oslo,extra\nD,4.5,Rome\n");

        Assert.Equal(5, inspection.Rows);
        Assert.Equal(1, inspection.Column("city").Empty);
        Assert.Equal(4, inspection.Column("total").Numbers);
    }

    private sealed class Shares : IProgress<double>
    {
        public List<double> Reported { get; } = [];

        public void Report(double value) => Reported.Add(value);
    }

    private static InspectionSettings WithRoles(params (string, string)[] roles) => new() { Roles = Roles(roles) };

    private static Dictionary<string, string> Roles(params (string Role, string Column)[] roles) => roles.ToDictionary(role => role.Role, role => role.Column);
}
