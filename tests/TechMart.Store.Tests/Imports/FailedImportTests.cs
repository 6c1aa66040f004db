using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TechMart.Import;
using TechMart.Import.Reading;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class FailedImportTests
{
    private const int Lines = 150_000;

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancel_InTheMiddle_LeavesTheStoreAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);
        using var cancellation = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.Imports.RunAsync(file.Request(datasetId), new InTheMiddle(cancellation.Cancel), cancellation.Token));

        Assert.Equal(ImportState.Cancelled, await UnchangedAsync(store, datasetId, before));
        Assert.Equal(ImportState.Finished, (await store.Imports.RunAsync(file.Request(datasetId))).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Failure_AtTheEndOfTheFile_LeavesTheStoreAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);
        file.Append("c1,2024-01-02 10:00:00,o1,p1,\0,x,1,1,1,land,f\n");

        var failure = await Assert.ThrowsAsync<ImportException>(() => store.Imports.RunAsync(file.Request(datasetId)));

        Assert.Equal(ProblemCode.NulByte, failure.Problem.Code);
        Assert.Equal(ImportState.Failed, await UnchangedAsync(store, datasetId, before));
        Assert.Equivalent(failure.Problem, (await store.Imports.ListAsync())[0].Problem, strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task File_OfWhichNothingIsLeft_LeavesTheStoreAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.In(new Dialect(), "customer,timestamp,total", "c1,2999-01-05 10:00:00,5", "c2,2024-01-05 10:00:00,0");

        var failure = await Assert.ThrowsAsync<ImportException>(() => store.Imports.RunAsync(file.Request(datasetId)));

        Assert.Equal("NothingUsable: rows=2, rejected=1, removed=1", failure.Message);
        Assert.Equal(ImportState.Failed, await UnchangedAsync(store, datasetId, before));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Fault_OfWhoeverWatches_LeavesTheStoreAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() =>
            store.Imports.RunAsync(file.Request(datasetId), new InTheMiddle(() => throw new InvalidTimeZoneException("injected"))));

        Assert.Equal(ImportState.Failed, await UnchangedAsync(store, datasetId, before));
        Assert.Equal(ProblemCode.Unexpected, (await store.Imports.ListAsync())[0].Problem!.Code);
    }

    [Theory, OnPostgres]
    public async Task Connection_LostInTheMiddle_LeavesTheStoreAsBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);
        var ended = 0;

        var failure = await Assert.ThrowsAsync<StoreException>(() =>
            store.Imports.RunAsync(file.Request(datasetId), new InTheMiddle(() => ended = EndSessions(store))));

        Assert.True(ended > 0);
        Assert.Equal(StoreProblem.Unavailable, failure.Problem);
        Assert.Equal(ImportState.Failed, await UnchangedAsync(store, datasetId, before));
        Assert.Equal(ProblemCode.StoreUnavailable, (await store.Imports.ListAsync())[0].Problem!.Code);
        Assert.Equal(ImportState.Finished, (await store.Imports.RunAsync(file.Request(datasetId))).State);
    }

    [TinyDiskFact]
    public async Task Disk_FullInTheMiddle_LeavesTheStoreAsBefore()
    {
        using var disk = TinyDisk.Mount(megabytes: 7);
        var ballast = Path.Combine(disk.Folder, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1 << 20]);
        await using var store = TestStore.In(disk.Folder);
        await store.Start.RunAsync();
        var (datasetId, before) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);

        var failure = await Assert.ThrowsAsync<StoreException>(() => store.Imports.RunAsync(file.Request(datasetId)));

        Assert.Equal(StoreProblem.Unavailable, failure.Problem);
        // Somebody makes room: a database cannot even be opened on a disk without any.
        File.Delete(ballast);
        Assert.Equal(before, await Answers.OfAsync(store, datasetId));
        await store.RestartAsync();
        Assert.Contains(await UnchangedAsync(store, datasetId, before), new[] { ImportState.Failed, ImportState.Interrupted });
        using var small = SalesFile.Random(seed: 3, lines: 100);
        Assert.Equal(ImportState.Finished, (await store.Imports.RunAsync(small.Request(datasetId))).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_AfterAProcessDied_MarksItsImportAsInterrupted(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, before) = await PrepareAsync(store);
        await using (var context = store.NewContext())
        {
            // What a process leaves that died after it said that it had begun.
            context.Add(new Model.ImportRecord
            {
                DatasetId = datasetId,
                FileName = "dead.csv",
                ContentHash = "",
                ImportedBy = "Ada",
                State = ImportState.Running,
                StartedAt = DateTime.UtcNow,
            });
            await context.SaveChangesAsync();
        }

        await store.RestartAsync();

        Assert.Equal(ImportState.Interrupted, await UnchangedAsync(store, datasetId, before));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_WhileAnotherProcessImports_LeavesItsImportAlone(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var (datasetId, _) = await PrepareAsync(store);
        using var file = SalesFile.Random(seed: 2, Lines);
        await using var other = store.AnotherProcess();

        var import = await store.Imports.RunAsync(
            file.Request(datasetId), new InTheMiddle(() => Task.Run(() => ((StoreStart)other.GetService(typeof(StoreStart))!).RunAsync()).GetAwaiter().GetResult()));

        Assert.Equal(ImportState.Finished, import.State);
    }

    private static async Task<(int DatasetId, string Before)> PrepareAsync(TestStore store)
    {
        using var first = SalesFile.Random(seed: 1, lines: 1000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(first.Request(dataset.Id));
        return (dataset.Id, await Answers.OfAsync(store, dataset.Id));
    }

    private static async Task<ImportState> UnchangedAsync(TestStore store, int datasetId, string before)
    {
        await store.RestartAsync();
        Assert.Equal(before, await Answers.OfAsync(store, datasetId));
        var imports = await store.Imports.ListAsync(datasetId);
        Assert.Equal(2, imports.Count);
        Assert.Equal(ImportState.Finished, imports[1].State);
        await using var context = store.NewContext();
        Assert.Equal(0, await context.SalesLines.CountAsync(line => line.ImportId == imports[0].Id));
        Assert.Equal(0, await context.ImportRejects.CountAsync(reject => reject.ImportId == imports[0].Id));
        return imports[0].State;
    }

    private static int EndSessions(TestStore store)
    {
        var database = new NpgsqlConnectionStringBuilder(store.Options.ConnectionString).Database;
        using var connection = new NpgsqlConnection(TestStore.Server + ";Database=postgres");
        connection.Open();
        using var command = new NpgsqlCommand("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = $1", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = database });
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private sealed class InTheMiddle(Action act) : IProgress<ImportProgress>
    {
        private bool _done;

        public void Report(ImportProgress value)
        {
            if (!_done)
            {
                _done = true;
                act();
            }
        }
    }
}
