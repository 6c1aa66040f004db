using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TechMart.Import;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class CancelledImportTests
{
    private const int Moments = 24;

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancel_AtAnyMoment_EndsAsCancelledOrComesTooLate(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 8000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var watch = Stopwatch.StartNew();
        await store.Imports.RunAsync(file.Request(dataset.Id));
        var whole = watch.Elapsed;
        var before = await Answers.OfAsync(store, dataset.Id);

        for (var moment = 0; moment < Moments; moment++)
        {
            using var cancellation = new CancellationTokenSource(whole * moment / Moments);
            var known = await NewestAsync(store);
            try
            {
                var import = await store.Imports.RunAsync(file.Request(dataset.Id, allowSameFile: true), progress: null, cancellation.Token);
                Assert.Equal(ImportState.Finished, import.State);
                await store.Imports.UndoAsync(import.Id, Actor.Program);
            }
            catch (OperationCanceledException)
            {
                // Nothing at all where it had not begun.
                var import = await NewestAsync(store);
                Assert.True(import.Id == known.Id || import.State == ImportState.Cancelled, $"{import.State} at moment {moment}");
            }
        }

        Assert.Equal(before, await Answers.OfAsync(store, dataset.Id));
        Assert.DoesNotContain(await store.Imports.ListAsync(), import => import.State is ImportState.Running or ImportState.Failed);
    }

    [Theory, OnPostgres]
    public async Task Cancel_WhileTheServerTakesNoMore_EndsAsCancelled(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 200_000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await using var context = store.NewContext();
        await context.Database.OpenConnectionAsync();
        await SlowServer.HoldAsync(context.Database.GetDbConnection());
        var end = new TaskCompletionSource<ImportJob>(TaskCreationOptions.RunContinuationsAsynchronously);

        var job = store.Queue.Enqueue(file.Request(dataset.Id), end.SetResult);
        await SlowServer.IsFullAsync(context.Database.GetDbConnection(), () => store.Queue.Jobs[0].Progress.Rows);
        await store.Queue.CancelAsync(Actor.Program, job.Id);

        Assert.Equal(ImportStage.Cancelled, (await end.Task).Stage);
        Assert.Equal(ImportState.Cancelled, (await NewestAsync(store)).State);
        Assert.Equal((AuditAction.Import, AuditOutcome.Cancelled), await LastEntryAsync(store));
        // The data set is free at once, although the server was held in the middle of a write.
        await SlowServer.ReleaseAsync(context.Database.GetDbConnection());
        using var next = SalesFile.Random(seed: 2, lines: 100);
        Assert.Equal(ImportState.Finished, (await store.Imports.RunAsync(next.Request(dataset.Id))).State);
    }

    [Theory, OnPostgres]
    public async Task Cancel_OfWhatTheDatabaseLetDown_IsCancelledWithTheFaultInIt(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 200_000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        using var cancellation = new CancellationTokenSource();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.Imports.RunAsync(file.Request(dataset.Id), new Once(() =>
            {
                cancellation.Cancel();
                throw new NpgsqlException("The connection is gone.");
            }), cancellation.Token));

        Assert.IsType<NpgsqlException>(exception.InnerException);
        Assert.Equal(ImportState.Cancelled, (await NewestAsync(store)).State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cancel_OfALongUndo_ChangesNothing(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 8000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));
        var before = await Answers.OfAsync(store, dataset.Id);

        for (var moment = 0; moment < 5; moment++)
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(5 * moment));
            if (await Record.ExceptionAsync(() => store.Imports.UndoAsync(import.Id, Actor.Program, cancellation.Token)) is not { } exception)
            {
                // Too late.
                Assert.Equal(ImportState.Undone, (await NewestAsync(store)).State);
                return;
            }
            Assert.IsAssignableFrom<OperationCanceledException>(exception);
            Assert.Equal(ImportState.Finished, (await NewestAsync(store)).State);
            Assert.Equal(before, await Answers.OfAsync(store, dataset.Id));
        }
    }

    private static async Task<ImportInfo> NewestAsync(TestStore store) => (await store.Imports.ListAsync())[0];

    private static async Task<(AuditAction, AuditOutcome)> LastEntryAsync(TestStore store)
    {
        await using var context = store.Database.CreateAccountsContext();
        var entry = await context.AuditEntries.OrderByDescending(entry => entry.Id).FirstAsync();
        return (entry.Action, entry.Outcome);
    }

    private sealed class Once(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => act();
    }

    /// <summary>A server that begins to take sales lines and then stops reading, as one does that is short of disk or processor.</summary>
    private static class SlowServer
    {
        private const int Lock = 4711;

        public static Task HoldAsync(DbConnection connection) => ExecuteAsync(
            connection,
            $"""
            SELECT pg_advisory_lock({Lock});
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_advisory_xact_lock_shared({Lock}); RETURN NEW; END $$;
            CREATE TRIGGER hold BEFORE INSERT ON sales_lines FOR EACH ROW EXECUTE FUNCTION hold();
            """);

        public static Task ReleaseAsync(DbConnection connection) => ExecuteAsync(connection, "DROP TRIGGER hold ON sales_lines");

        /// <summary>Waits until the server is held and what lies between has no more room, so that whoever writes waits in the middle of a write.</summary>
        public static async Task IsFullAsync(DbConnection connection, Func<long> written)
        {
            while (!(bool)(await ExecuteAsync(connection, $"SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = {Lock} AND NOT granted)"))!)
            {
                await Task.Delay(20);
            }
            for (var (rows, same) = (written(), 0); same < 10; same = written() == rows ? same + 1 : 0)
            {
                rows = written();
                await Task.Delay(50);
            }
        }

        private static async Task<object?> ExecuteAsync(DbConnection connection, string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
    }
}
