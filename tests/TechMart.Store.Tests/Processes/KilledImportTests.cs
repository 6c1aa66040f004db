using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Processes;

public sealed class KilledImportTests
{
    private const int Moments = 20;
    private const int Lines = 20_000;
    private const int Seed = 5;

    [Theory, OnSqlite, OnPostgres]
    public async Task Kill_AtManyMoments_LeavesTheStoreAsBeforeOrAsAfter(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var first = SalesFile.Random(seed: 1, lines: 1000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(first.Request(dataset.Id));
        var before = await Answers.OfAsync(store, dataset.Id);
        var watch = Stopwatch.StartNew();
        using (var whole = await ImportProcess.StartAsync(store.Options, dataset.Id, Seed, Lines))
        {
            watch.Restart();
            await whole.WaitForExitAsync();
        }
        var duration = watch.Elapsed;
        var after = await Answers.OfAsync(store, dataset.Id);
        await store.Imports.UndoAsync((await store.Imports.ListAsync())[0].Id, People.Ada);
        Assert.Equal(before, await Answers.OfAsync(store, dataset.Id));

        var random = new Random(1);
        var states = new List<ImportState>();
        for (var moment = 0; moment < Moments; moment++)
        {
            var known = (await store.Imports.ListAsync()).Count;
            // Once for certain in the middle; for the others, time tells how far they come.
            var isCertain = moment == 0;
            using (var process = await ImportProcess.StartAsync(store.Options, dataset.Id, Seed, Lines, isCertain))
            {
                await Task.Delay(isCertain ? TimeSpan.Zero : duration * ((moment + random.NextDouble()) / Moments));
                process.Kill();
                await process.WaitForExitAsync();
            }

            await RestartAsync(store);

            var imports = await store.Imports.ListAsync();
            if (imports.Count > known)
            {
                states.Add(imports[0].State);
                Assert.Contains(imports[0].State, new[] { ImportState.Finished, ImportState.Interrupted });
            }
            var isDone = imports.Count > known && imports[0].State == ImportState.Finished;
            Assert.Equal(isDone ? after : before, await Answers.OfAsync(store, dataset.Id));
            if (isDone)
            {
                await store.Imports.UndoAsync(imports[0].Id, People.Ada);
            }
        }

        Assert.Contains(ImportState.Interrupted, states);
        using var again = SalesFile.Random(Seed, Lines, firstDay: 200);
        await store.Imports.RunAsync(again.Request(dataset.Id));
        Assert.Equal(after, await Answers.OfAsync(store, dataset.Id));
        await using var context = store.NewContext();
        if (!postgres)
        {
            Assert.Equal("ok", await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").SingleAsync());
        }
    }

    // The server may notice a little later than we that its client died; until then the import counts as under way.
    private static async Task RestartAsync(TestStore store)
    {
        do
        {
            await store.RestartAsync();
        }
        while ((await store.Imports.ListAsync())[0].State == ImportState.Running);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoProcesses_ImportingAtOnce_BothSucceedOneAfterTheOther(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var other = await store.Datasets.CreateAsync(Actor.Program, "Other");
        using var first = SalesFile.Random(2, Lines, firstDay: 200);
        using var second = SalesFile.Random(3, Lines, firstDay: 200);

        using var one = await ImportProcess.StartAsync(store.Options, dataset.Id, 2, Lines);
        using var two = await ImportProcess.StartAsync(store.Options, dataset.Id, 3, Lines);
        using var three = await ImportProcess.StartAsync(store.Options, other.Id, 3, Lines);
        foreach (var process in new[] { one, two, three })
        {
            Assert.Equal(nameof(ImportStage.Finished), await process.StandardOutput.ReadLineAsync());
            await process.WaitForExitAsync();
        }

        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(first, second)), await Answers.OfAsync(store, dataset.Id));
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(second)), await Answers.OfAsync(store, other.Id));
    }
}
