using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Audit;

public sealed class AuditLogTests
{
    private static readonly AuditEvent WrongPassword = new(AuditAction.SignIn, "ada@example.com") { Outcome = AuditOutcome.Failed };

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_FailuresThatRepeat_AreCountedOnOneEntry(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var log = shop.Log;
        var began = shop.Clock.GetUtcNow().UtcDateTime;

        for (var attempt = 0; attempt < 100; attempt++)
        {
            await log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword);
            shop.Clock.Pass(TimeSpan.FromSeconds(1));
        }

        var entry = Assert.Single(await shop.AuditAsync());
        Assert.Equal((100, began, began.AddSeconds(99)), (entry.Times, entry.At, entry.LastAt));
        shop.Clock.Pass(AuditLog.RepeatsWithin);
        await log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword);
        Assert.Equal(2, (await shop.AuditAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_FailuresThatDiffer_AreEntriesOfTheirOwn(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var log = shop.Log;

        await log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword);
        await log.WriteAsync(Actor.Anonymous("192.0.2.67"), WrongPassword);
        await log.WriteAsync(Actor.Anonymous(null), WrongPassword);
        await log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword with { Subject = "bea@example.com" });
        await log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword with { Outcome = AuditOutcome.Refused });
        await log.WriteAsync(People.Ada, WrongPassword);

        Assert.All(await shop.AuditAsync(), entry => Assert.Equal(1, entry.Times));
        Assert.Equal(6, (await shop.AuditAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_WhatWasDone_IsNeverFolded(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);

        for (var download = 0; download < 3; download++)
        {
            await shop.Log.WriteAsync(People.Ada, new AuditEvent(AuditAction.Export, "customers.xlsx") { Rows = 10, DatasetId = 7, Filter = "country=France" });
        }

        Assert.Equal(3, (await shop.AuditAsync()).Count);
        var entry = (await shop.AuditAsync())[0];
        Assert.Equal(
            ("Ada", 1, "192.0.2.1", AuditAction.Export, AuditOutcome.Done, 7, "customers.xlsx", "country=France", 10),
            (entry.By, entry.AccountId, entry.From, entry.Action, entry.Outcome, entry.DatasetId, entry.Subject, entry.Filter, entry.Rows));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_WhateverStrangersType_IsKeptInPlainCharacters(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        var overlong = new string('x', AuditEntry.SubjectLength - 1) + "😀😀";

        foreach (var typed in new[] { "a\0b", "line\r\nline", "\u001b[31mred", "\uD83D", overlong, new string('y', 100_000) })
        {
            await shop.Log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword with { Subject = typed, Filter = typed });
        }

        var subjects = (await shop.AuditAsync()).Select(entry => entry.Subject).ToList();
        Assert.Equal(["a\uFFFDb", "line\uFFFD\uFFFDline", "\uFFFD[31mred", "\uFFFD"], subjects.Take(4));
        Assert.All(subjects, subject => Assert.InRange(subject.Length, 1, AuditEntry.SubjectLength));
        Assert.EndsWith("x\uFFFD", subjects[4], StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_FailuresThatAllDiffer_AreBounded(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);

        for (var attempt = 0; attempt < (2 * AuditLog.FailuresKept) + 50; attempt++)
        {
            await shop.Log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword with { Subject = $"{attempt}@example.com" });
        }

        var entries = await shop.AuditAsync();
        Assert.Equal((2 * AuditLog.FailuresKept) + 1, entries.Count);
        Assert.Equal((50, AuditLog.ManySubjects), (entries[^1].Times, entries[^1].Subject));
        await shop.Log.WriteAsync(People.Ada, new AuditEvent(AuditAction.SignIn, "Ada"));
        Assert.Equal((2 * AuditLog.FailuresKept) + 2, (await shop.AuditAsync()).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_GuessesBehindManyOtherFailures_StillSayWhoseAccountAndFromWhere(bool postgres)
    {
        await using var shop = await Shop.EmptyAsync(postgres);
        for (var attempt = 0; attempt < AuditLog.FailuresKept + 5; attempt++)
        {
            await shop.Log.WriteAsync(Actor.Anonymous($"2001:db8::{attempt}"), new AuditEvent(AuditAction.Visit, "/export/{name}") { Outcome = AuditOutcome.Refused });
        }

        await shop.Log.WriteAsync(Actor.Anonymous("192.0.2.66"), WrongPassword);

        var entries = await shop.AuditAsync();
        Assert.Equal(("192.0.2.66", "ada@example.com"), (entries[^1].From, entries[^1].Subject));
        Assert.Equal((null, "/export/{name}", 5), (entries[^2].From, entries[^2].Subject, entries[^2].Times));
    }
}
