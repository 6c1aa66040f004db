using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;
using static TechMart.Store.Tests.Accounts.AccountStoreTests;

namespace TechMart.Store.Tests.Accounts;

public sealed class OneTimeLinkTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Link_Used_WorksOnce(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Analyst);

        await shop.Accounts.ChoosePasswordAsync(link.Token, Shop.Password, null);

        Assert.Null(await shop.Links.FindAsync(link.Token));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(link.Token, Shop.OtherPassword, null));
        Assert.True(await shop.KnowsPasswordAsync(link.Account.Id, Shop.Password));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_UsedByManyAtOnce_WorksOnce(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Analyst);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TryAsync(() => shop.Accounts.ChoosePasswordAsync(link.Token, Shop.Password, null))));

        Assert.Single(outcomes, (StoreProblem?)null);
        Assert.Equal(5, outcomes.Count(outcome => outcome == StoreProblem.LinkUsed));
        var token = await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null);
        var uses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => shop.Links.UseAsync(token, LinkPurpose.Demo))));
        Assert.Single(uses, use => use is not null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_PasswordRefused_WorksOnAndTheOldPasswordToo(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.MakePasswordLinkAsync(shop.Administrator, shop.Owner.Id);
        var before = await shop.PeopleAsync();

        await RefusedAsync(StoreProblem.PasswordTooShort, () => shop.Accounts.ChoosePasswordAsync(link.Token, "short", null));
        await RefusedAsync(StoreProblem.PasswordTooCommon, () => shop.Accounts.ChoosePasswordAsync(link.Token, "password1234", null));
        await RefusedAsync(StoreProblem.PasswordTooCommon, () => shop.Accounts.ChoosePasswordAsync(link.Token, "owner@example.com", null));
        await RefusedAsync(StoreProblem.PasswordTooLong, () => shop.Accounts.ChoosePasswordAsync(link.Token, new string('x', 5000), null));

        Assert.Equal(before, await shop.PeopleAsync());
        Assert.Equal(LinkPurpose.NewPassword, (await shop.Accounts.ChoosePasswordAsync(link.Token, Shop.OtherPassword, null)) is not null ? link.Purpose : default);
        Assert.True(await shop.KnowsPasswordAsync(shop.Owner.Id, Shop.OtherPassword));
        Assert.False(await shop.KnowsPasswordAsync(shop.Owner.Id, Shop.Password));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_NewPassword_EndsSessionsAndTheLockout(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await LockAsync(shop);
        var stamp = (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp;
        var link = await shop.Accounts.MakePasswordLinkAsync(Actor.Program, shop.Owner.Id);

        var info = await shop.Accounts.ChoosePasswordAsync(link.Token, Shop.OtherPassword, null);

        Assert.Equal(AccountState.Active, info.State);
        Assert.NotEqual(stamp, (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_Expired_NoLongerWorks(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var invitation = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Analyst);
        var password = await shop.Accounts.MakePasswordLinkAsync(shop.Administrator, shop.Owner.Id);

        shop.Clock.Pass(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await shop.Links.FindAsync(password.Token));
        shop.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await shop.Links.FindAsync(password.Token));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(password.Token, Shop.OtherPassword, null));
        Assert.NotNull(await shop.Links.FindAsync(invitation.Token));
        shop.Clock.Pass(TimeSpan.FromDays(6));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(invitation.Token, Shop.Password, null));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_Newer_EndsTheEarlierOfTheSamePersonOnly(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Analyst);
        var bea = await shop.Accounts.InviteAsync(shop.Administrator, "bea@example.com", Role.Analyst);

        var again = await shop.Accounts.MakePasswordLinkAsync(shop.Administrator, ada.Account.Id);

        Assert.Equal(LinkPurpose.Invitation, again.Purpose);
        Assert.Null(await shop.Links.FindAsync(ada.Token));
        Assert.NotNull(await shop.Links.FindAsync(bea.Token));
        Assert.NotNull(await shop.Links.FindAsync(again.Token));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_MadeByManyAtOnce_LeavesOne(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => shop.Accounts.MakePasswordLinkAsync(shop.Administrator, shop.Owner.Id))));

        await using var context = shop.Store.Database.CreateAccountsContext();
        Assert.Equal(1, await context.OneTimeLinks.CountAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_ForAnotherPurpose_IsRefusedAndStays(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Marketing);

        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.CreateFirstAdministratorAsync(link.Token, "mallory@example.com", Shop.Password, null));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.OpenDemoAsync(link.Token, null));
        Assert.Null(await shop.Links.UseAsync(link.Token, LinkPurpose.NewPassword));

        Assert.NotNull(await shop.Links.FindAsync(link.Token));
        foreach (var token in new[] { null, "", "0", link.Token.ToUpperInvariant(), link.Token[..^1] })
        {
            Assert.Null(await shop.Links.FindAsync(token));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Link_InTheStore_IsOnlyAHash(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Marketing);

        Assert.DoesNotContain(link.Token, await shop.PeopleAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(await shop.AuditAsync(), entry => entry.Subject.Contains(link.Token, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(64, link.Token.Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstAdministrator_ByTwoLinksAtOnce_IsOne(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        // Two replicas start, each prints a link.
        var one = await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, accountId: null, keepOthers: true);
        var two = await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, accountId: null, keepOthers: true);

        var outcomes = await Task.WhenAll(
            TryAsync(() => shop.Accounts.CreateFirstAdministratorAsync(one, "ada@example.com", Shop.Password, "192.0.2.1")),
            TryAsync(() => shop.Accounts.CreateFirstAdministratorAsync(two, "bea@example.com", Shop.Password, "192.0.2.2")));

        Assert.Single(outcomes, (StoreProblem?)null);
        var first = Assert.Single(await shop.Accounts.ListAsync());
        Assert.Equal((Role.Administrator, AccountState.Active), (first.Role, first.State));
        Assert.Null(await shop.Links.FindAsync(one));
        Assert.Null(await shop.Links.FindAsync(two));
        Assert.Equal((first.Email, AuditAction.AccountCreate), (await shop.AuditAsync()).Select(entry => (entry.By, entry.Action)).Single());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstAdministrator_AddressOrPasswordRefused_LinkWorksOn(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var token = await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, accountId: null);

        await RefusedAsync(StoreProblem.BadEmail, () => shop.Accounts.CreateFirstAdministratorAsync(token, "ada", Shop.Password, null));
        await RefusedAsync(StoreProblem.PasswordTooCommon, () => shop.Accounts.CreateFirstAdministratorAsync(token, "ada@example.com", "techmart-2026", null));

        Assert.False(await shop.Accounts.AnyAsync());
        Assert.Equal(LinkPurpose.FirstAdministrator, await shop.Accounts.EntranceAsync(isDemo: false));
        await shop.Accounts.CreateFirstAdministratorAsync(token, "ada@example.com", Shop.Password, null);
        Assert.Null(await shop.Accounts.EntranceAsync(isDemo: true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstAdministrator_OnceSomebodyIs_IsRefused(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var token = await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, accountId: null);
        await shop.Accounts.InviteAsync(Actor.CommandLine("root"), "ada@example.com", Role.Administrator);

        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.CreateFirstAdministratorAsync(token, "mallory@example.com", Shop.Password, null));

        Assert.Single(await shop.Accounts.ListAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Demo_ByTwoLinksAtOnce_IsTheSameAdministrator(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var one = await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null, keepOthers: true);
        var two = await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null, keepOthers: true);

        var opened = await Task.WhenAll(Task.Run(() => shop.Accounts.OpenDemoAsync(one, null)), Task.Run(() => shop.Accounts.OpenDemoAsync(two, null)));

        Assert.Equal(opened[0].Id, opened[1].Id);
        Assert.True(opened[0] is { IsDemo: true, Role: Role.Administrator, State: AccountState.Active });
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.OpenDemoAsync(one, null));
        Assert.Equal(LinkPurpose.Demo, await shop.Accounts.EntranceAsync(isDemo: false));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Demo_KeptByItsAdministrator_IsClosed(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var demo = await shop.Accounts.OpenDemoAsync(await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null), null);
        var printed = await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null);
        await RefusedAsync(StoreProblem.PasswordTooCommon, () => shop.Accounts.KeepDemoAsync(Shop.Of(demo), "ada@example.com", "password1234"));
        await RefusedAsync(StoreProblem.BadEmail, () => shop.Accounts.KeepDemoAsync(Shop.Of(demo), "ada", Shop.Password));
        await RefusedAsync(StoreProblem.LastAdministrator, () => shop.Accounts.DisableAsync(Shop.Of(demo), demo.Id));

        var kept = await shop.Accounts.KeepDemoAsync(Shop.Of(demo), "ada@example.com", Shop.Password);

        Assert.Equal((demo.Id, "ada@example.com", false), (kept.Id, kept.Email, kept.IsDemo));
        Assert.True(await shop.KnowsPasswordAsync(kept.Id, Shop.Password));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.OpenDemoAsync(printed, null));
        // A link that a replica printed meanwhile opens nothing either.
        var late = await shop.Links.MakeAsync(LinkPurpose.Demo, accountId: null);
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.OpenDemoAsync(late, null));
        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Accounts.KeepDemoAsync(Shop.Of(kept), "bea@example.com", Shop.Password));
        Assert.Single(await shop.Accounts.ListAsync());
    }

    private static async Task LockAsync(Shop shop) => await shop.InRequestAsync(async people =>
    {
        var account = (await people.FindByEmailAsync("owner@example.com"))!;
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await people.AccessFailedAsync(account);
        }
        Assert.True(await people.IsLockedOutAsync(account));
        return true;
    });
}
