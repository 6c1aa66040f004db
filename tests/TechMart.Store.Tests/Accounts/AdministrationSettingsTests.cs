using Microsoft.Extensions.DependencyInjection;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Accounts;

public sealed class AdministrationSettingsTests
{
    private static readonly Actor Root = new("root@example.com", Role.Administrator, "192.0.2.9", 9);

    [Theory, OnSqlite, OnPostgres]
    public async Task Get_NothingChanged_IsTheDefault(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);

        var values = await store.Get<AdministrationSettings>().GetAsync();

        Assert.Equal(AdministrationValues.Default, values);
        Assert.Equal((SecondFactorRule.Nobody, 730, 14), (values.SecondFactor, values.AuditDays, values.SessionDays));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_SomeValues_HoldsAtOnceAfterARestartAndElsewhere(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await store.Get<AdministrationSettings>().GetAsync();
        var wanted = AdministrationValues.Default with { SecondFactor = SecondFactorRule.Administrators, SessionDays = 3 };

        await store.Get<AdministrationSettings>().ChangeAsync(Root, wanted);

        Assert.Equal(wanted, await store.Get<AdministrationSettings>().GetAsync());
        await using (var replica = store.AnotherProcess())
        {
            Assert.Equal(wanted, await replica.GetRequiredService<AdministrationSettings>().GetAsync());
        }
        await store.RestartAsync();
        Assert.Equal(wanted, await store.Get<AdministrationSettings>().GetAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_EachValue_IsWrittenDownWithWhatWasBefore(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var settings = store.Get<AdministrationSettings>();

        await settings.ChangeAsync(Root, AdministrationValues.Default with { AuditDays = 90 });
        await settings.ChangeAsync(Root, AdministrationValues.Default with { AuditDays = 60, SecondFactor = SecondFactorRule.Everybody });
        await settings.ChangeAsync(Root, await settings.GetAsync());

        var log = await store.Get<AuditReader>().PageAsync(Root, new AuditQuery { Action = AuditAction.SettingChange }, 10);
        Assert.Equal(
            ["AuditDays: 730 → 90", "AuditDays: 90 → 60", "SecondFactor: Nobody → Everybody"],
            log.Entries.Select(entry => entry.Subject).Order(StringComparer.Ordinal));
        Assert.All(log.Entries, entry => Assert.Equal(Root.Name, entry.By));
    }

    [Fact]
    public async Task Get_ChangedByAnotherReplica_HoldsWhenWhatIsRememberedIsOld()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        var clock = new StoppedClock();
        var here = new AdministrationSettings(store.Database, store.Get<AccessControl>(), store.Get<AuditLog>(), clock);
        await here.GetAsync();

        await store.Get<AdministrationSettings>().ChangeAsync(Root, AdministrationValues.Default with { SessionDays = 2 });

        Assert.Equal(14, (await here.GetAsync()).SessionDays);
        clock.Elapsed += AdministrationSettings.RememberedFor;
        Assert.Equal(2, (await here.GetAsync()).SessionDays);
    }

    [Theory]
    [InlineData(29, 14)]
    [InlineData(36_501, 14)]
    [InlineData(730, 0)]
    [InlineData(730, 366)]
    public async Task Change_OutOfBounds_IsRefusedAndChangesNothing(int auditDays, int sessionDays)
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        var settings = store.Get<AdministrationSettings>();

        var refused = await Assert.ThrowsAsync<StoreException>(() => settings.ChangeAsync(
            Root, new AdministrationValues { SecondFactor = SecondFactorRule.Everybody, AuditDays = auditDays, SessionDays = sessionDays }));

        Assert.Equal(StoreProblem.BadSetting, refused.Problem);
        Assert.Equal(AdministrationValues.Default, await settings.GetAsync());
    }

    [Fact]
    public async Task Change_ByAnAnalyst_IsRefusedAndWrittenDown()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        var settings = store.Get<AdministrationSettings>();

        var refused = await Assert.ThrowsAsync<StoreException>(() => settings.ChangeAsync(People.Ada, AdministrationValues.Default with { AuditDays = 30 }));

        Assert.Equal(StoreProblem.NotPermitted, refused.Problem);
        Assert.Equal(AdministrationValues.Default, await settings.GetAsync());
        var log = await store.Get<AuditReader>().PageAsync(Root, new AuditQuery { Outcome = AuditOutcome.Refused }, 10);
        Assert.Equal((AuditAction.SettingChange, People.Ada.Name), (log.Entries.Single().Action, log.Entries.Single().By));
    }

    [Fact]
    public async Task Get_WhatCannotBeRead_HasItsDefault()
    {
        await using var store = await TestStore.StartedAsync(postgres: false);
        await store.Database.WithAccountsAsync(async context =>
        {
            context.Add(new StoredSetting { Name = "AuditDays", Value = "for ever" });
            context.Add(new StoredSetting { Name = "SessionDays", Value = "5" });
            context.Add(new StoredSetting { Name = "FromALaterVersion", Value = "x" });
            return await context.SaveChangesAsync();
        }, CancellationToken.None);

        Assert.Equal(AdministrationValues.Default with { SessionDays = 5 }, await store.Get<AdministrationSettings>().GetAsync());
    }

    [Theory]
    [InlineData(SecondFactorRule.Nobody, false, false)]
    [InlineData(SecondFactorRule.Administrators, false, true)]
    [InlineData(SecondFactorRule.Everybody, true, true)]
    public void RequiresSecondFactor_ByRule_HoldsForTheRolesItNames(SecondFactorRule rule, bool marketing, bool administrator)
    {
        var values = new AdministrationValues { SecondFactor = rule };

        Assert.Equal((marketing, administrator), (values.RequiresSecondFactor(Role.Marketing), values.RequiresSecondFactor(Role.Administrator)));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
