using TechMart.Tests;

namespace TechMart.Cli.Tests;

/// <summary>The other real sales files, read as detected or with the one override that is stated.</summary>
public sealed class OtherShopsTests
{
    [ReferenceFact]
    public async Task Ecommerce_DatesOfTenDigitsAndCyrillicNames_IsReadAsDetected()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", ReferenceData.DataFile("ecom_dataset_upd.csv.gz"));

        Assert.Equal(5_357_944.42m, Math.Round((decimal)answer["revenue"]!, 2));
        Assert.Equal(7_474, (long)answer["lines"]!);
        Assert.Equal(2_451, (int)answer["customers"]!);
        Assert.Equal(17_660m, (decimal)answer["units"]!);
        Assert.Equal("2018-10-01", (string)answer["from"]!);
        Assert.Equal("2020-01-31", (string)answer["to"]!);
        Assert.Contains(answer["topProducts"]!.AsArray(), row => ((string)row!["product"]!).Any(character => character is >= 'А' and <= 'я'));
    }

    [ReferenceFact]
    public async Task Superstore_Windows1252AndAmericanDates_IsReadAsDetected()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", ReferenceData.DataFile("sample_superstore.csv.gz"));

        Assert.Equal(2_297_200.8603m, (decimal)answer["revenue"]!);
        Assert.Equal(9_994, (long)answer["lines"]!);
        Assert.Equal(5_009, (int)answer["orders"]!);
        Assert.Equal(793, (int)answer["customers"]!);
        Assert.Equal(3, answer["byCategory"]!.AsArray().Count);
        Assert.Equal("2014-01-03", (string)answer["from"]!);
        Assert.Equal("2017-12-30", (string)answer["to"]!);
    }

    [ReferenceFact]
    public async Task Diwali_WithoutAnyDate_IsReadAndSaysSo()
    {
        var path = ReferenceData.DataFile("diwali_sales_data.csv.gz");

        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", path);
        var quality = await CommandRun.JsonOf("analyze", "quality", "--csv", path);

        Assert.Equal(106_178_829m, (decimal)answer["revenue"]!);
        Assert.Equal(18, answer["byCategory"]!.AsArray().Count);
        Assert.Empty(answer["byMonth"]!.AsArray());
        Assert.Null(answer["from"]);
        Assert.Equal(11_251, (long)quality["rowsRead"]!);
        Assert.Equal(12, (long)quality["rowsRejected"]!);
        Assert.Equal(8, (long)quality["duplicates"]!);
        Assert.Equal("User_ID", (string)quality["mapping"]!["customer"]!);
        Assert.Equal("Amount", (string)quality["mapping"]!["total"]!);
        Assert.Contains(quality["notes"]!.AsArray(), note => (string)note!["code"]! == "noTimestamp");
    }

    [ReferenceFact]
    public async Task Diwali_WithAPeriod_IsRefused()
    {
        var run = await CommandRun.Of("analyze", "overview", "--csv", ReferenceData.DataFile("diwali_sales_data.csv.gz"), "--from", "2024");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains("--from", run.Error, StringComparison.Ordinal);
    }

    [ReferenceFact]
    public async Task Cdnow_WithoutHeaderBetweenBlanks_IsRead()
    {
        var answer = await CommandRun.JsonOf(
            "analyze", "overview", "--csv", ReferenceData.DataFile("CDNOW_sample.txt.gz"), "--keep-duplicates",
            "--no-header", "--map", "customer=1", "--map", "timestamp=3", "--map", "quantity=4", "--map", "total=5");

        Assert.Equal(244_091.94m, (decimal)answer["revenue"]!);
        Assert.Equal(6_911, (long)answer["lines"]!);
        Assert.Equal(2_349, (int)answer["customers"]!);
        Assert.Equal("1997-01-01", (string)answer["from"]!);
        Assert.Equal("1998-06-30", (string)answer["to"]!);
    }

    [ReferenceFact]
    public async Task Cdnow_AsDetected_HasTheSameRevenue()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", ReferenceData.DataFile("CDNOW_sample.txt.gz"), "--keep-duplicates");

        Assert.Equal(244_091.94m, (decimal)answer["revenue"]!);
        Assert.Equal(2_349, (int)answer["customers"]!);
    }
}
