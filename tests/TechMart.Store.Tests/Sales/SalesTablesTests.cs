using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.Sales;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Sales;

public sealed class SalesTablesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Get_UnchangedData_IsTheSameObjectForEveryone(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 500);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(file.Request(dataset.Id));

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.Tables.GetAsync(dataset.Id))));

        Assert.Single(all.Distinct(ReferenceEqualityComparer.Instance));
        Assert.Equal(all[0].Dataset, await store.Datasets.FindAsync(dataset.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Get_AfterAnotherProcessImported_HasTheNewLines(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 500);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        Assert.Equal(0, (await store.Tables.GetAsync(dataset.Id)).Table.Lines);
        var told = new List<DatasetInfo>();
        store.Tables.Changed += told.Add;
        await store.Tables.LookAsync(CancellationToken.None);
        await using var other = store.AnotherProcess();

        await other.GetRequiredService<ImportStore>().RunAsync(file.Request(dataset.Id));
        Assert.Empty(told);
        await store.Tables.LookAsync(CancellationToken.None);

        Assert.Equal(await store.Datasets.FindAsync(dataset.Id), Assert.Single(told));
        Assert.Equal(told[0].Lines, (await store.Tables.GetAsync(dataset.Id)).Table.Lines);
        await store.Tables.LookAsync(CancellationToken.None);
        Assert.Single(told);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Changed_ImportAndUndo_AreToldWithTheColumnsReady(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 500);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var told = new List<DatasetInfo>();
        store.Tables.Changed += told.Add;

        var import = await store.Imports.RunAsync(file.Request(dataset.Id));
        await store.Imports.UndoAsync(import.Id, People.Ada);

        Assert.Equal([import.Report!.RowsAccepted, 0], told.Select(info => info.Lines));
        Assert.True(told[0].Version < told[1].Version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Get_MoreDatasetsThanAreKept_StillAnswersEach(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var ids = new List<int>();
        for (var i = 0; i < SalesTables.MaxLoaded + 3; i++)
        {
            ids.Add((await store.Datasets.CreateAsync(Actor.Program, $"Shop {i}")).Id);
        }

        foreach (var id in ids.Concat(ids))
        {
            Assert.Equal(id, (await store.Tables.GetAsync(id)).Dataset.Id);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Overview_AskedTwice_IsComputedOnceForEachVersion(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var first = SalesFile.Random(seed: 1, lines: 500);
        using var second = SalesFile.Random(seed: 2, lines: 500, firstDay: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(first.Request(dataset.Id));
        var comparison = new ComparisonChoice(ComparisonKind.Previous);

        var one = await store.Reports.OverviewAsync(dataset.Id, SalesFilter.All, comparison);
        var two = await store.Reports.OverviewAsync(dataset.Id, new SalesFilter(), comparison);
        await store.Imports.RunAsync(second.Request(dataset.Id));
        var three = await store.Reports.OverviewAsync(dataset.Id, SalesFilter.All, comparison);

        Assert.Same(one.Result, two.Result);
        Assert.Equal(import.Report!.Revenue, one.Result.Current.Totals.Revenue);
        Assert.NotSame(one.Result, three.Result);
        Assert.True(three.Data.Dataset.Version > one.Data.Dataset.Version);
    }
}
