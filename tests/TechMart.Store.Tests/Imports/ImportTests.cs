using System.Text;
using Microsoft.EntityFrameworkCore;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Store.Accounts;
using TechMart.Store.Imports;
using TechMart.Store.Tests.Accounts;
using TechMart.Store.Tests.Databases;

namespace TechMart.Store.Tests.Imports;

public sealed class ImportTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Import_File_GivesTheColumnsOfTheFile(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 20_000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        Assert.Equal(ImportState.Finished, import.State);
        Assert.Equal(20_000, import.Report!.RowsRead);
        Assert.Equal("Ada", import.By);
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(file)), await Answers.OfAsync(store, dataset.Id));
        await store.RestartAsync();
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(file)), await Answers.OfAsync(store, dataset.Id));
        var info = await store.Datasets.FindAsync(dataset.Id);
        Assert.Equal((import.Report.RowsAccepted, 1, import.Report.From, import.Report.To), (info!.Lines, info.Imports, info.From, info.To));
        Assert.True(info.Version > dataset.Version);
        Assert.Equivalent(import, Assert.Single(await store.Imports.ListAsync(dataset.Id)), strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_SecondFileWithOldAndNewTexts_GivesTheColumnsOfBoth(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var first = SalesFile.Random(seed: 1, lines: 3000);
        using var second = SalesFile.Random(seed: 2, lines: 3000, firstDay: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        await store.Imports.RunAsync(first.Request(dataset.Id));
        await store.RestartAsync();
        var import = await store.Imports.RunAsync(second.Request(dataset.Id));

        Assert.NotNull(import.Report!.Drift);
        Assert.Equal(await Answers.OfAsync(await SalesFile.LoadAsync(first, second)), await Answers.OfAsync(store, dataset.Id));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_SameFileAgain_IsRefusedUnlessAllowed(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 500);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var first = await store.Imports.RunAsync(file.Request(dataset.Id));
        var before = await Answers.OfAsync(store, dataset.Id);

        var refusal = await Assert.ThrowsAsync<ImportException>(() => store.Imports.RunAsync(file.Request(dataset.Id)));

        Assert.Equal(ProblemCode.SameFile, refusal.Problem.Code);
        Assert.Equal(first.Id, (await store.Imports.FindSameFileAsync(dataset.Id, file.Request(dataset.Id).Inspection.ContentHash))!.Id);
        var again = await store.Imports.RunAsync(file.Request(dataset.Id, allowSameFile: true));
        Assert.Equal(0, again.Report!.RowsAccepted);
        Assert.Equal(before, await Answers.OfAsync(store, dataset.Id));
        await store.Imports.UndoAsync(again.Id, People.Ada);
        await store.Imports.UndoAsync(first.Id, People.Ada);
        Assert.Null(await store.Imports.FindSameFileAsync(dataset.Id, file.Request(dataset.Id).Inspection.ContentHash));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_RowsThatCannotBeRead_AreKeptByteForByteAndDownloadable(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Of(
            "c1,2024-01-02 10:00:00,o1,p1,\"A, b\",x,1,1,1,land,f",
            "c2,2024-31-02 10:00:00,o2,p1,\"A, \"\"b\"\"\",x,1,1,1,land,f",
            "c3,2024-01-02 10:00:00,o3,p1,Ünï,x,1,one,1,land,f",
            "c4,2024-01-02");
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        Assert.Equal(3, import.Report!.RowsRejected);
        var rejects = new List<RejectedRow>();
        await foreach (var row in store.Imports.RejectsAsync(import.Id))
        {
            rejects.Add(row);
        }
        Assert.Equal([3L, 4, 5], rejects.Select(row => row.Line));
        Assert.Equal([RejectReason.BadDate, RejectReason.BadNumber, RejectReason.TooFewFields], rejects.Select(row => row.Reason));
        Assert.Equal("2024-31-02 10:00:00", rejects[0].Value);
        using var download = new MemoryStream();
        await store.Imports.WriteRejectsAsync(Actor.Program, import.Id, download, row => $"{row.Reason}, see \"{row.Column}\"");
        Assert.Equal(
            [
                "customer,timestamp,order,product,productName,category,price,quantity,total,country,gender,reason",
                "c2,2024-31-02 10:00:00,o2,p1,\"A, \"\"b\"\"\",x,1,1,1,land,f,\"BadDate, see \"\"timestamp\"\"\"",
                "c3,2024-01-02 10:00:00,o3,p1,Ünï,x,1,one,1,land,f,\"BadNumber, see \"\"quantity\"\"\"",
                "c4,2024-01-02,,,,,,,,,,\"TooFewFields, see \"\"\"\"\"",
                "",
            ],
            Encoding.UTF8.GetString(download.ToArray()).Split('\n'));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Import_Settings_AreRememberedForTheSameColumns(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 100);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var other = await store.Datasets.CreateAsync(Actor.Program, "Other");
        var request = file.Request(dataset.Id);
        var settings = request.Settings with { Roles = new Dictionary<string, string> { ["customer"] = "customer", ["attribute:shop"] = "gender" }, Decimal = ',' };

        await store.Imports.RunAsync(request with { Settings = settings });

        var remembered = await store.Imports.RememberedSettingsAsync(dataset.Id, request.Inspection.Plan.Columns);
        Assert.Equivalent(settings with { UsualDateFormat = request.Inspection.Plan.DateFormat }, remembered, strict: true);
        Assert.NotNull(remembered!.UsualDateFormat);
        Assert.Equivalent(remembered, await store.Imports.RememberedSettingsAsync(dataset.Id, [.. request.Inspection.Plan.Columns, "reason"]), strict: true);
        Assert.True((await store.Datasets.FindAsync(dataset.Id))!.LastImport > (await store.Datasets.FindAsync(other.Id))!.LastImport);
        Assert.Null(await store.Imports.RememberedSettingsAsync(other.Id, request.Inspection.Plan.Columns));
        Assert.Null(await store.Imports.RememberedSettingsAsync(dataset.Id, ["a", "b"]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DryRun_File_ReportsAndChangesNothing(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 700);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        var report = await store.Imports.DryRunAsync(file.Request(dataset.Id));

        Assert.Equal(700, report.RowsRead);
        Assert.Empty(await store.Imports.ListAsync());
        Assert.Equal(dataset, await store.Datasets.FindAsync(dataset.Id));
        var import = await store.Imports.RunAsync(file.Request(dataset.Id));
        Assert.Equivalent(report, import.Report, strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task View_Sales_ShowsNamesAndMoney(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Of("c1,2024-01-02 10:00:00,o1,p1,Tea,drinks,1.2345,2,2.469,land,", ",2024-01-03 11:00:00,o2,p1,Green tea,drinks,3,-1,-3,,m");
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");

        var import = await store.Imports.RunAsync(file.Request(dataset.Id));

        await using var context = store.NewContext();
        var rows = await context.Database.SqlQueryRaw<SalesRow>(
            "SELECT dataset, import_id, line_number, ordered_at, order_number, customer, product, product_name, category, quantity, price, amount, is_return, country, gender FROM sales ORDER BY line_number").ToListAsync();
        Assert.Equal(
            [
                new SalesRow("Shop", import.Id, 2, new DateTime(2024, 1, 2, 10, 0, 0), "o1", "c1", "p1", "Green tea", "drinks", 2, 1.2345m, 2.469m, false, "land", null),
                new SalesRow("Shop", import.Id, 3, new DateTime(2024, 1, 3, 11, 0, 0), "o2", null, "p1", "Green tea", "drinks", -1, 3, -3, true, null, "m"),
            ],
            rows);
    }

    private sealed record SalesRow(
        string Dataset, long Import_id, long Line_number, DateTime Ordered_at, string Order_number, string? Customer, string Product, string Product_name,
        string Category, decimal Quantity, decimal? Price, decimal Amount, bool Is_return, string? Country, string? Gender);
}
