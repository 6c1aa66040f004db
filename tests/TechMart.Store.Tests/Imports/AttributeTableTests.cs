using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class AttributeTableTests
{
    private static readonly string[] Lines = ["c1,2024-01-02 10:00:00,p1,10", "c2,2024-01-03 10:00:00,p2,20", "c3,2024-01-04 10:00:00,p3,40", ",2024-01-04 10:00:00,p3,80"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Customers_WithAttributes_JoinTheirSales(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        using var sales = SalesFile.In(new(), "customer,timestamp,product,total", Lines);
        using var genders = SalesFile.Attributes(FileKind.Customers, "customer,gender,signup", "c1,f,2020-05-06", "c2,m,", "c9,f,2020-01-01");
        using var regions = SalesFile.Attributes(FileKind.Customers, "customer,gender,region", "c1,,north", "c2,f,");
        await store.Imports.RunAsync(sales.Request(dataset.Id));
        var plain = await Answers.OfAsync(store, dataset.Id);

        var first = await store.Imports.RunAsync(genders.Request(dataset.Id));
        var withGenders = await Answers.OfAsync(store, dataset.Id);
        Assert.Equal([("f", 10m), ("m", 20m), (null, 120m)], await RevenueAsync(store, dataset.Id, Dimension.Of("gender")));

        // What a later table leaves out stays as it was; what it says counts.
        var second = await store.Imports.RunAsync(regions.Request(dataset.Id));
        await store.RestartAsync();
        Assert.Equal([("f", 30m), (null, 120m)], await RevenueAsync(store, dataset.Id, Dimension.Of("gender")));
        Assert.Equal([("north", 10m), (null, 140m)], await RevenueAsync(store, dataset.Id, Dimension.Of("region")));

        await store.Imports.UndoAsync(second.Id, People.Ada);
        Assert.Equal(withGenders, await Answers.OfAsync(store, dataset.Id));
        await store.Imports.UndoAsync(first.Id, People.Ada);
        Assert.Equal(plain, await Answers.OfAsync(store, dataset.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Products_WithCategories_JoinTheirSalesWhicheverComesFirst(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        using var sales = SalesFile.In(new(), "customer,timestamp,product,total", Lines);
        using var products = SalesFile.Attributes(FileKind.Products, "product,productName,category", "p1,Tea,drinks", "p2,Coffee,drinks", "p9,Cup,china");

        var table = await store.Imports.RunAsync(products.Request(dataset.Id));
        var import = await store.Imports.RunAsync(sales.Request(dataset.Id));

        Assert.Equal([("drinks", 30m), (null, 120m)], await RevenueAsync(store, dataset.Id, Dimension.Category));
        Assert.Equal(["drinks"], (await store.Tables.GetAsync(dataset.Id)).Table.Categories);
        Assert.Equal((4L, 2), ((await store.Datasets.FindAsync(dataset.Id))!.Lines, (await store.Datasets.FindAsync(dataset.Id))!.Imports));

        // Undoing the sales must not take the products away, nor the other way round.
        await store.Imports.UndoAsync(import.Id, People.Ada);
        await store.Imports.RunAsync(sales.Request(dataset.Id));
        Assert.Equal([("drinks", 30m), (null, 120m)], await RevenueAsync(store, dataset.Id, Dimension.Category));
        await store.Imports.UndoAsync(table.Id, People.Ada);
        Assert.False((await store.Tables.GetAsync(dataset.Id)).Table.HasCategories);
        Assert.Equal(4, (await store.Tables.GetAsync(dataset.Id)).Table.Lines);
    }

    private static async Task<(string? Key, decimal Revenue)[]> RevenueAsync(TestStore store, int datasetId, Dimension dimension)
    {
        var rows = await (await store.Tables.GetAsync(datasetId)).Queries.BreakdownAsync(SalesFilter.All, dimension);
        return [.. rows.Select(row => (row.Key, row.Totals.Revenue)).OrderBy(row => row.Key is null).ThenBy(row => row.Key, StringComparer.Ordinal)];
    }
}
