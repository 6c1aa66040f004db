using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class ImportQueueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Enqueue_SeveralFilesForOneDataset_AreImportedOneAfterTheOther(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var first = SalesFile.Random(seed: 1, lines: 2000);
        using var second = SalesFile.Random(seed: 2, lines: 2000, firstDay: 100);
        using var third = SalesFile.Random(seed: 3, lines: 2000, firstDay: 200);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var stages = new ConcurrentQueue<(string File, ImportStage Stage)>();
        store.Queue.Changed += job => stages.Enqueue((job.FileName, job.Stage));

        var ends = new[] { first, second, third }.Select(file => EndAsync(store.Queue, file.Request(dataset.Id))).ToArray();
        Assert.Equal(3, store.Queue.Jobs.Count);
        var jobs = await Task.WhenAll(ends);

        Assert.All(jobs, job => Assert.Equal(ImportStage.Finished, job.Stage));
        Assert.Equal(jobs.Select(job => job.Id), store.Queue.Jobs.Select(job => job.Id));
        Assert.Equal(jobs.Select(job => job.Import!.Id).Order(), jobs.Select(job => job.Import!.Id));
        // Nobody begins before the one before has ended.
        var running = stages.Where(stage => stage.Stage != ImportStage.Waiting).Select(stage => stage.File).ToArray();
        Assert.Equal(["sales-1.csv", "sales-2.csv", "sales-3.csv"], running.Where((file, i) => i == 0 || running[i - 1] != file));
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(first, second, third)), await Answers.OfAsync(store, dataset.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancel_RunningAndWaitingJobs_EndsThemAndTheNextOneRuns(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var large = SalesFile.Random(seed: 1, lines: 200_000);
        using var second = SalesFile.Random(seed: 2, lines: 100);
        using var third = SalesFile.Random(seed: 3, lines: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var running = new TaskCompletionSource();
        store.Queue.Changed += job =>
        {
            if (job.Progress.Rows > 0)
            {
                running.TrySetResult();
            }
        };
        var ends = new[] { large, second, third }.Select(file => EndAsync(store.Queue, file.Request(dataset.Id))).ToArray();
        var jobs = store.Queue.Jobs;

        await store.Queue.CancelAsync(Actor.Program, jobs[1].Id);
        await running.Task;
        await store.Queue.CancelAsync(Actor.Program, jobs[0].Id);
        var ended = await Task.WhenAll(ends);

        Assert.Equal([ImportStage.Cancelled, ImportStage.Cancelled, ImportStage.Finished], ended.Select(job => job.Stage));
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(third)), await Answers.OfAsync(store, dataset.Id));
        Assert.Equal([ImportState.Finished, ImportState.Cancelled], (await store.Imports.ListAsync()).Select(import => import.State));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Enqueue_WhileAnotherProcessImports_WaitsForIt(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await using var other = store.NewContext();
        await other.Database.OpenConnectionAsync();
        var taken = await store.Database.TryLockDatasetAsync(
            other.Database.GetDbConnection(), dataset.Id, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Imports.RunAsync(file.Request(dataset.Id)));
        Assert.Equal(StoreProblem.Busy, refusal.Problem);
        var waiting = new TaskCompletionSource();
        var stages = new ConcurrentQueue<ImportStage>();
        store.Queue.Changed += job =>
        {
            if (job.Stage == ImportStage.Waiting && stages.Contains(ImportStage.Importing))
            {
                waiting.TrySetResult();
            }
            stages.Enqueue(job.Stage);
        };

        var end = EndAsync(store.Queue, file.Request(dataset.Id));
        await waiting.Task;
        await taken!.DisposeAsync();

        Assert.Equal(ImportStage.Finished, (await end).Stage);
    }

    [Fact]
    public async Task Enqueue_FileThatIsThereAlready_FailsInWords()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        using var file = SalesFile.Random(seed: 1, lines: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await EndAsync(store.Queue, file.Request(dataset.Id));

        var job = await EndAsync(store.Queue, file.Request(dataset.Id));

        Assert.Equal((ImportStage.Failed, TechMart.Import.ProblemCode.SameFile), (job.Stage, job.Problem!.Code));
    }

    private static Task<ImportJob> EndAsync(ImportQueue queue, ImportRequest request)
    {
        var end = new TaskCompletionSource<ImportJob>(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Enqueue(request, end.SetResult);
        return end.Task;
    }
}
