using System.Reflection;
using TechMart.Analytics.Insights;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Wording;

public class FindingWordsTests
{
    private static readonly FindingWords Words = new(new StrictTexts<FindingsTexts>(), Reader.British);

    [Fact]
    public void Sentence_EveryCode_HasWordsWithoutLeftOverPlaces()
    {
        foreach (var code in typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!))
        {
            foreach (var change in new[] { 250m, -250m })
            {
                var sentence = Words.Sentence(Make(code, change));

                Assert.EndsWith(".", sentence, StringComparison.Ordinal);
                Assert.DoesNotContain("{", sentence, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(1, "From one row")]
    [InlineData(2, "From 2 rows")]
    [InlineData(1_000, "From 1,000 rows")]
    public void Evidence_OfRows_CountsThemInWords(int rows, string expected) => Assert.Equal(expected, Words.Evidence(Make(FindingCodes.ReturnRate, 1) with { Evidence = rows }));

    [Fact]
    public void Sentence_OfConcentration_SaysThatReturnsAreNotTakenOff() => Assert.Contains(
        "returns not taken off", Words.Sentence(Make(FindingCodes.RevenueConcentration, 1)), StringComparison.Ordinal);

    [Fact]
    public void Sentence_OfAFall_SaysSoWithBothAmounts() => Assert.Equal(
        "Revenue fell by 12.3%, from £1,250 to £1,000, against Nov 2010.",
        Words.Sentence(Make(FindingCodes.RevenueChange, -250m)));

    [Fact]
    public void Sentence_OfSomethingNew_DoesNotInventAPercentage()
    {
        var finding = Make(FindingCodes.CategoryRising, 250m);
        var values = finding.Values.Where(value => value.Key != "relative").ToDictionary();

        Assert.Equal("“Toys” is new with £1,000; in Nov 2010 there was none.", Words.Sentence(finding with { Subject = "Toys", Values = values }));
    }

    [Fact]
    public void Sentence_UnknownCode_IsRefused() => Assert.Throws<ArgumentException>(() => Words.Sentence(Make("no-such-code", 1)));

    private static Finding Make(string code, decimal change) => new(
        code,
        "Subject",
        change,
        new Dictionary<string, object>
        {
            ["before"] = 1250m,
            ["after"] = 1000m,
            ["change"] = change,
            ["relative"] = Math.Sign(change) * 0.123,
            ["from"] = new DateOnly(2010, 11, 1),
            ["to"] = new DateOnly(2010, 11, 30),
            ["share"] = 0.4,
            ["topCustomers"] = 10,
            ["customers"] = 100,
            ["topRevenue"] = 4000m,
            ["start"] = new DateOnly(2011, 11, 1),
            ["revenue"] = 5000m,
            ["mean"] = 2500m,
            ["months"] = 12,
            ["weekday"] = 7,
            ["hour"] = 23,
            ["rate"] = 0.08,
            ["returns"] = 80m,
            ["returnLines"] = 8L,
            ["repeatCustomers"] = 60,
            ["places"] = 38,
        },
        1234);
}
