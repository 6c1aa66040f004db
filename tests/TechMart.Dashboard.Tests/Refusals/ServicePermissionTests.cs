using Microsoft.Extensions.DependencyInjection;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Products.Groups;
using TechMart.Dashboard.Exports;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Tables;
using TechMart.Dashboard.Tests.Accounts;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Dashboard.Uploads;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;
using TechMart.Store;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Datasets;
using TechMart.Store.Imports;
using TechMart.Store.ProductGroupings;
using TechMart.Store.Sales;
using TechMart.Store.Segments;

namespace TechMart.Dashboard.Tests.Refusals;

/// <summary>The services that do the work ask by themselves, whatever page or endpoint calls them.</summary>
public sealed class ServicePermissionTests(TestShop shop) : IClassFixture<TestShop>
{
    private static readonly Dictionary<string, Attempt> Attempts = new()
    {
        ["make a data set"] = new(Permission.Import, AuditAction.DatasetCreate, (shop, actor) => Get<DatasetStore>(shop).CreateAsync(actor, "Other")),
        ["change a data set"] = new(Permission.Import, AuditAction.DatasetChange, (shop, actor) => Get<DatasetStore>(shop).UpdateAsync(actor, shop.Dataset.Id, "Renamed", "EUR", "UTC")),
        ["delete a data set"] = new(Permission.Import, AuditAction.DatasetDelete, (shop, actor) => Get<DatasetStore>(shop).DeleteAsync(actor, shop.Dataset.Id)),
        ["change groups of products"] = new(Permission.Import, AuditAction.ProductGroupsChange, (shop, actor) => Get<ProductGroupStore>(shop).EditAsync(actor, shop.Dataset.Id, 0, new NewGroup(["Tea"], "Hot"))),
        ["derive groups of products anew"] = new(Permission.Import, AuditAction.ProductGroupsReset, (shop, actor) => Get<ProductGroupStore>(shop).ResetAsync(actor, shop.Dataset.Id, 0)),
        ["upload"] = new(Permission.Import, AuditAction.Upload, (shop, actor) => Get<UploadIntake>(shop).TakeAsync(actor, "new.csv", new MemoryStream([1]), 1, default)),
        ["open an upload"] = new(Permission.Import, AuditAction.Import, async (shop, actor) =>
        {
            var uploads = Get<UploadFolder>(shop);
            var upload = await uploads.TakeAsync(actor, "new.csv", new MemoryStream("customer,total\nA,1\n"u8.ToArray()), null, default);
            try
            {
                await ImportDraft.OpenAsync(Get<ImportDesk>(shop), upload, actor, null, null, default);
            }
            finally
            {
                uploads.Remove(upload.Id);
            }
        }),
        ["import"] = new(Permission.Import, AuditAction.Import, async (shop, actor) =>
        {
            var path = Path.GetTempFileName();
            try
            {
                await File.WriteAllTextAsync(path, "customer,total\nA,1\n");
                var (settings, file) = (new InspectionSettings(), SourceFile.Open(path, "new.csv"));
                var inspection = await FileInspector.InspectAsync(file, settings, new ReadLimits());
                await Get<ImportStore>(shop).RunAsync(new ImportRequest(shop.Dataset.Id, file, inspection, settings, actor));
            }
            finally
            {
                File.Delete(path);
            }
        }),
        ["load the demo"] = new(Permission.Import, AuditAction.Import, (shop, actor) => Get<DemoImport>(shop).StartAsync(actor, default)),
        ["undo an import"] = new(Permission.Import, AuditAction.ImportUndo, (shop, actor) => Get<ImportStore>(shop).UndoAsync(shop.Import.Id, actor)),
        ["take the lines out"] = new(Permission.Download, AuditAction.Export, (shop, actor) => Get<SalesLineExport>(shop).WriteCsvAsync(actor, shop.Dataset, Stream.Null)),
        ["take rejected rows out"] = new(Permission.Download, AuditAction.Export, (shop, actor) => Get<ImportStore>(shop).WriteRejectsAsync(actor, shop.Import.Id, Stream.Null, _ => "")),
        ["take a table out"] = new(Permission.Download, AuditAction.Export, async (shop, actor) =>
        {
            await using var scope = shop.Host.Services.CreateAsyncScope();
            var context = new DashboardContext([shop.Dataset], shop.Dataset, new DashboardFilter(), Reader.British);
            await Get<ExportGate>(shop).OpenAsync(actor, scope.ServiceProvider.GetServices<ITableExport>().First(), TableFileKind.Csv, context, default);
        }),
        ["save a segment"] = new(Permission.Download, AuditAction.SegmentSave, (shop, actor) => Get<SegmentStore>(shop).SaveAsync(
            actor, shop.Dataset.Id, "Other", "", new RfmSegmentDefinition { Segment = SegmentCodes.Champions })),
        ["change another's segment"] = new(Permission.Import, AuditAction.SegmentChange, async (shop, actor) =>
            await Get<SegmentStore>(shop).UpdateAsync(actor, await SegmentAsync(shop), "Renamed", "")),
        ["give another's segment other conditions"] = new(Permission.Import, AuditAction.SegmentChange, async (shop, actor) =>
            await Get<SegmentStore>(shop).UpdateAsync(actor, await SegmentAsync(shop), "Theirs", "", new ListSegmentDefinition(["A"]))),
        ["delete another's segment"] = new(Permission.Import, AuditAction.SegmentDelete, async (shop, actor) => await Get<SegmentStore>(shop).DeleteAsync(actor, await SegmentAsync(shop))),
        ["change one's own segment, no longer allowed to take data out"] = new(Permission.Download, AuditAction.SegmentChange, async (shop, actor) =>
            await Get<SegmentStore>(shop).UpdateAsync(actor, await SegmentAsync(shop) with { CreatedBy = actor.Name }, "Renamed", "")),
        ["delete one's own segment, no longer allowed to take data out"] = new(Permission.Download, AuditAction.SegmentDelete, async (shop, actor) =>
            await Get<SegmentStore>(shop).DeleteAsync(actor, await SegmentAsync(shop) with { CreatedBy = actor.Name })),
        ["take a chart's numbers out"] = new(Permission.Download, AuditAction.Export, (shop, actor) => Get<ExportGate>(shop).OpenAsync(
            actor, new Table<int>("chart", "Chart", new Columns<int>().Whole("n", "N", row => row), [1]), Reader.British.Culture, shop.Dataset.Id, "")),
    };

    public static TheoryData<string, Role?> Refused
    {
        get
        {
            var cases = new TheoryData<string, Role?>();
            foreach (var (name, attempt) in Attempts)
            {
                cases.Add(name, null);
                foreach (var role in Enum.GetValues<Role>().Where(role => !role.Allows(attempt.Needs)))
                {
                    cases.Add(name, role);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Service_AskedByWhoMayNot_RefusesWritesItDownAndChangesNothing(string name, Role? role)
    {
        var attempt = Attempts[name];
        var actor = new Actor($"{role}: {name}", role, "192.0.2.7", role is { } known ? 100 + (int)known : null);
        var before = await shop.StateAsync();

        var refused = await Assert.ThrowsAsync<StoreException>(() => attempt.Do(shop, actor));

        Assert.Equal(StoreProblem.NotPermitted, refused.Problem);
        var entry = Assert.Single(await shop.Host.AuditAsync(attempt.Action), entry => entry.By == actor.Name);
        Assert.Equal((AuditOutcome.Refused, "192.0.2.7", actor.AccountId), (entry.Outcome, entry.From, entry.AccountId));
        Assert.Equal(before, await shop.StateAsync());
    }

    [Fact]
    public async Task Segment_OfAnother_SaidToBeOnesOwn_IsLeftAsItIs()
    {
        // Whoever may take data out may change what is theirs; saying so does not make it so.
        var actor = new Actor("pretender", Role.Manager);
        var segment = await SegmentAsync(shop);
        var before = await shop.StateAsync();

        var changed = await Assert.ThrowsAsync<StoreException>(() => Get<SegmentStore>(shop).UpdateAsync(actor, segment with { CreatedBy = actor.Name }, "Renamed", ""));
        var deleted = await Assert.ThrowsAsync<StoreException>(() => Get<SegmentStore>(shop).DeleteAsync(actor, segment with { CreatedBy = actor.Name }));

        Assert.Equal((StoreProblem.SegmentChanged, StoreProblem.SegmentChanged), (changed.Problem, deleted.Problem));
        Assert.Equal(before, await shop.StateAsync());
    }

    [Fact]
    public async Task ImportUnderWay_CancelledByWhoMayNot_GoesOn()
    {
        var queue = Get<ImportQueue>(shop);
        var desk = Get<ImportDesk>(shop);
        var owner = new Actor("owner", Role.Analyst, null, 7);
        var ended = new TaskCompletionSource<ImportJob>(TaskCreationOptions.RunContinuationsAsynchronously);
        var upload = await Get<UploadFolder>(shop).TakeAsync(owner, "more.csv", new MemoryStream("customer,total\nA,1\n"u8.ToArray()), null, default);
        var draft = await ImportDraft.OpenAsync(desk, upload, owner, null, null, default);
        queue.Changed += job => _ = job.Stage is ImportStage.Finished or ImportStage.Failed or ImportStage.Cancelled && ended.TrySetResult(job);
        var job = await draft.ImportAsync(owner, allowSameFile: false, default);

        var refused = await Assert.ThrowsAsync<StoreException>(() => queue.CancelAsync(new Actor("manager", Role.Manager), job.Id));

        Assert.Equal(StoreProblem.NotPermitted, refused.Problem);
        Assert.Equal(ImportStage.Finished, (await ended.Task).Stage);
    }

    private static async Task<SavedSegmentInfo> SegmentAsync(TestShop shop) => (await Get<SegmentStore>(shop).FindAsync(shop.Dataset.Id, TestShop.Segment))!;

    private static T Get<T>(TestShop shop)
        where T : notnull => shop.Host.Services.GetRequiredService<T>();

    private sealed record Attempt(Permission Needs, AuditAction Action, Func<TestShop, Actor, Task> Do);
}
