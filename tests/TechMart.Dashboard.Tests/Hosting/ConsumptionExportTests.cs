using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Products.Groups;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.ProductGroupings;

namespace TechMart.Dashboard.Tests.Hosting;

/// <summary>The tables of the consumption tab and of product groups as files.</summary>
public sealed class ConsumptionExportTests(ConsumptionExportTests.TasteShop shop) : IClassFixture<ConsumptionExportTests.TasteShop>
{
    [Fact]
    public async Task Profiles_AsCsv_HoldShareIndexAndIntervalOfEachCategory()
    {
        var lines = await LinesAsync("/export/consumption-profiles.csv?data=Tastes&profiles=3");

        Assert.Equal("Profile,Customers,Category,Share of spend before returns,Average share,Index (100 = average),Lower end (95%),Upper end (95%)", lines[0]);
        Assert.Equal(9, lines.Length - 1);
        Assert.All(lines.Skip(1), line => Assert.Equal("40", line.Split(',')[1]));
        Assert.Equal(3, lines.Skip(1).Sum(line => double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture)), 1e-9);
    }

    [Fact]
    public async Task Categories_AsCsv_HoldSharesThatSumToOne()
    {
        var lines = await LinesAsync("/export/consumption-categories.csv?data=Tastes");

        Assert.Equal("Category,Average share,Customers who bought of it", lines[0]);
        Assert.Equal(["Books", "Food", "Toys"], lines.Skip(1).Select(line => line.Split(',')[0]).Order());
        Assert.Equal(1, lines.Skip(1).Sum(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)), 1e-9);
    }

    [Fact]
    public async Task Offers_AsCsv_HoldWhomToOfferThem()
    {
        var lines = await LinesAsync("/export/consumption-offers.csv?data=Tastes&profiles=2");

        Assert.Equal("Profile,Category,Share of the profile who buy it,Lower end (95%),Upper end (95%),Share of all others who buy it,Do not buy it yet", lines[0]);
        Assert.NotEmpty(lines.Skip(1));
    }

    [Fact]
    public async Task ProductGroups_AsCsv_HoldTheGroupOfEachProductAsItWasChanged()
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();
        var dataset = (await scope.ServiceProvider.GetRequiredService<DatasetStore>().FindAsync("Tastes"))!;
        await scope.ServiceProvider.GetRequiredService<ProductGroupStore>().EditAsync(Actor.Program, dataset.Id, 0, new NewGroup(["fresh Food", "dried Toys"], "=1+1"));

        var lines = await LinesAsync("/export/product-groups.csv?data=Tastes");

        Assert.Equal("Product number,Product,Group,Value of sales,Customers", lines[0]);
        Assert.Equal(9, lines.Length - 1);
        Assert.StartsWith("fresh Food,fresh Food,'=1+1,", lines.Single(line => line.StartsWith("fresh Food", StringComparison.Ordinal)), StringComparison.Ordinal);
        // The profiles of groups are those of the changed groups.
        Assert.Contains(await LinesAsync("/export/consumption-categories.csv?data=Tastes&basis=groups"), line => line.StartsWith("'=1+1,", StringComparison.Ordinal));
    }

    private async Task<string[]> LinesAsync(string address)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en-GB");
        var text = await client.GetStringAsync(address);
        return text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A host with a shop of 120 customers, a third of them for each of three categories.</summary>
    public sealed class TasteShop : IAsyncLifetime
    {
        private static readonly string[] Categories = ["Food", "Toys", "Books"];
        private static readonly string[] Variants = ["fresh", "frozen", "dried"];

        public DashboardHost Host { get; } = new();

        public async Task InitializeAsync()
        {
            var lines = Enumerable.Range(0, 480).Select(order =>
            {
                var (customer, number) = (order / 4, order % 4);
                var taste = number == 3 && customer % 2 == 0 ? Categories[(customer + 1 + (customer / 6 % 2)) % 3] : Categories[customer % 3];
                return string.Create(CultureInfo.InvariantCulture, $"C{customer:000},2011-0{1 + number}-{1 + (customer % 28):00} 09:00:00,{order},{Variants[(customer + number) % 3]} {taste},{taste},{10 + (customer % 7)},1");
            });
            await SalesImport.RunAsync(Host.Services, "Tastes", "customer,timestamp,order,product,category,price,quantity\n" + string.Join('\n', lines));
        }

        public async Task DisposeAsync() => await Host.DisposeAsync();
    }
}
