using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

/// <summary>What people change of their own account.</summary>
public sealed class OwnAccountTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ChangeOwnPassword_EndsSessionsAndOpenLinks(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.MakePasswordLinkAsync(Actor.Program, shop.Owner.Id);
        var stamp = (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp;

        await shop.Accounts.ChangeOwnPasswordAsync(shop.Administrator, Shop.OtherPassword);

        Assert.True(await shop.KnowsPasswordAsync(shop.Owner.Id, Shop.OtherPassword));
        Assert.NotEqual(stamp, (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp);
        Assert.Null(await shop.Links.FindAsync(link.Token));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangeOwnPassword_Refused_ChangesNothing(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var before = await shop.PeopleAsync();

        var problem = await Assert.ThrowsAsync<StoreException>(() => shop.Accounts.ChangeOwnPasswordAsync(shop.Administrator, "short"));

        Assert.Equal(StoreProblem.PasswordTooShort, problem.Problem);
        Assert.Equal(before, await shop.PeopleAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondFactor_PreparedTwice_IsTheSameKeyAndEndsNoSession(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var stamp = (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp;

        var key = await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator);

        Assert.Equal(key, await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator));
        Assert.Equal(stamp, (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp);
        Assert.Null(await shop.Accounts.ConfirmSecondFactorAsync(shop.Administrator, "000"));
        Assert.False((await shop.StoredAsync(shop.Owner.Id)).TwoFactorEnabled);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RemoveOwnSecondFactor_ForgetsKeyAndCodes(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var key = await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator);
        await shop.InRequestAsync(async people => await people.SetTwoFactorEnabledAsync((await people.FindByEmailAsync(shop.Owner.Email))!, true));
        var codes = await shop.Accounts.RenewRecoveryCodesAsync(shop.Administrator);
        Assert.Equal(AccountStore.RecoveryCodes, codes.Count);

        await shop.Accounts.RemoveOwnSecondFactorAsync(shop.Administrator);

        Assert.False((await shop.StoredAsync(shop.Owner.Id)).TwoFactorEnabled);
        Assert.NotEqual(key, await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator));
        Assert.Equal(0, await shop.InRequestAsync(async people => await people.CountRecoveryCodesAsync((await people.FindByEmailAsync(shop.Owner.Email))!)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RenewRecoveryCodes_WithoutASecondFactor_IsRefused(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        await Assert.ThrowsAsync<StoreException>(() => shop.Accounts.RenewRecoveryCodesAsync(shop.Administrator));

        Assert.DoesNotContain(await shop.AuditAsync(), entry => entry.Action == AuditAction.RecoveryCodes);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OwnAccount_OfADisabledPerson_CannotBeChanged(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var person = await shop.JoinAsync("ada@example.com", Role.Analyst);
        await shop.Accounts.DisableAsync(shop.Administrator, person.Id);

        await Assert.ThrowsAsync<StoreException>(() => shop.Accounts.ChangeOwnPasswordAsync(Shop.Of(person), Shop.OtherPassword));
        await Assert.ThrowsAsync<StoreException>(() => shop.Accounts.EndOwnSessionsAsync(Shop.Of(person)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entrance_FromTheFirstStartOn_IsByTheLinkThatFits(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        Assert.Equal(LinkPurpose.FirstAdministrator, await shop.Accounts.EntranceAsync(isDemo: false));
        Assert.Equal(LinkPurpose.Demo, await shop.Accounts.EntranceAsync(isDemo: true));

        var demo = await shop.Accounts.OpenDemoAsync(await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null), null);
        Assert.Equal(LinkPurpose.Demo, await shop.Accounts.EntranceAsync(isDemo: false));

        await shop.Accounts.KeepDemoAsync(Shop.Of(demo), "owner@example.com", Shop.Password);
        Assert.Null(await shop.Accounts.EntranceAsync(isDemo: true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entrance_WhereNobodyOfThoseWhoCameIsAdministrator_IsStillByALink(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        await shop.Accounts.FromProviderAsync(new ProvidedPerson("https://login.example.com", "Shop login", "1", "ada@example.com", true, true, Role.Marketing), null);
        Assert.Equal(LinkPurpose.FirstAdministrator, await shop.Accounts.EntranceAsync(isDemo: false));
        Assert.Equal(LinkPurpose.FirstAdministrator, await shop.Accounts.EntranceAsync(isDemo: true));
        var tokens = new[] { await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, null, keepOthers: true), await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, null, keepOthers: true) };

        var owner = await shop.Accounts.CreateFirstAdministratorAsync(tokens[0], "owner@example.com", Shop.Password, null);

        Assert.Equal(Role.Administrator, owner.Role);
        Assert.Null(await shop.Accounts.EntranceAsync(isDemo: true));
        await AccountStoreTests.RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.CreateFirstAdministratorAsync(tokens[1], "second@example.com", Shop.Password, null));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NewPassword_EndsAKeyThatWasNeverConfirmed(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var seen = await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator);

        await shop.Accounts.ChangeOwnPasswordAsync(shop.Administrator, Shop.OtherPassword);

        Assert.NotEqual(seen, await shop.Accounts.PrepareSecondFactorAsync(shop.Administrator));
    }
}
