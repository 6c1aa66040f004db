namespace TechMart.Store.Tests.Databases;

public sealed class StoreInspectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Inspect_AStartedStore_SaysWhatItIsAndThatNothingIsPending(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);

        var state = await store.Get<StoreInspection>().InspectAsync();

        Assert.Equal(postgres ? StoreKind.Postgres : StoreKind.Sqlite, state.Engine.Kind);
        Assert.Matches(@"^\d+\.\d+", state.Engine.Version);
        Assert.True(state.Engine.Bytes > 50_000, $"{state.Engine.Bytes} B");
        Assert.True(state.AppliedMigrations >= 4);
        Assert.Empty(state.PendingMigrations);
        Assert.DoesNotContain("Username", state.Engine.Place, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Inspect_AStoreOfAnOlderProgram_NamesWhatIsPending()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        await using (var context = store.Database.CreateAccountsContext())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                context.Database, "DELETE FROM __accounts_migrations WHERE \"MigrationId\" LIKE '%AuditIndexes'");
        }

        var state = await store.Get<StoreInspection>().InspectAsync();

        Assert.EndsWith("AuditIndexes", Assert.Single(state.PendingMigrations), StringComparison.Ordinal);
    }
}
