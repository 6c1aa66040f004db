using TechMart.Dashboard.Components.Pages.Data;
using TechMart.Import.Inspection;

namespace TechMart.Dashboard.Tests.Data;

public class RoleChoicesTests
{
    private static readonly ColumnInspection Client = Inspections.Column(0, "Client", ColumnRole.Customer);
    private static readonly ColumnInspection Who = Inspections.Column(1, "Who");
    private static readonly ColumnInspection Colour = Inspections.Column(2, "Colour", ColumnRole.Attribute, attribute: "colour");

    [Fact]
    public void Choose_UnusedColumn_MapsIt()
    {
        var settings = RoleChoices.Choose(new InspectionSettings(), Who, ColumnRole.Customer);

        Assert.Equal("Who", Assert.Single(settings.Roles, role => role.Key == "customer").Value);
    }

    [Fact]
    public void Choose_AnotherRole_UnmapsTheFormerSoThatItIsNotDetectedAnew()
    {
        var settings = RoleChoices.Choose(new InspectionSettings(), Client, ColumnRole.ProductName);

        Assert.Equal("", settings.Roles["customer"]);
        Assert.Equal("Client", settings.Roles["productName"]);
    }

    [Fact]
    public void Choose_None_Unmaps()
    {
        var settings = RoleChoices.Choose(new InspectionSettings(), Client, ColumnRole.None);

        Assert.Equal([KeyValuePair.Create("customer", "")], settings.Roles);
    }

    [Fact]
    public void Choose_SameColumnTwice_KeepsTheLastOnly()
    {
        var first = RoleChoices.Choose(new InspectionSettings(), Who, ColumnRole.City);
        var second = RoleChoices.Choose(first, Who with { Role = ColumnRole.City }, ColumnRole.Region);

        Assert.Equal("", second.Roles["city"]);
        Assert.Equal("Who", second.Roles["region"]);
    }

    [Fact]
    public void Choose_RoleOfAnotherColumn_MovesIt()
    {
        var first = RoleChoices.Choose(new InspectionSettings(), Who, ColumnRole.City);
        var second = RoleChoices.Choose(first, Inspections.Column(3, "Town"), ColumnRole.City);

        Assert.Equal([KeyValuePair.Create("city", "Town")], second.Roles);
    }

    [Fact]
    public void Choose_Attribute_IsNamedAfterItsColumnUnlessSaidOtherwise()
    {
        Assert.Equal("Who", RoleChoices.Choose(new InspectionSettings(), Who, ColumnRole.Attribute).Roles["attribute:Who"]);
        Assert.Equal("Who", RoleChoices.Choose(new InspectionSettings(), Who, ColumnRole.Attribute, " channel ").Roles["attribute:channel"]);
    }

    [Fact]
    public void Choose_AttributeUnderAnotherName_ForgetsTheFormer()
    {
        var settings = RoleChoices.Choose(new InspectionSettings(), Colour, ColumnRole.Attribute, "hue");

        Assert.Equal("", settings.Roles["attribute:colour"]);
        Assert.Equal("Colour", settings.Roles["attribute:hue"]);
    }

    [Fact]
    public void Choose_LeavesOtherDecisionsAlone()
    {
        var before = new InspectionSettings { DateFormat = "dd/MM/yyyy", Roles = new Dictionary<string, string> { ["total"] = "Sum" } };

        var after = RoleChoices.Choose(before, Who, ColumnRole.Customer);

        Assert.Equal("dd/MM/yyyy", after.DateFormat);
        Assert.Equal("Sum", after.Roles["total"]);
    }
}
