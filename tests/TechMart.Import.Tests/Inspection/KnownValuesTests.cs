using TechMart.Import.Inspection;

namespace TechMart.Import.Tests.Inspections;

public class KnownValuesTests
{
    [Theory]
    [InlineData("26-35", true)]
    [InlineData("55+", true)]
    [InlineData("0–17", true)]
    [InlineData("under 18", true)]
    [InlineData("<20", true)]
    [InlineData("18 to 24 years", true)]
    [InlineData("65 and over", true)]
    [InlineData("до 25 лет", true)]
    [InlineData("35", false)]
    [InlineData("Kitchen, 1", false)]
    [InlineData("2011-12-09", false)]
    [InlineData("-5", false)]
    [InlineData("", false)]
    public void IsAgeBand_OnlyForBands(string value, bool expected) => Assert.Equal(expected, KnownValues.IsAgeBand(value));

    [Theory]
    [InlineData("Female", true)]
    [InlineData(" m ", true)]
    [InlineData("Жен", true)]
    [InlineData("Frau", true)]
    [InlineData("blue", false)]
    public void IsGender_InSeveralLanguages(string value, bool expected) => Assert.Equal(expected, KnownValues.IsGender(value));

    [Theory]
    [InlineData("United Kingdom", true)]
    [InlineData("EIRE", true)]
    [InlineData("Deutschland", true)]
    [InlineData("Namibia", true)]
    [InlineData("Shoes", false)]
    public void IsCountry_InSeveralLanguages(string value, bool expected) => Assert.Equal(expected, KnownValues.IsCountry(value));
}
