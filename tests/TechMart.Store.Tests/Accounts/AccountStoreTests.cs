using Microsoft.EntityFrameworkCore;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

public sealed class AccountStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Invite_NewPerson_ChoosesAPasswordByTheLink(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        var link = await shop.Accounts.InviteAsync(shop.Administrator, " Ada@example.com ", Role.Analyst);
        var invited = await shop.Accounts.FindAsync("ada@EXAMPLE.com");
        var joined = await shop.Accounts.ChoosePasswordAsync(link.Token, Shop.Password, "192.0.2.1");

        Assert.Equal((LinkPurpose.Invitation, shop.Clock.GetUtcNow().UtcDateTime.AddDays(7)), (link.Purpose, link.ExpiresAt));
        Assert.Equal(("Ada@example.com", Role.Analyst, AccountState.Invited), (invited!.Email, invited.Role, invited.State));
        Assert.Equal((invited.Id, AccountState.Active), (joined.Id, joined.State));
        Assert.True(await shop.KnowsPasswordAsync(joined.Id, Shop.Password));
        Assert.False(await shop.KnowsPasswordAsync(joined.Id, Shop.OtherPassword));
        Assert.Equal(["Ada@example.com", "owner@example.com"], (await shop.Accounts.ListAsync()).Select(account => account.Email));
        Assert.Equal(
            [("owner@example.com", AuditAction.AccountCreate, "Ada@example.com (Analyst)"), ("Ada@example.com", AuditAction.PasswordChange, "Ada@example.com")],
            (await shop.AuditAsync()).Skip(1).Select(entry => (entry.By, entry.Action, entry.Subject)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Invite_BadOrTakenAddress_IsRefusedAndChangesNothing(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var before = await shop.PeopleAsync();

        foreach (var taken in new[] { "owner@example.com", " OWNER@example.com" })
        {
            await RefusedAsync(StoreProblem.AccountExists, () => shop.Accounts.InviteAsync(shop.Administrator, taken, Role.Marketing));
        }
        string[] bad =
        [
            "", "ada", "ada@", "@example.com", "ada@one@two", "ada lovelace@example.com", "command line (root)@x", "ada\0@example.com",
            "ada\u200B@example.com", "ada\uD83D@example.com", "<b>@example.com", new string('a', 250) + "@example.com",
        ];
        foreach (var email in bad)
        {
            await RefusedAsync(StoreProblem.BadEmail, () => shop.Accounts.InviteAsync(shop.Administrator, email, Role.Marketing));
        }

        Assert.Equal(before, await shop.PeopleAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Find_WhatStrangersType_IsNobody(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        foreach (var typed in new[] { "", "nobody@example.com", "a\0b", "\uD83D", new string('x', 100_000), "' OR 1=1 --" })
        {
            Assert.Null(await shop.Accounts.FindAsync(typed));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangeRole_EndsSessionsAndIsWrittenDown(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        var stamp = (await shop.StoredAsync(ada.Id)).SecurityStamp;

        await shop.Accounts.ChangeRoleAsync(shop.Administrator, ada.Id, Role.Manager);

        var stored = await shop.StoredAsync(ada.Id);
        Assert.Equal(Role.Manager, stored.Role);
        Assert.NotEqual(stamp, stored.SecurityStamp);
        Assert.Equal("ada@example.com (Analyst → Manager)", (await shop.AuditAsync())[^1].Subject);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangeRole_ToTheSame_LeavesSessionsAlone(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var before = (await shop.PeopleAsync(), (await shop.AuditAsync()).Count);

        await shop.Accounts.ChangeRoleAsync(shop.Administrator, shop.Owner.Id, Role.Administrator);

        Assert.Equal(before, (await shop.PeopleAsync(), (await shop.AuditAsync()).Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Disable_EndsSessionsAndLinks_EnableLetsInAgain(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        var stamp = (await shop.StoredAsync(ada.Id)).SecurityStamp;
        var link = await shop.Accounts.MakePasswordLinkAsync(shop.Administrator, ada.Id);

        await shop.Accounts.DisableAsync(shop.Administrator, ada.Id);

        Assert.NotEqual(stamp, (await shop.StoredAsync(ada.Id)).SecurityStamp);
        Assert.Equal(AccountState.Disabled, (await shop.Accounts.FindAsync("ada@example.com"))!.State);
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(link.Token, Shop.OtherPassword, null));
        await RefusedAsync(StoreProblem.AccountDisabled, () => shop.Accounts.MakePasswordLinkAsync(shop.Administrator, ada.Id));

        await shop.Accounts.EnableAsync(shop.Administrator, ada.Id);

        Assert.Equal(AccountState.Active, (await shop.Accounts.FindAsync("ada@example.com"))!.State);
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(link.Token, Shop.OtherPassword, null));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignOutEverywhere_EndsSessionsAndNothingElse(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var before = await shop.StoredAsync(shop.Owner.Id);

        await shop.Accounts.SignOutEverywhereAsync(shop.Administrator, shop.Owner.Id);

        var after = await shop.StoredAsync(shop.Owner.Id);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal((before.PasswordHash, before.Role, before.DisabledAt), (after.PasswordHash, after.Role, after.DisabledAt));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignOutEverybody_EndsAllSessionsLinksAndKeys(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        var link = await shop.Accounts.MakePasswordLinkAsync(shop.Administrator, ada.Id);
        await using var context = shop.Store.Database.CreateAccountsContext();
        context.Add(new DataProtectionKey { Name = "key-1", Xml = "<key/>" });
        await context.SaveChangesAsync();
        var before = new[] { await shop.StoredAsync(shop.Owner.Id), await shop.StoredAsync(ada.Id) };

        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Accounts.SignOutEverybodyAsync(Shop.Of(ada)));
        Assert.Equal(2, await shop.Accounts.SignOutEverybodyAsync(shop.Administrator));

        var after = new[] { await shop.StoredAsync(shop.Owner.Id), await shop.StoredAsync(ada.Id) };
        Assert.All(before.Zip(after), pair => Assert.NotEqual(pair.First.SecurityStamp, pair.Second.SecurityStamp));
        Assert.NotEqual(after[0].SecurityStamp, after[1].SecurityStamp);
        Assert.Null(await shop.Links.FindAsync(link.Token));
        Assert.False(await context.DataProtectionKeys.AnyAsync());
        Assert.True(await shop.KnowsPasswordAsync(ada.Id, Shop.Password));
        Assert.Equal((AuditAction.SignOutEverywhere, AccountStore.Everybody), (await shop.AuditAsync()).Select(entry => (entry.Action, entry.Subject)).Last());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RemoveSecondFactor_TakesAppAndRecoveryCodesAway(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.InRequestAsync(async people =>
        {
            var account = (await people.FindByEmailAsync("owner@example.com"))!;
            await people.ResetAuthenticatorKeyAsync(account);
            await people.SetTwoFactorEnabledAsync(account, true);
            return await people.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
        });
        Assert.True((await shop.Accounts.FindAsync("owner@example.com"))!.HasSecondFactor);
        var stamp = (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp;

        await shop.Accounts.RemoveSecondFactorAsync(shop.Administrator, shop.Owner.Id);

        Assert.False((await shop.Accounts.FindAsync("owner@example.com"))!.HasSecondFactor);
        Assert.NotEqual(stamp, (await shop.StoredAsync(shop.Owner.Id)).SecurityStamp);
        await using var context = shop.Store.Database.CreateAccountsContext();
        Assert.False(await context.UserTokens.AnyAsync());
        Assert.Equal(AuditAction.SecondFactorOff, (await shop.AuditAsync())[^1].Action);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RemoveInvitation_TakesBackOnlyWhatWasNeverAccepted(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Analyst);
        var bea = await shop.JoinAsync("bea@example.com", Role.Analyst);

        await shop.Accounts.RemoveInvitationAsync(shop.Administrator, link.Account.Id);

        Assert.Null(await shop.Accounts.FindAsync("ada@example.com"));
        await RefusedAsync(StoreProblem.LinkUsed, () => shop.Accounts.ChoosePasswordAsync(link.Token, Shop.Password, null));
        await RefusedAsync(StoreProblem.NotAnInvitation, () => shop.Accounts.RemoveInvitationAsync(shop.Administrator, bea.Id));
        await shop.Accounts.DisableAsync(shop.Administrator, bea.Id);
        await RefusedAsync(StoreProblem.NotAnInvitation, () => shop.Accounts.RemoveInvitationAsync(shop.Administrator, bea.Id));
        Assert.NotNull(await shop.Accounts.FindAsync("bea@example.com"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnknownAccount_IsRefused(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        await RefusedAsync(StoreProblem.UnknownAccount, () => shop.Accounts.DisableAsync(shop.Administrator, 4711));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LastAdministrator_CannotBeDisabledOrGetAnotherRole(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        // Invited only: nobody knows whether they will ever come.
        await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Administrator);
        var before = await shop.PeopleAsync();
        var entries = (await shop.AuditAsync()).Count;

        await RefusedAsync(StoreProblem.LastAdministrator, () => shop.Accounts.DisableAsync(shop.Administrator, shop.Owner.Id));
        await RefusedAsync(StoreProblem.LastAdministrator, () => shop.Accounts.ChangeRoleAsync(shop.Administrator, shop.Owner.Id, Role.Analyst));

        Assert.Equal(before, await shop.PeopleAsync());
        Assert.Equal(entries, (await shop.AuditAsync()).Count);
        await shop.JoinAsync("bea@example.com", Role.Administrator);
        await shop.Accounts.DisableAsync(shop.Administrator, shop.Owner.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LastAdministrator_AnInvitedOneMayGoWhoNeverCame(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Administrator);

        await shop.Accounts.ChangeRoleAsync(shop.Administrator, link.Account.Id, Role.Marketing);

        Assert.Equal(Role.Marketing, (await shop.StoredAsync(link.Account.Id)).Role);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LastAdministrator_WhoSignsInElsewhere_Counts(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Administrator);
        await shop.InRequestAsync(async people => await people.AddLoginAsync(
            (await people.FindByEmailAsync("ada@example.com"))!, new Microsoft.AspNetCore.Identity.UserLoginInfo("OpenIdConnect", "4711", null)));

        await shop.Accounts.DisableAsync(shop.Administrator, shop.Owner.Id);

        Assert.Equal(AccountState.Disabled, (await shop.Accounts.FindAsync("owner@example.com"))!.State);
        await RefusedAsync(StoreProblem.LastAdministrator, () => shop.Accounts.DisableAsync(Actor.Program, link.Account.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoAdministrators_WhoDisableEachOtherAtOnce_LeaveOne(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var other = await shop.JoinAsync("bea@example.com", Role.Administrator);

        var outcomes = await Task.WhenAll(
            TryAsync(() => shop.Accounts.DisableAsync(shop.Administrator, other.Id)),
            TryAsync(() => shop.Accounts.DisableAsync(Shop.Of(other), shop.Owner.Id)));

        Assert.Single(outcomes, (StoreProblem?)null);
        Assert.Single(await shop.Accounts.ListAsync(), account => account.State == AccountState.Active);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryMethod_ByWhomMayNot_IsRefusedWrittenDownAndChangesNothing(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        var before = await shop.PeopleAsync();
        var entries = (await shop.AuditAsync()).Count;
        Actor[] strangers = [Actor.Anonymous("192.0.2.66"), Shop.Of(ada), new("owner@example.com", null, "192.0.2.66", shop.Owner.Id)];
        (AuditAction Action, Func<Actor, Task> Attempt)[] attempts =
        [
            (AuditAction.AccountCreate, actor => shop.Accounts.InviteAsync(actor, "mallory@example.com", Role.Administrator)),
            (AuditAction.PasswordLink, actor => shop.Accounts.MakePasswordLinkAsync(actor, shop.Owner.Id)),
            (AuditAction.RoleChange, actor => shop.Accounts.ChangeRoleAsync(actor, ada.Id, Role.Administrator)),
            (AuditAction.AccountDisable, actor => shop.Accounts.DisableAsync(actor, shop.Owner.Id)),
            (AuditAction.AccountEnable, actor => shop.Accounts.EnableAsync(actor, ada.Id)),
            (AuditAction.SignOutEverywhere, actor => shop.Accounts.SignOutEverywhereAsync(actor, shop.Owner.Id)),
            (AuditAction.SecondFactorOff, actor => shop.Accounts.RemoveSecondFactorAsync(actor, shop.Owner.Id)),
            (AuditAction.AccountRemove, actor => shop.Accounts.RemoveInvitationAsync(actor, ada.Id)),
        ];

        foreach (var (action, attempt) in attempts)
        {
            foreach (var stranger in strangers)
            {
                await RefusedAsync(StoreProblem.NotPermitted, () => attempt(stranger));

                var entry = (await shop.AuditAsync())[^1];
                Assert.Equal((stranger.Name, stranger.From, action, AuditOutcome.Refused), (entry.By, entry.From, entry.Action, entry.Outcome));
            }
        }

        Assert.Equal(before, await shop.PeopleAsync());
        Assert.Equal(entries + (attempts.Length * strangers.Length), (await shop.AuditAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_WhoseRoleIsGone_MayNothingWhateverTheOpenPageKnows(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var bea = await shop.JoinAsync("bea@example.com", Role.Administrator);
        var page = Shop.Of(bea);
        await shop.Accounts.ChangeRoleAsync(shop.Administrator, bea.Id, Role.Marketing);

        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Accounts.ChangeRoleAsync(page, bea.Id, Role.Administrator));
        await shop.Accounts.ChangeRoleAsync(shop.Administrator, bea.Id, Role.Administrator);
        await shop.Accounts.DisableAsync(shop.Administrator, bea.Id);
        await RefusedAsync(StoreProblem.NotPermitted, () => shop.Accounts.EnableAsync(page, bea.Id));

        Assert.Equal(AccountState.Disabled, (await shop.Accounts.FindAsync("bea@example.com"))!.State);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_ThatCannotBeWrittenDown_IsNotMade(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var ada = await shop.JoinAsync("ada@example.com", Role.Analyst);
        await using (var context = shop.Store.Database.CreateAccountsContext())
        {
            await context.Database.ExecuteSqlRawAsync("ALTER TABLE audit_entries RENAME TO audit_entries_away");
        }
        var before = await shop.PeopleAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => shop.Accounts.ChangeRoleAsync(shop.Administrator, ada.Id, Role.Administrator));
        await Assert.ThrowsAnyAsync<Exception>(() => shop.Accounts.InviteAsync(shop.Administrator, "mallory@example.com", Role.Administrator));

        Assert.Equal(before, await shop.PeopleAsync());
    }

    internal static async Task RefusedAsync(StoreProblem problem, Func<Task> attempt) =>
        Assert.Equal(problem, (await Assert.ThrowsAsync<StoreException>(attempt)).Problem);

    /// <summary>Why the store refuses; null where it does not.</summary>
    internal static async Task<StoreProblem?> TryAsync(Func<Task> attempt)
    {
        // On another thread: SQLite waits without giving its thread back.
        try
        {
            await Task.Run(attempt);
            return null;
        }
        catch (StoreException refusal)
        {
            return refusal.Problem;
        }
    }
}
