using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

namespace TechMart.Store.Tests.Databases;

public sealed class MigrationTests
{
    [Fact]
    public void Model_Sqlite_HasNoPendingChanges()
    {
        using var context = new SqliteTechMartDbContext(new DbContextOptionsBuilder<SqliteTechMartDbContext>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Model_Postgres_HasNoPendingChanges()
    {
        using var context = new PostgresTechMartDbContext(new DbContextOptionsBuilder<PostgresTechMartDbContext>().UseNpgsql("Host=localhost").Options);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_EmptyDatabase_MakesEveryTableOfTheModel(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await using var context = store.NewContext();

        foreach (var entity in context.Model.GetEntityTypes())
        {
            var columns = string.Join(", ", entity.GetProperties().Select(property => property.GetColumnName()));
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM (SELECT {columns} FROM {entity.GetTableName()}) t";
            Assert.Equal(0, await context.Database.SqlQueryRaw<int>(sql).SingleAsync());
        }
        Assert.Equal(0, await context.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM sales").SingleAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_FromSeveralProcessesAtOnce_EachFindsTheDatabaseReady(bool postgres)
    {
        await using var store = TestStore.New(postgres);
        await using var second = store.AnotherProcess();
        await using var third = store.AnotherProcess();
        var starts = new[] { store.Start, (StoreStart)second.GetService(typeof(StoreStart))!, (StoreStart)third.GetService(typeof(StoreStart))! };

        await Task.WhenAll(starts.Select(start => Task.Run(() => start.RunAsync())));

        await store.Datasets.CreateAsync(Actor.Program, "Shop");
        Assert.Single(await store.Datasets.ListAsync());
    }

    [Fact]
    public async Task Start_AfterAProcessDiedWhileMigrating_GoesOn()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        await using (var context = store.NewContext())
        {
            // What such a process leaves behind: EF's lock, taken, and no migration done.
            await context.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory");
            await context.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await context.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2020-01-01')");
            await context.Database.ExecuteSqlRawAsync("DROP VIEW sales");
            foreach (var table in context.Model.GetEntityTypes().OrderBy(entity => entity.GetTableName() == "datasets"))
            {
                var sql = "DROP TABLE " + table.GetTableName();
                await context.Database.ExecuteSqlRawAsync(sql);
            }
        }

        await store.RestartAsync();

        Assert.Empty(await store.Datasets.ListAsync());
    }
}
