using System.Globalization;
using System.Text;
using TechMart.Import.Reading;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Values;

public class NumberFormatTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("5", 50_000)]
    [InlineData("-5", -50_000)]
    [InlineData("+5", 50_000)]
    [InlineData("007", 70_000)]
    [InlineData("17850.0", 178_500_000)]
    [InlineData("2.55", 25_500)]
    [InlineData(".5", 5_000)]
    [InlineData("5.", 50_000)]
    [InlineData("-0.001", -10)]
    [InlineData("0.0001", 1)]
    [InlineData("-80995", -809_950_000)]
    [InlineData("1,234.56", 12_345_600)]
    [InlineData("1,234,567", 12_345_670_000)]
    [InlineData("12,34,567.5", 12_345_675_000)]
    [InlineData("1,00,000", 1_000_000_000)]
    [InlineData("1 234.5", 12_345_000)]
    [InlineData("1'234.5", 12_345_000)]
    [InlineData("1’234.5", 12_345_000)]
    [InlineData("1\u00A0234.5", 12_345_000)]
    [InlineData("1\u202F234\u202F567", 12_345_670_000)]
    [InlineData("  7 ", 70_000)]
    [InlineData("\u00A07", 70_000)]
    [InlineData("$ 5", 50_000)]
    [InlineData("$5.25", 52_500)]
    [InlineData("-$5", -50_000)]
    [InlineData("$-5", -50_000)]
    [InlineData("5 €", 50_000)]
    [InlineData("€5", 50_000)]
    [InlineData("USD 5", 50_000)]
    [InlineData("5 USD", 50_000)]
    [InlineData("5EUR", 50_000)]
    [InlineData("5 eur", 50_000)]
    [InlineData("R$ 12", 120_000)]
    [InlineData("US$12", 120_000)]
    [InlineData("₹1,00,000", 1_000_000_000)]
    [InlineData("£3.50", 35_000)]
    [InlineData("Rs. 500", 5_000_000)]
    [InlineData("12 zł", 120_000)]
    [InlineData("100 руб.", 1_000_000)]
    [InlineData("(5.00)", -50_000)]
    [InlineData("($5.00)", -50_000)]
    [InlineData("5.00-", -50_000)]
    [InlineData("\u22125", -50_000)]
    [InlineData("1.2E+3", 12_000_000)]
    [InlineData("1.2e3", 12_000_000)]
    [InlineData("5E-2", 500)]
    [InlineData("922337203685477.5807", long.MaxValue)]
    [InlineData("-922337203685477.5807", -long.MaxValue)]
    public void Parse_WithDecimalPoint_GivesExactValue(string text, long expected)
    {
        var status = new NumberFormat('.').Parse(Encoding.UTF8.GetBytes(text), out var value, out var rounded);

        Assert.Equal((NumberStatus.Number, expected, false), (status, value, rounded));
    }

    [Theory]
    [InlineData("1.234,56", 12_345_600)]
    [InlineData("1234,5", 12_345_000)]
    [InlineData("1.234", 12_340_000)]
    [InlineData("0,99", 9_900)]
    [InlineData("-1.234.567,8", -12_345_678_000)]
    [InlineData("1 234,56 €", 12_345_600)]
    [InlineData("12,00 kr.", 120_000)]
    [InlineData("R$ 1.234,50", 12_345_000)]
    public void Parse_WithDecimalComma_GivesExactValue(string text, long expected)
    {
        var status = new NumberFormat(',').Parse(Encoding.UTF8.GetBytes(text), out var value);

        Assert.Equal((NumberStatus.Number, expected), (status, value));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("NA")]
    [InlineData("NaN")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("$")]
    [InlineData("5%")]
    [InlineData("12 345 6")]
    [InlineData("1,23")]
    [InlineData("1,2345")]
    [InlineData("0,123")]
    [InlineData("12345,678")]
    [InlineData("1,234 567")]
    [InlineData("1,00,00")]
    [InlineData("1.2.3")]
    [InlineData("--5")]
    [InlineData("-5-")]
    [InlineData("(-5)")]
    [InlineData("$5$")]
    [InlineData("65+")]
    [InlineData("26-35")]
    [InlineData("2010-12-01")]
    [InlineData("12:30")]
    [InlineData("85123A")]
    [InlineData("C536379")]
    [InlineData("R1001")]
    [InlineData("5 kg")]
    [InlineData("1e")]
    [InlineData("0x10")]
    [InlineData("٣")]
    public void Parse_NoNumber_IsRefused(string text) =>
        Assert.Equal(NumberStatus.NotANumber, new NumberFormat('.').Parse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u00A0")]
    public void Parse_Blank_IsEmpty(string text) =>
        Assert.Equal(NumberStatus.Empty, new NumberFormat('.').Parse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("922337203685477.5808")]
    [InlineData("99999999999999999999")]
    [InlineData("1e30")]
    [InlineData("-1e999")]
    [InlineData("922337203685477.58075")]
    public void Parse_TooLarge_IsTold(string text) =>
        Assert.Equal(NumberStatus.TooLarge, new NumberFormat('.').Parse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("119.99999999999999", 1_200_000, false)]
    [InlineData("0.30000000000000004", 3_000, false)]
    [InlineData("149.99999999999997", 1_500_000, false)]
    [InlineData("1.00005", 10_001, true)]
    [InlineData("-1.00005", -10_001, true)]
    [InlineData("1.00004", 10_000, true)]
    [InlineData("3.14159265358979", 31_416, true)]
    [InlineData("1.20000", 12_000, false)]
    [InlineData("0.00001", 0, true)]
    [InlineData("1e-9", 0, true)]
    public void Parse_MoreThanFourDecimals_RoundsAndTells(string text, long expected, bool rounded)
    {
        var status = new NumberFormat('.').Parse(Encoding.UTF8.GetBytes(text), out var value, out var told);

        Assert.Equal((NumberStatus.Number, expected, rounded), (status, value, told));
    }

    [Theory]
    [InlineData("windows-1252", new byte[] { (byte)'1', 0xA0, (byte)'2', (byte)'3', (byte)'4', (byte)' ', 0x80 }, 12_340_000)]
    [InlineData("iso-8859-1", new byte[] { 0xA3, (byte)'5' }, 50_000)]
    [InlineData("ibm437", new byte[] { 0x9C, (byte)'5' }, 50_000)]
    [InlineData("ibm850", new byte[] { (byte)'1', 0xFF, (byte)'2', (byte)'3', (byte)'4' }, 12_340_000)]
    [InlineData("utf-16le", new byte[] { 0xE2, 0x82, 0xAC, (byte)'5' }, 50_000)]
    public void Parse_SignsOfTheEncoding_AreKnown(string encoding, byte[] text, long expected)
    {
        var status = new NumberFormat('.', encoding).Parse(text, out var value);

        Assert.Equal((NumberStatus.Number, expected), (status, value));
    }

    [Theory]
    [InlineData("en-US", '.')]
    [InlineData("de-DE", ',')]
    [InlineData("de-CH", '.')]
    [InlineData("fr-FR", ',')]
    [InlineData("es-ES", ',')]
    [InlineData("ru-RU", ',')]
    [InlineData("pt-BR", ',')]
    [InlineData("en-IN", '.')]
    public void Parse_NumbersWrittenInACulture_RoundTrip(string name, char decimalSign)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        var format = new NumberFormat(decimalSign);
        var random = new Random(7);
        foreach (var style in new[] { "N2", "N4", "C2", "F2", "G", "R" })
        {
            for (var round = 0; round < 300; round++)
            {
                var value = decimal.Round((decimal)Math.Pow(10, random.Next(0, 9)) * (decimal)(random.NextDouble() - 0.5), style is "N2" or "C2" or "F2" ? 2 : 4);
                var text = value.ToString(style, culture);

                var status = format.Parse(Encoding.UTF8.GetBytes(text), out var parsed);

                Assert.True((status, parsed) == (NumberStatus.Number, (long)(value * 10_000)), $"{text} ({style}): {status} {parsed}");
            }
        }
    }

    [Fact]
    public void Parse_RandomBytes_NeverFails()
    {
        var random = new Random(11);
        var format = new NumberFormat(',');
        var alphabet = "0123456789.,-+eE$€ ()'%р"u8.ToArray();
        for (var round = 0; round < 200_000; round++)
        {
            var text = new byte[random.Next(0, 24)];
            for (var index = 0; index < text.Length; index++)
            {
                text[index] = alphabet[random.Next(alphabet.Length)];
            }
            var status = format.Parse(text, out var value);
            Assert.True(status == NumberStatus.Number || value == 0);
        }
    }

    [Fact]
    public void Constructor_OtherDecimalSign_IsRefused()
    {
        var refused = Assert.Throws<ImportException>(() => new NumberFormat(';'));

        Assert.Equal(ProblemCode.BadSetting, refused.Problem.Code);
    }
}
