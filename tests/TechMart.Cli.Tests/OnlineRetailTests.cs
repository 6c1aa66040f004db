using System.Globalization;
using System.Text.Json.Nodes;
using TechMart.Tests;

namespace TechMart.Cli.Tests;

/// <summary>The four cleaning variants of Online Retail against the reference.</summary>
public sealed class OnlineRetailTests
{
    [ReferenceTheory]
    [InlineData("sales_with_customer", "--customers-only --no-returns --keep-duplicates")]
    [InlineData("sales_with_customer_dedup", "--customers-only --no-returns")]
    [InlineData("sales_all", "--no-returns --keep-duplicates")]
    [InlineData("sales_all_dedup", "--no-returns")]
    public async Task Overview_OfEachVariant_EqualsTheReference(string variant, string options)
    {
        var reference = JsonNode.Parse(await File.ReadAllTextAsync(ReferenceData.ReferenceFile("rfm-online-retail.json")))!;
        var expected = reference["kpis"]![variant]!;

        var answer = await CommandRun.JsonOf(["analyze", "overview", "--csv", ReferenceData.DataFile("online_retail.csv.gz"), .. options.Split(' ')]);

        Assert.Equal(Money(expected["revenue"]), (decimal)answer["revenue"]!);
        Assert.Equal(Money(expected["revenue"]), (decimal)answer["grossRevenue"]!);
        Assert.Equal(0, (decimal)answer["returns"]!);
        Assert.Equal((int)expected["invoices"]!, (int)answer["orders"]!);
        Assert.Equal((int)expected["customers"]!, (int)answer["customers"]!);
        Assert.Equal((long)expected["rows"]!, (long)answer["lines"]!);
        Assert.Equal((decimal)expected["units"]!, (decimal)answer["units"]!);
        Assert.Equal((double)expected["repeat_customer_rate"]!, (double)answer["repeatRate"]!, 12);
        Assert.Equal((double)expected["revenue_per_invoice_mean"]!, (double)(decimal)answer["averageOrderValue"]!, 9);
        Assert.Equal("2010-12-01", (string)answer["from"]!);
        Assert.Equal("2011-12-09", (string)answer["to"]!);
        Assert.Equal((int)expected["countries"]!, answer["byCountry"]!.AsArray().Count);

        if (reference["tables"]![variant] is { } tables)
        {
            CompareMonths(tables["by_month"]!, answer);
            CompareCountries(tables["by_country"]!, answer);
            CompareProducts(tables["top10_stock_codes_by_revenue"]!, answer["topProducts"]!);
            CompareProducts(tables["top10_stock_codes_by_quantity"]!, answer["topProductsByUnits"]!);
            CompareWeekdays(tables["weekday_hour"]!, answer["weekdayHour"]!);
        }
    }

    [ReferenceFact]
    public async Task Quality_ByDefault_ClimbsTheLadder()
    {
        var answer = await CommandRun.JsonOf("analyze", "quality", "--csv", ReferenceData.DataFile("online_retail.csv.gz"), "--customers-only", "--no-returns");

        Assert.Equal(541_909, (long)answer["rowsRead"]!);
        var left = answer["cleaning"]!.AsArray().ToDictionary(step => (string)step!["rule"]!, step => (long)step!["left"]!);
        Assert.Equal(541_909, left["unreadable"]);
        Assert.Equal(406_829, left["missingCustomer"]);
        Assert.Equal(397_924, left["cancelled"]);
        Assert.Equal(397_924, left["nonPositiveQuantity"]);
        Assert.Equal(397_884, left["nonPositivePrice"]);
        Assert.Equal(392_692, left["duplicate"]);
        Assert.Equal(392_692, (long)answer["rowsAccepted"]!);
        Assert.Equal(541_909, (long)answer["rowsAccepted"]! + (long)answer["rowsRejected"]! + (long)answer["duplicates"]! + (long)answer["removed"]!);
    }

    [ReferenceFact]
    public async Task Overview_ByDefault_NetsReturns()
    {
        var answer = await CommandRun.JsonOf("analyze", "overview", "--csv", ReferenceData.DataFile("online_retail.csv.gz"));

        Assert.Equal(10_642_110.804m, (decimal)answer["grossRevenue"]!);
        Assert.Equal(893_979.730m, (decimal)answer["returns"]!);
        Assert.Equal(9_748_131.074m, (decimal)answer["revenue"]!);
    }

    private static void CompareMonths(JsonNode expected, JsonObject answer)
    {
        Assert.Equal(
            expected.AsArray().Select(row => ((string)row!["month"]!, Money(row["revenue"]), (int)row["invoices"]!, (int)row["customers"]!)),
            answer["byMonth"]!.AsArray().Select(row => ((string)row!["period"]!, (decimal)row["revenue"]!, (int)row["orders"]!, (int)row["customers"]!)));
        Assert.Equal("2011-12", answer["byMonth"]!.AsArray().Where(row => !(bool)row!["complete"]!).Select(row => (string)row!["period"]!).Single());
    }

    private static void CompareCountries(JsonNode expected, JsonObject answer) => Assert.Equal(
        expected.AsArray().Select(row => ((string)row!["country"]!, Money(row["revenue"]), (decimal)row["units"]!, (int)row["invoices"]!, (int)row["customers"]!)).OrderBy(row => row.Item1, StringComparer.Ordinal),
        answer["byCountry"]!.AsArray().Select(row => ((string)row!["country"]!, (decimal)row["revenue"]!, (decimal)row["units"]!, (int)row["orders"]!, (int)row["customers"]!)).OrderBy(row => row.Item1, StringComparer.Ordinal));

    private static void CompareProducts(JsonNode expected, JsonNode answer) => Assert.Equal(
        expected.AsArray().Select(row => ((string)row!["stock_code"]!, Money(row["revenue"]), (decimal)row["units"]!, (int)row["invoices"]!)),
        answer.AsArray().Select(row => ((string)row!["product"]!, (decimal)row["revenue"]!, (decimal)row["units"]!, (int)row["orders"]!)));

    private static void CompareWeekdays(JsonNode expected, JsonNode answer)
    {
        var hours = expected["hours"]!.AsArray().Select(hour => (int)hour!).ToList();
        for (var weekday = 0; weekday < 7; weekday++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                var column = hours.IndexOf(hour);
                Assert.Equal(column < 0 ? 0 : Money(expected["revenue"]![weekday]![column]), (decimal)answer["revenue"]![weekday]![hour]!);
                Assert.Equal(column < 0 ? 0 : (int)expected["invoices"]![weekday]![column]!, (int)answer["orders"]![weekday]![hour]!);
            }
        }
    }

    private static decimal Money(JsonNode? text) => decimal.Parse((string)text!, CultureInfo.InvariantCulture);
}
