using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Dashboard.Tests.Hosting;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;

namespace TechMart.Dashboard.Tests.Refusals;

public sealed class AuditedExportTests(TestShop shop) : IClassFixture<TestShop>
{
    [Fact]
    public async Task EveryTable_TakenOut_IsWrittenDownWithRowsFilterAndDataSet()
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();
        var exports = scope.ServiceProvider.GetServices<ITableExport>().ToList();
        Assert.NotEmpty(exports);
        foreach (var export in exports)
        {
            var role = Enum.GetValues<Role>().First(role => role.Allows(export.Needs));
            using var client = await shop.Host.ClientOfAsync(role);

            var lines = (await client.GetStringAsync($"/export/{export.Name}.csv?data=Shop&sort=-revenue")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

            var entry = Assert.Single(await shop.Host.AuditAsync(AuditAction.Export, export.Name + ".csv"));
            Assert.Equal((AuditOutcome.Done, NameOf(role), lines.Length - 1L), (entry.Outcome, entry.By, entry.Rows));
            Assert.Equal("data=Shop&sort=-revenue", entry.Filter);
            Assert.Equal(shop.Dataset.Id, entry.DatasetId);
        }
    }

    [Fact]
    public async Task EveryTable_AskedForByWhoMayNot_IsRefused()
    {
        await using var scope = shop.Host.Services.CreateAsyncScope();
        foreach (var export in scope.ServiceProvider.GetServices<ITableExport>())
        {
            foreach (var role in Enum.GetValues<Role>().Where(role => !role.Allows(export.Needs)))
            {
                using var client = await shop.Host.ClientOfAsync(role);
                using var response = await client.GetAsync($"/export/{export.Name}.xlsx?data=Shop");
                Assert.True(response.StatusCode == HttpStatusCode.Forbidden, $"{role} gets {export.Name}");
            }
        }
    }

    [Theory]
    [InlineData("/downloads/datasets/1/lines.csv", "Shop.csv", 2)]
    [InlineData("/downloads/imports/1/rejects.csv", "sales.csv: rejected rows", 1)]
    public async Task Lines_TakenOut_AreWrittenDown(string address, string subject, int rows)
    {
        using var client = await shop.Host.ClientOfAsync(Role.Manager);

        var lines = (await client.GetStringAsync(address)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(rows, lines.Length - 1);
        var entry = Assert.Single(await shop.Host.AuditAsync(AuditAction.Export, subject));
        Assert.Equal((AuditOutcome.Done, "manager@example.com", (long)rows, shop.Dataset.Id), (entry.Outcome, entry.By, entry.Rows!.Value, entry.DatasetId!.Value));
    }

    [Theory]
    [InlineData("/export/overview-products.csv?data=Shop")]
    [InlineData("/export/overview-products.xlsx?data=Shop")]
    [InlineData("/downloads/datasets/1/lines.csv")]
    [InlineData("/downloads/imports/1/rejects.csv")]
    public async Task WhatCannotBeWrittenDown_IsNotHandedOut(string address)
    {
        var other = new TestShop();
        await other.InitializeAsync();
        try
        {
            using var client = await other.Host.ClientOfAsync(Role.Manager);
            await using (var scope = other.Host.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Database.ExecuteSqlRawAsync("DROP TABLE audit_entries");
            }

            using var response = await client.GetAsync(address);

            Assert.Equal(5, (int)response.StatusCode / 100);
            Assert.DoesNotContain("Tea", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    private static string NameOf(Role role) => $"{role}@example.com".ToLower(CultureInfo.InvariantCulture);
}
