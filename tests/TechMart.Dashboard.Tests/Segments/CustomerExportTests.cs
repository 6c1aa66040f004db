using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Segments;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;
using TechMart.Store.Segments;
using TechMart.Tests;

namespace TechMart.Dashboard.Tests.Segments;

/// <summary>The list of customers as files of the real host.</summary>
public sealed class CustomerExportTests(CustomerExportTests.SegmentShop shop) : IClassFixture<CustomerExportTests.SegmentShop>
{
    [Fact]
    public async Task Csv_WithoutAnOrder_BeginsWithTheHighestSpend()
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        var lines = (await client.GetStringAsync("/export/customers.csv?data=Shop")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Customer,RFM segment,Spend after returns,Orders,", lines[0], StringComparison.Ordinal);
        Assert.Equal(["0007", "B", "=A", "C"], lines.Skip(1).Select(line => line.Split(',')[0].TrimStart('\'')));
    }

    [Fact]
    public async Task Excel_OfASearchedAndFilteredList_SaysSoAndHowManyAreLeft()
    {
        var sheets = await ReadAsync("/export/customers.xlsx?data=Shop&segment=big&sort=customer&f.spend=%3C50&q=b");

        var facts = sheets[0].Rows.Where(row => row.Count == 2).ToDictionary(row => row[0].Text!, row => row[1]);
        Assert.Equal(("Big", "for the letter", "Spend after returns at least £20.00"), (facts["Segment"].Text, facts["Note"].Text, facts["Definition"].Text));
        Assert.Equal(3, facts["Customers"].Number);
        Assert.Equal(1, facts["Of them in this file (searched or filtered)"].Number);
        Assert.Equal("Search: b\nSpend after returns: <50", facts["Filters"].Text);
        Assert.Equal("B", Assert.Single(sheets[1].Rows.Skip(1))[0].Text);
    }

    [Fact]
    public async Task Excel_OfAnOrder_IsInThatOrderWithIdsAsText()
    {
        var list = (await ReadAsync("/export/customers.xlsx?data=Shop&sort=spend"))[1];

        Assert.Equal(["C", "=A", "B", "0007"], list.Rows.Skip(1).Select(row => row[0].Text));
        Assert.All(list.Rows.Skip(1), row => Assert.Equal("@", row[0].Format));
        Assert.True(list.HasFrozenRow);
        Assert.NotNull(list.Filter);
    }

    private async Task<IReadOnlyList<WorkbookSheet>> ReadAsync(string address)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        using var file = new MemoryStream(await client.GetByteArrayAsync(address));
        return WorkbookReader.Read(file);
    }

    /// <summary>A host with four customers and a saved segment.</summary>
    public sealed class SegmentShop : IAsyncLifetime
    {
        public DashboardHost Host { get; } = new();

        public async Task InitializeAsync()
        {
            var import = await SalesImport.RunAsync(
                Host.Services,
                "Shop",
                """
                customer,timestamp,order,category,total
                0007,2011-01-03 10:00:00,1,Toys,70
                B,2011-01-04 11:00:00,2,Toys,30
                =A,2011-01-05 12:00:00,3,Food,20
                C,2011-01-06 12:00:00,4,Food,10
                """);
            await Host.Services.GetRequiredService<SegmentStore>().SaveAsync(
                Actor.Program, import.DatasetId, "Big", "for the letter", new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 20)]));
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
