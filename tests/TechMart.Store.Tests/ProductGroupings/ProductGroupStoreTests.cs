using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.ProductGroupings;

public sealed class ProductGroupStoreTests
{
    private static readonly Actor Analyst = new("ann@shop.test", Role.Analyst);
    private static readonly Actor Manager = new("mia@shop.test", Role.Manager);
    private static readonly string[] Kinds = ["Candle", "Mug", "Basket"];
    private static readonly string[] Styles = ["Red", "Oval", "Glass", "Round", "Plain"];

    [Theory, OnSqlite, OnPostgres]
    public async Task Edit_IsThereAfterARestartAndALaterImport(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        var groups = store.Get<ProductGroupStore>();
        await groups.EditAsync(Analyst, dataset, 0, new RenameGroup("candl", "Light"));
        await groups.EditAsync(Analyst, dataset, 1, new NewGroup(["p0", "p3"], "Gifts"));
        await groups.EditAsync(Analyst, dataset, 2, new MergeGroups(["basket"], "mug"));

        await store.RestartAsync();
        using var more = SalesFile.Of([.. Enumerable.Range(0, 30).Select(line => Line(line, line, "p100", "Striped candle"))]);
        await store.Imports.RunAsync(more.Request(dataset));

        var report = await store.Reports.ProductGroupsAsync(dataset);
        Assert.Equal(["Gifts", "Light", "Mug"], report.Result.Groups.Select(group => group.Name).Order());
        Assert.Equal(["p0", "p3"], report.Result.Groups.Single(group => group.Name == "Gifts").Products.Order());
        var added = report.Result.Products.Single(product => product.Key == "p100");
        Assert.Equal(("Light", true), (report.Result.Groups[added.Group!.Value].Name, added.IsNew));
        Assert.Equal(3, report.Result.Revision);
        Assert.Equal(Analyst.Name, (await store.Get<ProductGroupStore>().LastChangeAsync(dataset))!.By);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reset_GivesTheDerivedGroupsAndCountsOn(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        var groups = store.Get<ProductGroupStore>();
        var derived = (await store.Reports.ProductGroupsAsync(dataset)).Result;
        await groups.EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Cups"));

        await groups.ResetAsync(Analyst, dataset, 1);

        var again = (await store.Reports.ProductGroupsAsync(dataset)).Result;
        Assert.Equal((false, 2), (again.IsEdited, again.Revision));
        Assert.Equal(derived.Groups.Select(group => group.Name), again.Groups.Select(group => group.Name));
        Assert.Null(await groups.LastChangeAsync(dataset));
        await groups.EditAsync(Analyst, dataset, 2, new RenameGroup("mug", "Pots"));
        Assert.Contains((await store.Reports.ProductGroupsAsync(dataset)).Result.Groups, group => group.Name == "Pots");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Consumption_AfterAnEditInAnotherProcess_GoesByTheNewGroups(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        await using var other = store.AnotherProcess();
        var options = new ConsumptionOptions { Restarts = 2, Resamples = 2, Most = 3 };
        var before = await Categories(store.Reports);
        Assert.Equal(before, await Categories(other.GetRequiredService<SalesReports>()));

        await other.GetRequiredService<ProductGroupStore>().EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Cups"));

        Assert.Equal(["Basket", "Candle", "Mug"], before);
        Assert.Equal(["Basket", "Candle", "Cups"], await Categories(store.Reports));
        Assert.Equal(["Basket", "Candle", "Cups"], await Categories(other.GetRequiredService<SalesReports>()));
        // Nobody else's change is written over.
        Assert.Equal(StoreProblem.ProductGroupsChanged, (await Refused(() => store.Get<ProductGroupStore>().EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Pots")))).Problem);
        Assert.Equal(StoreProblem.ProductGroupsChanged, (await Refused(() => store.Get<ProductGroupStore>().ResetAsync(Analyst, dataset, 0))).Problem);

        async Task<IEnumerable<string?>> Categories(SalesReports reports) =>
            (await reports.ConsumptionAsync(dataset, SalesFilter.All, options)).Result.Categories.Select(category => category.Name).Order(StringComparer.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Segment_OfAProfileOfGroups_FollowsThemUnderAnyName(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        var groups = store.Get<ProductGroupStore>();
        var result = (await store.Reports.ConsumptionAsync(dataset, SalesFilter.All, new ConsumptionOptions { Profiles = 3, Most = 3, Restarts = 4, Resamples = 2 })).Result;
        var mugs = result.Profiles.Single(profile => result.Categories[profile.Marks[0]].Name == "Mug");
        var reference = SegmentReference.Of(ConsumptionSegmentDefinition.Of(result, mugs));
        var members = (await store.Reports.SegmentAsync(dataset, reference)).CustomerKeys;
        Assert.Equal(result.CustomersOf(mugs.Number), members);

        // The name of one becomes that of another.
        await groups.EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Cups"));
        await groups.EditAsync(Analyst, dataset, 1, new RenameGroup("candl", "Mug"));
        Assert.Equal(members, (await store.Reports.SegmentAsync(dataset, reference)).CustomerKeys);

        // Products that move away are no longer what its members buy.
        await groups.EditAsync(Analyst, dataset, 2, new MergeGroups(["basket"], "candl"));
        Assert.Equal(members, (await store.Reports.SegmentAsync(dataset, SegmentReference.Of(new ConsumptionSegmentDefinition(2, new Dictionary<string, double> { ["Mug"] = 1 })
        {
            GroupKeys = new Dictionary<string, string> { ["Mug"] = "mug" },
        }))).CustomerKeys);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Edit_ByWhoMayNot_IsRefusedAndWrittenDown(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        var groups = store.Get<ProductGroupStore>();

        Assert.Equal(StoreProblem.NotPermitted, (await Refused(() => groups.EditAsync(Manager, dataset, 0, new RenameGroup("mug", "Cups")))).Problem);
        Assert.Equal(StoreProblem.NotPermitted, (await Refused(() => groups.ResetAsync(Manager, dataset, 0))).Problem);
        Assert.Equal(StoreProblem.UnknownDataset, (await Refused(() => groups.EditAsync(Analyst, dataset + 1, 0, new RenameGroup("mug", "Cups")))).Problem);
        await groups.EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Cups"));
        await groups.EditAsync(Analyst, dataset, 1, new MoveProducts(["p0", "p3", "p6", "p9"], null));
        await groups.EditAsync(Analyst, dataset, 2, new MergeGroups(["candl"], "mug"));
        await groups.ResetAsync(Analyst, dataset, 3);

        var log = (await store.Get<AuditReader>().PageAsync(Actor.Program, new AuditQuery(), size: 50)).Entries;
        Assert.Equal(
            [
                (AuditAction.ProductGroupsReset, AuditOutcome.Done, "Shop"),
                (AuditAction.ProductGroupsChange, AuditOutcome.Done, "Candle → Cups"),
                (AuditAction.ProductGroupsChange, AuditOutcome.Done, "p0, p3, p6 … (4) → –"),
                (AuditAction.ProductGroupsChange, AuditOutcome.Done, "Mug → Cups"),
                (AuditAction.ProductGroupsReset, AuditOutcome.Refused, "Shop"),
                (AuditAction.ProductGroupsChange, AuditOutcome.Refused, "Shop"),
            ],
            log.Where(entry => entry.Action is AuditAction.ProductGroupsChange or AuditAction.ProductGroupsReset).Select(entry => (entry.Action, entry.Outcome, entry.Subject)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Dataset_Deleted_TakesItsGroupsAlong(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await ShopAsync(store);
        await store.Get<ProductGroupStore>().EditAsync(Analyst, dataset, 0, new RenameGroup("mug", "Cups"));

        await store.Datasets.DeleteAsync(Analyst, dataset);

        await using var context = store.NewContext();
        Assert.Empty(await context.KeptGroupings.ToListAsync());
    }

    /// <summary>Ninety customers, a third of them for each of three kinds of products; no categories.</summary>
    private static async Task<int> ShopAsync(TestStore store)
    {
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        using var file = SalesFile.Of(
        [
            .. Enumerable.Range(0, 90 * 12).Select(line =>
            {
                var (customer, order) = (line / 12, line / 3);
                var kind = line % 7 == 0 ? (customer + 1) % 3 : customer % 3;
                var product = kind + (3 * (line % 5));
                return Line(customer, order, $"p{product}", $"{Styles[product / 3]} {Kinds[kind]}");
            }),
        ]);
        await store.Imports.RunAsync(file.Request(dataset.Id));
        return dataset.Id;
    }

    private static string Line(int customer, int order, string product, string name) => string.Create(
        CultureInfo.InvariantCulture, $"c{customer:00},2024-0{1 + (order % 6)}-1{order % 9} 10:{order % 60:00}:00,o{order},{product},{name},,5,{1 + (order % 4)},{5 * (1 + (order % 4))},,");

    private static Task<StoreException> Refused(Func<Task> change) => Assert.ThrowsAsync<StoreException>(change);
}
