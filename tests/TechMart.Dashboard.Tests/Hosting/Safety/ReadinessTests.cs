using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Model;

namespace TechMart.Dashboard.Tests.Hosting.Safety;

public sealed class ReadinessTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();

    public ReadinessTests() => Host = new SafetyHost { Clock = _clock };

    private SafetyHost Host { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task Ready_WithoutAMigrationOfTheSales_IsNot()
    {
        using var browser = Host.NewBrowser();
        await AssertAsync(browser, HttpStatusCode.OK, "Healthy");
        await using (var context = await Host.Services.GetRequiredService<IDbContextFactory<TechMartDbContext>>().CreateDbContextAsync())
        {
            await ForgetLastMigrationAsync(context, "__EFMigrationsHistory");
        }

        // One answer holds for a second.
        await AssertAsync(browser, HttpStatusCode.OK, "Healthy");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AssertAsync(browser, HttpStatusCode.ServiceUnavailable, "Unhealthy");
    }

    [Fact]
    public async Task Ready_WithoutAMigrationOfThePeople_IsNot()
    {
        using var browser = Host.NewBrowser();
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            await ForgetLastMigrationAsync(scope.ServiceProvider.GetRequiredService<AccountsDbContext>(), AccountsDbContext.MigrationsTable);
        }

        await AssertAsync(browser, HttpStatusCode.ServiceUnavailable, "Unhealthy");
    }

    [Fact]
    public async Task Ready_WithAStoreThatCannotBeRead_IsNotButTheProgramLives()
    {
        using var browser = Host.NewBrowser();
        await using (var context = await Host.Services.GetRequiredService<IDbContextFactory<TechMartDbContext>>().CreateDbContextAsync())
        {
            var file = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(context.Database.GetConnectionString()).DataSource;
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await File.WriteAllTextAsync(file, "This is no database, although it is long enough to be taken for the beginning of one. It has no pages.");
        }

        await AssertAsync(browser, HttpStatusCode.ServiceUnavailable, "Unhealthy");
        using var live = await browser.GetAsync("/healthz");
        Assert.Equal("Healthy", await live.Content.ReadAsStringAsync());
    }

    private static async Task AssertAsync(Browser browser, HttpStatusCode status, string text)
    {
        using var response = await browser.GetAsync("/readyz");
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(text, await response.Content.ReadAsStringAsync());
    }

    private static async Task ForgetLastMigrationAsync(DbContext context, string table)
    {
        var last = (await context.Database.GetAppliedMigrationsAsync()).Last();
#pragma warning disable EF1002 // Names of this test.
        await context.Database.ExecuteSqlRawAsync($"DELETE FROM \"{table}\" WHERE \"MigrationId\" = '{last}'");
#pragma warning restore EF1002
    }
}
