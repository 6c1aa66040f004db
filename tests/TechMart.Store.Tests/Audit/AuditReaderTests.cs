using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Audit;

public sealed class AuditReaderTests
{
    private static readonly Actor Root = new("root@example.com", Role.Administrator, "192.0.2.9", 9);
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgres]
    public async Task Page_WithoutQuery_IsNewestFirst(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await WriteAsync(store, Entry(0), Entry(2), Entry(1));

        var page = await store.Get<AuditReader>().PageAsync(Root, new AuditQuery(), 10);

        Assert.Equal(["2", "1", "0"], page.Entries.Select(entry => entry.Subject));
        Assert.Equal((3, false), (page.Count, page.IsMore));
        Assert.Null(page.Newer);
        Assert.Null(page.Older);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Page_GoingOlderAndBack_ShowsEachEntryOnce(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        // Three at the same moment: a page may begin between them.
        await WriteAsync(store, Entry(0), Entry(1), Entry(2, "2a"), Entry(2, "2b"), Entry(2, "2c"), Entry(3));
        var reader = store.Get<AuditReader>();

        var first = await reader.PageAsync(Root, new AuditQuery(), 2);
        var second = await reader.PageAsync(Root, new AuditQuery(), 2, after: Travelled(first.Older));
        var third = await reader.PageAsync(Root, new AuditQuery(), 2, after: Travelled(second.Older));
        var back = await reader.PageAsync(Root, new AuditQuery(), 2, before: Travelled(third.Newer));

        Assert.Equal(["3", "2c"], first.Entries.Select(entry => entry.Subject));
        Assert.Equal(["2b", "2a"], second.Entries.Select(entry => entry.Subject));
        Assert.Equal(["1", "0"], third.Entries.Select(entry => entry.Subject));
        Assert.Null(third.Older);
        Assert.Equal(second.Entries.Select(entry => entry.Id), back.Entries.Select(entry => entry.Id));
        Assert.Equal(6, third.Count);

        // As an address carries it.
        static AuditPlace? Travelled(AuditPlace? place) => AuditPlace.Parse(place?.ToString());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Page_OfAQuery_HoldsWhatFitsAndNothingElse(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var signIn = Entry(0, "Ada@Example.com");
        (signIn.Action, signIn.Outcome, signIn.By, signIn.From) = (AuditAction.SignIn, AuditOutcome.Failed, "", "203.0.113.7");
        var export = Entry(60, "overview-products.xlsx");
        (export.By, export.Filter, export.Rows) = ("ada@example.com", "data=Shop&category=Été_100%25", 12);
        await WriteAsync(store, signIn, export, Entry(120, "other"));

        await ExpectAsync(new AuditQuery { From = Noon.AddMinutes(60) }, "other", "overview-products.xlsx");
        await ExpectAsync(new AuditQuery { To = Noon.AddMinutes(60) }, "Ada@Example.com");
        await ExpectAsync(new AuditQuery { By = "" }, "Ada@Example.com");
        await ExpectAsync(new AuditQuery { By = "ada@example.com" }, "overview-products.xlsx");
        await ExpectAsync(new AuditQuery { By = "Ada" }, "overview-products.xlsx");
        await ExpectAsync(new AuditQuery { By = "@EXAMPLE.com" }, "other", "overview-products.xlsx");
        await ExpectAsync(new AuditQuery { By = "a%e" });
        await ExpectAsync(new AuditQuery { Action = AuditAction.SignIn }, "Ada@Example.com");
        await ExpectAsync(new AuditQuery { Outcome = AuditOutcome.Failed }, "Ada@Example.com");
        await ExpectAsync(new AuditQuery { Text = "ADA@EXAMPLE" }, "overview-products.xlsx", "Ada@Example.com");
        await ExpectAsync(new AuditQuery { Text = "Été_100%" }, "overview-products.xlsx");
        await ExpectAsync(new AuditQuery { Text = "203.0.113" }, "Ada@Example.com");
        await ExpectAsync(new AuditQuery { Text = "1_0%" });
        await ExpectAsync(new AuditQuery { Text = "ada", Action = AuditAction.Export }, "overview-products.xlsx");

        async Task ExpectAsync(AuditQuery query, params string[] subjects)
        {
            var page = await store.Get<AuditReader>().PageAsync(Root, query, 10);
            Assert.Equal(subjects, page.Entries.Select(entry => entry.Subject));
            Assert.Equal(subjects.Length, page.Count);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Page_OfSomebodyWhoDoesNotManagePeople_IsRefusedAndWrittenDown(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var analyst = new Actor("ada@example.com", Role.Analyst);
        var reader = store.Get<AuditReader>();

        Assert.Equal(StoreProblem.NotPermitted, (await Assert.ThrowsAsync<StoreException>(() => reader.PageAsync(analyst, new AuditQuery(), 10))).Problem);
        Assert.Equal(StoreProblem.NotPermitted, (await Assert.ThrowsAsync<StoreException>(() => reader.ExportAsync(analyst, new AuditQuery(), "log.csv", ""))).Problem);

        var refused = await reader.PageAsync(Root, new AuditQuery { Outcome = AuditOutcome.Refused }, 10);
        Assert.Equal([AuditAction.Export, AuditAction.Visit], refused.Entries.Select(entry => entry.Action));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_OfManyEntries_HoldsAllOnceAndIsWrittenDown(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await WriteAsync(store, [.. Enumerable.Range(0, 4_100).Select(number => Entry(number / 7, $"{number}"))]);
        var reader = store.Get<AuditReader>();

        var export = await reader.ExportAsync(Root, new AuditQuery(), "audit-log.csv", "from=2026-03-01");
        var subjects = new List<string>();
        await foreach (var entry in export!.Entries)
        {
            subjects.Add(entry.Subject);
        }

        Assert.Equal(4_100, export.Count);
        Assert.Equal(Enumerable.Range(0, 4_100).Reverse().Select(number => $"{number}"), subjects);
        var written = (await reader.PageAsync(Root, new AuditQuery { Action = AuditAction.Export }, 1)).Entries.Single();
        Assert.Equal(("audit-log.csv", "from=2026-03-01", 4_100L, Root.Name), (written.Subject, written.Filter, written.Rows, written.By));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_OfMoreThanTheFileHolds_HandsNothingOut(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        await WriteAsync(store, Entry(0), Entry(1));
        var reader = store.Get<AuditReader>();

        Assert.Null(await reader.ExportAsync(Root, new AuditQuery(), "audit-log.xlsx", "", most: 1));
        Assert.Equal(2, (await reader.PageAsync(Root, new AuditQuery(), 10)).Count);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RemoveBefore_LeavesWhatHappenedAgainSince(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var repeated = Entry(0, "repeated");
        repeated.LastAt = Noon.AddMinutes(30);
        await WriteAsync(store, [repeated, Entry(1, "old"), Entry(20, "young"), .. Enumerable.Range(0, 5_100).Select(_ => Entry(2, "old"))]);

        var removed = await store.Get<AuditLog>().RemoveBeforeAsync(Noon.AddMinutes(10));

        Assert.Equal(5_101, removed);
        var left = await store.Get<AuditReader>().PageAsync(Root, new AuditQuery(), 10);
        Assert.Equal(["young", "repeated"], left.Entries.Select(entry => entry.Subject));
    }

    private static AuditEntry Entry(int minute, string? subject = null) => new()
    {
        At = Noon.AddMinutes(minute),
        LastAt = Noon.AddMinutes(minute),
        Times = 1,
        By = "bob@example.com",
        Action = AuditAction.Export,
        Subject = subject ?? $"{minute}",
    };

    private static Task WriteAsync(TestStore store, params AuditEntry[] entries) => store.Database.WithAccountsAsync(async context =>
    {
        context.AddRange(entries);
        return await context.SaveChangesAsync();
    }, CancellationToken.None);
}
