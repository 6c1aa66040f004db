using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

/// <summary>People whom an identity provider vouches for.</summary>
public sealed class ProvidedPersonTests
{
    private static readonly ProvidedPerson Ada = new("https://login.example.com", "Shop login", "subject-1", "ada@example.com", IsEmailVerified: true, GivesRole: true, Role.Analyst);

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_NewPerson_IsMadeOnceAndFoundBySubject(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        var (made, _) = await shop.Accounts.FromProviderAsync(Ada, "192.0.2.9");
        var (found, _) = await shop.Accounts.FromProviderAsync(Ada with { Email = "other@example.com" }, "192.0.2.9");

        Assert.Equal(("ada@example.com", Role.Analyst), (made!.Email, made.Role));
        Assert.Equal(made.Id, found!.Id);
        Assert.Equal(2, (await shop.Accounts.ListAsync()).Count);
        Assert.Single(await shop.AuditAsync(), entry => entry is { Action: AuditAction.AccountCreate, By: "ada@example.com", From: "192.0.2.9" });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_SameSubjectOfAnotherProvider_IsSomebodyElse(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.Accounts.FromProviderAsync(Ada, null);

        var answer = await shop.Accounts.FromProviderAsync(Ada with { Provider = "https://elsewhere.example.com" }, null);

        Assert.Equal(ProviderRefusal.AddressTaken, answer.Refusal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_InvitedPerson_GetsTheInvitedAccountAndTheLinkEnds(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, "ADA@example.com", Role.Manager);

        var (account, _) = await shop.Accounts.FromProviderAsync(Ada with { GivesRole = false, Role = null }, null);

        Assert.Equal((link.Account.Id, Role.Manager), (account!.Id, account.Role));
        Assert.Null(await shop.Links.FindAsync(link.Token));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_Refused_ChangesNothing(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);
        await shop.Accounts.InviteAsync(shop.Administrator, "ada@example.com", Role.Manager);
        var (before, audit) = (await shop.PeopleAsync(), (await shop.AuditAsync()).Count);

        foreach (var (person, expected) in new[]
        {
            (Ada with { Email = "owner@example.com" }, ProviderRefusal.AddressTaken),
            (Ada with { IsEmailVerified = false }, ProviderRefusal.AddressNotVerified),
            (Ada with { Role = null }, ProviderRefusal.NoRole),
            (Ada with { Email = "new@example.com", GivesRole = false, Role = null }, ProviderRefusal.NoRole),
            (Ada with { Email = null }, ProviderRefusal.NoAddress),
            (Ada with { Email = "no address" }, ProviderRefusal.NoAddress),
        })
        {
            Assert.Equal(expected, (await shop.Accounts.FromProviderAsync(person, null)).Refusal);
        }

        Assert.Equal((before, audit), (await shop.PeopleAsync(), (await shop.AuditAsync()).Count));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_LesserRoleOfTheLastAdministrator_IsNotTakenOverAndWrittenDown(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        await shop.Accounts.FromProviderAsync(Ada with { Role = Role.Administrator }, null);

        var (kept, _) = await shop.Accounts.FromProviderAsync(Ada, "192.0.2.9");

        Assert.Equal(Role.Administrator, kept!.Role);
        var entry = Assert.Single(await shop.AuditAsync(), entry => entry.Action == AuditAction.RoleChange);
        Assert.Equal((AuditOutcome.Refused, "ada@example.com (Administrator → Analyst, Shop login)"), (entry.Outcome, entry.Subject));
        await shop.JoinAsync("other@example.com", Role.Administrator);
        Assert.Equal(Role.Analyst, (await shop.Accounts.FromProviderAsync(Ada, null)).Account!.Role);
    }

    [Theory]
    [InlineData("ſam@example.com", "sam@example.com")]
    [InlineData("\u212Aim@example.com", "kim@example.com")]
    public async Task FromProvider_AddressThatOnlyLooksUpAlike_DoesNotGetTheInvitedAccount(string address, string invited)
    {
        await using var shop = await Shop.OpenAsync(postgres: false);
        var link = await shop.Accounts.InviteAsync(shop.Administrator, invited, Role.Administrator);

        var (_, refusal) = await shop.Accounts.FromProviderAsync(Ada with { Email = address }, null);

        Assert.Equal(ProviderRefusal.AddressTaken, refusal);
        Assert.NotNull(await shop.Links.FindAsync(link.Token));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FromProvider_FirstSignInTwiceAtOnce_MakesOneAccount(bool postgres)
    {
        await using var shop = await Shop.OpenAsync(postgres);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => shop.Accounts.FromProviderAsync(Ada, null))));

        Assert.Single(answers.Select(answer => answer.Account!.Id).Distinct());
        Assert.Equal(2, (await shop.Accounts.ListAsync()).Count);
    }
}
