using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

/// <summary>A store with people, and a clock that stands still until it is set.</summary>
public sealed class Shop : IAsyncDisposable
{
    public const string Password = "wobbly kettle ceramic hinge";
    public const string OtherPassword = "seven tiny boats under a bridge";

    private readonly TestStore _store;
    private readonly ServiceProvider _services;

    private Shop(TestStore store)
    {
        _store = store;
        _services = Services();
    }

    public SetClock Clock { get; } = new();

    public TestStore Store => _store;

    public AccountStore Accounts => _services.GetRequiredService<AccountStore>();

    public OneTimeLinks Links => _services.GetRequiredService<OneTimeLinks>();

    public AuditLog Log => _services.GetRequiredService<AuditLog>();

    /// <summary>The first administrator.</summary>
    public AccountInfo Owner { get; private set; } = null!;

    /// <summary>The first administrator, signed in.</summary>
    public Actor Administrator => Of(Owner);

    public static async Task<Shop> EmptyAsync(bool postgres) => new(await TestStore.StartedAsync(postgres));

    public static async Task<Shop> OpenAsync(bool postgres)
    {
        var shop = await EmptyAsync(postgres);
        var token = await shop.Links.MakeAsync(LinkPurpose.FirstAdministrator, accountId: null);
        shop.Owner = await shop.Accounts.CreateFirstAdministratorAsync(token, "owner@example.com", Password, "192.0.2.9");
        return shop;
    }

    public static Actor Of(AccountInfo account) => new(account.Email, account.Role, "192.0.2.9", account.Id);

    /// <summary>Somebody who was invited and has chosen a password.</summary>
    public async Task<AccountInfo> JoinAsync(string email, Role role)
    {
        var link = await Accounts.InviteAsync(Actor.Program, email, role);
        return await Accounts.ChoosePasswordAsync(link.Token, Password, "192.0.2.9");
    }

    /// <summary>An account as the database holds it.</summary>
    public async Task<Account> StoredAsync(int id)
    {
        await using var context = _store.Database.CreateAccountsContext();
        return await context.Users.AsNoTracking().SingleAsync(account => account.Id == id);
    }

    /// <summary>What the audit log says, the oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync()
    {
        await using var context = _store.Database.CreateAccountsContext();
        return await context.AuditEntries.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync();
    }

    /// <summary>Everything about people but the audit log, as one text, to compare.</summary>
    public async Task<string> PeopleAsync()
    {
        await using var context = _store.Database.CreateAccountsContext();
        var accounts = await context.Users.AsNoTracking().OrderBy(account => account.Id).ToListAsync();
        var links = await context.OneTimeLinks.AsNoTracking().OrderBy(link => link.Hash).ToListAsync();
        return System.Text.Json.JsonSerializer.Serialize(new { accounts, links });
    }

    /// <summary>Works as Identity does in a request.</summary>
    public async Task<T> InRequestAsync<T>(Func<UserManager<Account>, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }

    public Task<bool> KnowsPasswordAsync(int id, string password) => InRequestAsync(async people =>
        await people.CheckPasswordAsync((await people.FindByIdAsync(id.ToString(System.Globalization.CultureInfo.InvariantCulture)))!, password));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddSingleton<TimeProvider>(Clock).AddTechMartStore(_store.Options).BuildServiceProvider();
}

/// <summary>A clock that is set by hand.</summary>
public sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
