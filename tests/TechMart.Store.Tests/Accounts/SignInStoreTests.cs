using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

/// <summary>What signing in asks of the store.</summary>
public sealed class SignInStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task WrongPasswords_ManyAtOnce_AreAllCounted(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => Task.Run(() => FailAsync(shop))));

        Assert.Equal(9, (await shop.StoredAsync(shop.Owner.Id)).AccessFailedCount);
        Assert.Equal(AccountState.Active, (await shop.Accounts.FindAsync("owner@example.com"))!.State);
        await FailAsync(shop);
        Assert.Equal(AccountState.Locked, (await shop.Accounts.FindAsync("owner@example.com"))!.State);
        Assert.Equal(0, (await shop.StoredAsync(shop.Owner.Id)).AccessFailedCount);
        shop.Clock.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal(AccountState.Active, (await shop.Accounts.FindAsync("owner@example.com"))!.State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WrongPassword_WhileSomebodySavesTheAccount_IsNotForgotten(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        var saved = await shop.InRequestAsync(async people =>
        {
            var account = (await people.FindByEmailAsync("owner@example.com"))!;
            await FailAsync(shop);
            return await people.ResetAccessFailedCountAsync(account) is { Succeeded: true } && await people.UpdateAsync(account) is { Succeeded: true };
        });

        Assert.False(saved);
        Assert.Equal(1, (await shop.StoredAsync(shop.Owner.Id)).AccessFailedCount);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_DisablesAnAccountUnderAttack_Succeeds(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        using var ends = new CancellationTokenSource();
        var attack = Task.Run(async () =>
        {
            while (!ends.IsCancellationRequested)
            {
                await FailAsync(shop, "ada@example.com");
            }
        });

        for (var round = 0; round < 10; round++)
        {
            await shop.Accounts.DisableAsync(shop.Administrator, ada.Id);
            await shop.Accounts.EnableAsync(shop.Administrator, ada.Id);
        }
        await ends.CancelAsync();
        await attack;
    }

    [Fact]
    public async Task SigningIn_WhileAnImportHoldsTheFile_DoesNotWait()
    {
        await using var shop = await Shop.OpenAsync(postgres: false);
        await using var import = shop.Store.NewContext();
        await using var writing = await import.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable);
        await import.Database.ExecuteSqlRawAsync("INSERT INTO datasets (name, folded_name, currency, time_zone, is_demo, version, created_at) VALUES ('x', 'X', '', 'UTC', 0, 1, '2026-01-01')");

        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        await FailAsync(shop, "ada@example.com");
        var known = await shop.KnowsPasswordAsync(ada.Id, Shop.Password);
        await shop.Store.Get<AuditLog>().WriteAsync(Shop.Of(ada), new AuditEvent(AuditAction.SignIn, ada.Email));

        Assert.True(known);
        Assert.Equal(AuditAction.SignIn, (await shop.AuditAsync())[^1].Action);
        await writing.RollbackAsync();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_AreInTheStore_SoThatReplicasAndRestartsReadEachOthersCookies(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var text = store.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("ada");

        await using var replica = store.AnotherProcess();

        Assert.Equal("ada", replica.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(text));
        var repository = replica.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
        Assert.Single(repository.GetAllElements());
        repository.StoreElement(new XElement("key"), "key-2");
        Assert.Equal(2, repository.GetAllElements().Count);
    }

    private static Task<bool> FailAsync(Shop shop, string email = "owner@example.com") => shop.InRequestAsync(async people =>
        (await people.AccessFailedAsync((await people.FindByEmailAsync(email))!)).Succeeded);
}
