using System.Text;
using TechMart.Import.Values;

namespace TechMart.Import.Tests.Values;

public class NumberEvidenceTests
{
    [Theory]
    [InlineData('.', "1,234.56", "7", "0.5")]
    [InlineData(',', "1.234,56", "7", "0,5")]
    [InlineData(',', "0,123", "1,234")]
    [InlineData('.', "1,234,567", "1,234")]
    [InlineData(',', "12,5")]
    [InlineData('.', "12", "1500")]
    [InlineData('.', "1,234", "999", "12")]
    [InlineData(',', "1.234", "999", "12")]
    [InlineData('.', "5.00", "(1,200.00)", "$ 3.50")]
    public void DecimalSign_WhereTheColumnTells_IsFound(char expected, params string[] values) =>
        Assert.Equal(expected, Evidence(values).DecimalSign);

    [Theory]
    [InlineData("1,234", "5,678")]
    [InlineData("1.234", "5.678")]
    [InlineData("1,234", "1.234", "12")]
    [InlineData("1,234", "5000")]
    [InlineData("1,5", "2.5")]
    public void DecimalSign_WhereTheColumnCannotTell_IsNullWithExamples(params string[] values)
    {
        var evidence = Evidence(values);

        Assert.Null(evidence.DecimalSign);
        Assert.NotEmpty(evidence.AmbiguousExamples);
    }

    [Fact]
    public void DecimalSign_FewSlips_DoNotDecide()
    {
        var evidence = Evidence([.. Enumerable.Repeat("12.50", 99), "12,50"]);

        Assert.Equal('.', evidence.DecimalSign);
        Assert.Equal(99, evidence.With('.').Numbers);
    }

    [Fact]
    public void Counts_OfAMixedColumn_AreApart()
    {
        var evidence = Evidence("", "  ", "NA", "-1", "2.5", "0", "7", "99999999999999999999");

        Assert.Equal((8, 2, 5), (evidence.Values, evidence.Empty, evidence.Numbers));
        Assert.Equal(new NumberTally(4, 3, 1, 1, 1, -10_000, 70_000), evidence.With('.'));
        Assert.Equal(["NA"], evidence.OtherExamples);
    }

    [Fact]
    public void DecimalSign_WithoutValues_IsPoint() => Assert.Equal('.', new NumberEvidence().DecimalSign);

    private static NumberEvidence Evidence(params string[] values)
    {
        var evidence = new NumberEvidence();
        foreach (var value in values)
        {
            evidence.Add(Encoding.UTF8.GetBytes(value));
        }
        return evidence;
    }
}
