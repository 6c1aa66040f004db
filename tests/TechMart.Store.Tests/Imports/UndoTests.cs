using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TechMart.Analytics.Sales;
using TechMart.Import.Cleaning;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class UndoTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_OnlyImport_LeavesNothing(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 2000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        await store.Imports.UndoAsync(import.Id, People.Bea);

        Assert.Equal(await Answers.OfAsync(new SalesTableBuilder(hasTime: true).Build(new SalesVocabulary())), await Answers.OfAsync(store, dataset.Id));
        Assert.Equal((0L, 0), await LinesAndImportsAsync(store, dataset.Id));
        await using var context = store.NewContext();
        Assert.Equal(0, await context.SalesLines.CountAsync());
        Assert.Equal(0, await context.Customers.CountAsync() + await context.Orders.CountAsync() + await context.Products.CountAsync());
        Assert.Equal(0, await context.Categories.CountAsync() + await context.AttributeSets.CountAsync() + await context.AttributeValues.CountAsync());
        Assert.Equal(0, await context.ProductNames.CountAsync());
        var undone = await store.Imports.FindAsync(import.Id);
        Assert.Equal(ImportState.Undone, undone!.State);
        Assert.NotNull(undone.UndoneAt);
        Assert.Equivalent(import.Report, undone.Report, strict: true);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Imports.UndoAsync(import.Id, People.Bea));
        Assert.Equal(StoreProblem.NotUndoable, refusal.Problem);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_ThreeImportsInAnyOrder_EachTimeGivesTheColumnsOfTheRest(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        SalesFile[] files = [File(1), File(2), File(3)];
        try
        {
            foreach (var order in Orders())
            {
                var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop " + string.Join(' ', order));
                var imports = new List<ImportInfo>();
                foreach (var file in files)
                {
                    imports.Add(await store.Imports.RunAsync(file.Request(dataset.Id)));
                }
                for (var undone = 0; undone < order.Length; undone++)
                {
                    Assert.Equal(await ExpectedAsync(order[undone..].Order()), await Answers.OfAsync(store, dataset.Id));
                    await store.Imports.UndoAsync(imports[order[undone]].Id, People.Ada);
                }
                Assert.Equal((0L, 0), await LinesAndImportsAsync(store, dataset.Id));
            }
        }
        finally
        {
            Array.ForEach(files, file => file.Dispose());
        }

        static SalesFile File(int seed) => SalesFile.Random(seed, 600, new CleaningRules { KeepAlreadyImported = true });
        async Task<string> ExpectedAsync(IEnumerable<int> rest) => await Answers.OfAsync(await SalesFile.LoadAsync([.. rest.Select(file => files[file])]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_ThenImportAgain_IsAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var first = SalesFile.Random(seed: 1, lines: 900);
        using var second = SalesFile.Random(seed: 2, lines: 900, firstDay: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(first.Request(dataset.Id));
        await store.Imports.RunAsync(second.Request(dataset.Id));
        var before = await Answers.OfAsync(store, dataset.Id);

        await store.Imports.UndoAsync(import.Id, People.Ada);
        await store.RestartAsync();
        await store.Imports.RunAsync(first.Request(dataset.Id));
        await store.RestartAsync();

        Assert.Equal(before, await Answers.OfAsync(store, dataset.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_Import_KeepsItsRejectedRows(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Of("c1,never,o1,p1,Tea,x,1,1,1,land,f", "c1,2024-01-02 10:00:00,o1,p1,Tea,x,1,1,1,land,f");
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        await store.Imports.UndoAsync(import.Id, People.Ada);

        using var download = new MemoryStream();
        await store.Imports.WriteRejectsAsync(Actor.Program, import.Id, download, row => row.Line.ToString(CultureInfo.InvariantCulture));
        Assert.Contains("c1,never,o1,p1,Tea,x,1,1,1,land,f,2", System.Text.Encoding.UTF8.GetString(download.ToArray()), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_UnknownImport_IsRefused(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Imports.UndoAsync(77, People.Ada));

        Assert.Equal((StoreProblem.UnknownImport, "77"), (refusal.Problem, refusal.Subject));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Delete_DatasetWithImports_LeavesTheOthersAlone(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 300);
        var gone = await store.Datasets.CreateAsync(Actor.Program, "Gone");
        var kept = await store.Datasets.CreateAsync(Actor.Program, "Kept");
        await store.Imports.RunAsync(file.Request(gone.Id));
        await store.Imports.RunAsync(file.Request(kept.Id));
        var before = await Answers.OfAsync(store, kept.Id);

        await store.Datasets.DeleteAsync(Actor.Program, gone.Id);

        await using var context = store.NewContext();
        Assert.Equal([kept.Id], await context.SalesLines.Select(line => line.DatasetId).Distinct().ToListAsync());
        Assert.Equal([kept.Id], await context.Imports.Select(import => import.DatasetId).Distinct().ToListAsync());
        await store.RestartAsync();
        Assert.Equal(before, await Answers.OfAsync(store, kept.Id));
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Tables.GetAsync(gone.Id));
        Assert.Equal(StoreProblem.UnknownDataset, refusal.Problem);
    }

    private static IEnumerable<int[]> Orders() => [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    private static async Task<(long Lines, int Imports)> LinesAndImportsAsync(TestStore store, int datasetId)
    {
        var info = await store.Datasets.FindAsync(datasetId);
        return (info!.Lines, info.Imports);
    }
}
