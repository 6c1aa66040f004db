using System.Text;
using TechMart.Import.Reading;
using TechMart.Import.Tests.Pipeline;

namespace TechMart.Import.Tests.Cleaning;

public class TextTests
{
    [Fact]
    public async Task Texts_DifferingInBlanksOrUnicodeForm_AreOne()
    {
        var import = new PlannedImport("customer,total,region,productName\nA,1, Andhra\u00A0Pradesh ,Cafe\u0301\n A\u00A0,2,Andhra Pradesh,Café\n");

        await import.RunAsync();

        Assert.Equal(["A"], import.Vocabulary.Customers.Texts);
        Assert.Equal(["Andhra Pradesh"], import.Vocabulary.AttributeSets.Values(import.Vocabulary.AttributeSets.IndexOf("region")).Texts);
        Assert.Equal(["Café".Normalize()], import.Vocabulary.Products.Texts);
    }

    [Theory]
    [InlineData("windows-1252", "Bühler – Köln")]
    [InlineData("windows-1251", "Садовый инвентарь")]
    [InlineData("ibm437", "Müller ½")]
    [InlineData("utf-16le", "日本 Bühler")]
    public async Task Texts_InAnyEncoding_AreDecoded(string name, string customer)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var import = new PlannedImport($"customer,total\n{customer},1\n")
        {
            Encoding = Encoding.GetEncoding(name),
            Dialect = new Dialect { Encoding = name },
        };

        await import.RunAsync();

        Assert.Equal([customer], import.Vocabulary.Customers.Texts);
    }

    [Fact]
    public async Task CustomerIds_WrittenAsDecimals_LoseTheZero()
    {
        var import = new PlannedImport("customer,total\n17850.0,1\n,1\n17850,3\n13047.0,2\n13047.5,1\n");

        await import.RunAsync();

        Assert.Equal(["17850", "13047", "13047.5"], import.Vocabulary.Customers.Texts);
    }

    [Fact]
    public async Task CustomerIds_MostlyNoNumbers_StayAsWritten()
    {
        var import = new PlannedImport("customer,total\nCG-1,1\n1.0,1\n1,1\n");

        await import.RunAsync();

        Assert.Equal(["CG-1", "1.0", "1"], import.Vocabulary.Customers.Texts);
    }

    [Fact]
    public async Task NaAndLeadingZeros_AreRealValues()
    {
        var import = new PlannedImport("customer,total,region\n00004,1,NA\n4,1,null\n");

        await import.RunAsync();

        Assert.Equal(["00004", "4"], import.Vocabulary.Customers.Texts);
        Assert.Equal(["NA", "null"], import.Vocabulary.AttributeSets.Values(0).Texts);
    }

    [Fact]
    public async Task Product_IsItsIdAndItsNamesAreCounted()
    {
        var import = new PlannedImport("customer,total,product,productName\nA,1,P1,Lamp\nA,2,P1,Lamp \nA,3,P1,Lantern\nA,4,,Chair\n");

        await import.RunAsync();

        Assert.Equal(["P1", "Chair"], import.Vocabulary.Products.Texts);
        Assert.Equal("Lamp|Chair", string.Join('|', import.Vocabulary.ProductNames.MostFrequent(2)));
        Assert.Equal(2, import.Vocabulary.ProductNames.Lines[(0, 0)]);
    }

    [Fact]
    public async Task Attributes_OfALine_AreOneCombination()
    {
        var import = new PlannedImport("customer,total,country,age,attribute:channel\nA,1,UK,30.0,web\nA,2,UK,30,web\nA,3,,n/a,shop\nA,4,,,\n");

        await import.RunAsync();

        var sets = import.Vocabulary.AttributeSets;
        Assert.Equal(["country", "age", "channel"], sets.Names);
        Assert.Equal([1, 1, 2, 0], import.Sink.Lines.Select(line => line.AttributeSet));
        Assert.Equal("UK|30|web", string.Join('|', Enumerable.Range(0, 3).Select(attribute => sets.Value(1, attribute))));
        Assert.Equal("||shop", string.Join('|', Enumerable.Range(0, 3).Select(attribute => sets.Value(2, attribute))));
    }

    [Fact]
    public async Task Signup_OfACustomer_IsTheEarliestGiven()
    {
        var import = new PlannedImport("customer,total,signup\nA,1,2020-05-02\nA,2,2020-05-01 10:00\nA,3,\nB,4,\n");

        await import.RunAsync();

        Assert.Equal([new KeyValuePair<int, DateOnly>(0, new(2020, 5, 1))], import.Vocabulary.CustomerSignups);
    }
}
