using System.Globalization;
using TechMart.Wording;

namespace TechMart.Dashboard.Tests.Wording;

public class ReaderNumberTests
{
    [Theory]
    [InlineData("en-GB", "1000", "1000", true)]
    [InlineData("en-GB", "1,000", "1000", false)]
    [InlineData("en-GB", "1.000", "1", false)]
    [InlineData("de-DE", "1.000", "1000", false)]
    [InlineData("de-DE", "1,000", "1", false)]
    [InlineData("ru-RU", "1,000", "1", false)]
    [InlineData("en-GB", "0.125", "0.125", true)]
    [InlineData("en-GB", "1,234,567.5", "1234567.5", true)]
    [InlineData("de-DE", "1.234.567,5", "1234567.5", true)]
    [InlineData("en-GB", "1 000", "1000", true)]
    [InlineData("ru-RU", "1\u00A0000,5", "1000.5", true)]
    [InlineData("de-CH", "1'000.5", "1000.5", true)]
    [InlineData("de-CH", "1’000", "1000", true)]
    [InlineData("en-GB", " -12.5 ", "-12.5", true)]
    [InlineData("en-GB", "\u22125", "-5", true)]
    [InlineData("en-GB", ".5", "0.5", true)]
    [InlineData("en-GB", "12.50", "12.5", true)]
    [InlineData("en-GB", "3.00", "3", true)]
    public void Number_InAPersonsNotation_IsReadAndSaysWhetherItIsSure(string culture, string text, string value, bool isSure)
    {
        var read = ReaderNumber.Read(text, CultureInfo.GetCultureInfo(culture));

        // In its shortest form, so that equal conditions are written equally.
        Assert.Equal((value, isSure), (read?.Value.ToString(CultureInfo.InvariantCulture), read?.IsSure));
    }

    [Theory]
    [InlineData("en-GB", "1,5")]
    [InlineData("de-DE", "1.5")]
    [InlineData("de-DE", "1,000,000")]
    [InlineData("en-GB", "1,0,0")]
    [InlineData("en-GB", "1,000 000")]
    [InlineData("en-GB", "12.")]
    [InlineData("en-GB", "1e3")]
    [InlineData("en-GB", "£5")]
    [InlineData("en-GB", "many")]
    [InlineData("en-GB", " ")]
    [InlineData("en-GB", null)]
    [InlineData("en-GB", "99999999999999999999999999999999")]
    public void Text_ThatIsNoNumberThere_IsNotRead(string culture, string? text) => Assert.Null(ReaderNumber.Read(text, CultureInfo.GetCultureInfo(culture)));
}
