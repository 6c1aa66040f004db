using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Datasets;

public sealed class DatasetStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Create_NewName_IsListedAndFoundIgnoringCase(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);

        var made = await store.Datasets.CreateAsync(Actor.Program, " Магазин ", "eur", "Europe/Madrid", isDemo: true);

        Assert.Equal("Магазин", made.Name);
        Assert.Equal("EUR", made.Currency);
        Assert.Equal("Europe/Madrid", made.TimeZone);
        Assert.True(made.IsDemo);
        Assert.Equal((0L, 0, null, null), (made.Lines, made.Imports, made.From, made.To));
        Assert.Equal(made, await store.Datasets.FindAsync("МАГАЗИН"));
        Assert.Equal(made, await store.Datasets.FindAsync(made.Id));
        Assert.Equal([made], await store.Datasets.ListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Create_NameTaken_IsRefused(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await store.Datasets.CreateAsync(Actor.Program, "Shop");

        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Datasets.CreateAsync(Actor.Program, "SHOP "));

        Assert.Equal(StoreProblem.DatasetExists, refusal.Problem);
    }

    [Theory]
    [InlineData("", "", "UTC", StoreProblem.BadName)]
    [InlineData("a\nb", "", "UTC", StoreProblem.BadName)]
    [InlineData("Shop", "EURO", "UTC", StoreProblem.BadCurrency)]
    [InlineData("Shop", "E1R", "UTC", StoreProblem.BadCurrency)]
    [InlineData("Shop", "", "Europe/Nowhere", StoreProblem.BadTimeZone)]
    public async Task Create_BadSetting_IsRefused(string name, string currency, string timeZone, StoreProblem problem)
    {
        await using var store = await TestStore.StartedAsync(postgres: false);

        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Datasets.CreateAsync(Actor.Program, name, currency, timeZone));

        Assert.Equal(problem, refusal.Problem);
        Assert.Empty(await store.Datasets.ListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Update_OtherValues_AreKept(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var made = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        await store.Datasets.UpdateAsync(Actor.Program, made.Id, "Store", "GBP", "Europe/London");

        var found = await store.Datasets.FindAsync("store");
        Assert.Equal(("Store", "GBP", "Europe/London"), (found!.Name, found.Currency, found.TimeZone));
        Assert.Null(await store.Datasets.FindAsync("Shop"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Resolve_WithoutName_NeedsExactlyOne(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        async Task<StoreProblem> RefusalAsync(string? name) => (await Assert.ThrowsAsync<StoreException>(() => store.Datasets.ResolveAsync(name))).Problem;

        Assert.Equal(StoreProblem.NoDatasets, await RefusalAsync(null));
        var first = await store.Datasets.CreateAsync(Actor.Program, "First");
        Assert.Equal(first, await store.Datasets.ResolveAsync(null));
        await store.Datasets.CreateAsync(Actor.Program, "Second");
        Assert.Equal(StoreProblem.DatasetNotNamed, await RefusalAsync(""));
        Assert.Equal(StoreProblem.UnknownDataset, await RefusalAsync("Third"));
        Assert.Equal("Second", (await store.Datasets.ResolveAsync("second")).Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Delete_Dataset_IsGone(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var made = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        await store.Datasets.DeleteAsync(Actor.Program, made.Id);

        Assert.Null(await store.Datasets.FindAsync(made.Id));
        var refusal = await Assert.ThrowsAsync<StoreException>(() => store.Datasets.DeleteAsync(Actor.Program, made.Id));
        Assert.Equal(StoreProblem.UnknownDataset, refusal.Problem);
    }

    [Fact]
    public async Task Anything_DatabaseOutOfReach_IsUnavailable()
    {
        await using var services = new ServiceCollection()
            .AddTechMartStore(new StoreOptions { DataFolder = ".", ConnectionString = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" })
            .BuildServiceProvider();

        var refusal = await Assert.ThrowsAsync<StoreException>(() => services.GetRequiredService<StoreStart>().RunAsync());

        Assert.Equal(StoreProblem.Unavailable, refusal.Problem);
    }
}
