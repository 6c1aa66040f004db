using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Store.Accounts;
using TechMart.Store.Audit;
using TechMart.Store.Sales;
using TechMart.Store.Segments;
using TechMart.Store.Tests.Databases;
using TechMart.Store.Tests.Imports;

namespace TechMart.Store.Tests.Segments;

public sealed class SegmentStoreTests
{
    private static readonly Actor Manager = new("mia@shop.test", Role.Manager);
    private static readonly Actor OtherManager = new("max@shop.test", Role.Manager);
    private static readonly Actor Analyst = new("ann@shop.test", Role.Analyst);
    private static readonly Actor Marketer = new("mo@shop.test", Role.Marketing);
    private static readonly SegmentDefinition AtRisk = new RfmSegmentDefinition { Segment = SegmentCodes.AtRisk };

    [Theory, OnSqlite, OnPostgres]
    public async Task Save_LiveAndFrozen_AreListedAndFoundIgnoringCase(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var segments = store.Get<SegmentStore>();

        var live = await segments.SaveAsync(Manager, dataset.Id, " Wichtige Kunden ", " anrufen ", AtRisk);
        var frozen = await segments.SaveAsync(Manager, dataset.Id, "Autumn", "", new ListSegmentDefinition(["0012", "b"]));

        Assert.Equal(("Wichtige Kunden", "anrufen", true, null, Manager.Name, 1), (live.Name, live.Note, live.IsLive, live.Listed, live.CreatedBy, live.Revision));
        Assert.Equal((false, 2, null), (frozen.IsLive, frozen.Listed, frozen.Definition));
        Assert.Equal(["Autumn", "Wichtige Kunden"], (await segments.ListAsync(dataset.Id)).Select(segment => segment.Name));
        Assert.Equal(AtRisk, (await segments.FindAsync(dataset.Id, "WICHTIGE kunden"))!.Definition);
        Assert.Null(await segments.FindAsync(dataset.Id + 1, "Autumn"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Save_NameTaken_IsRefused(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var other = await store.Datasets.CreateAsync(Actor.Program, "Other");
        var segments = store.Get<SegmentStore>();
        await segments.SaveAsync(Manager, dataset.Id, "Mine", "", AtRisk);

        Assert.Equal(StoreProblem.SegmentExists, (await Refused(() => segments.SaveAsync(Analyst, dataset.Id, "MINE", "", AtRisk))).Problem);
        await segments.SaveAsync(Manager, other.Id, "Mine", "", AtRisk);
        Assert.Equal(StoreProblem.SegmentNameReserved, (await Refused(() => segments.SaveAsync(Manager, dataset.Id, "rfm:x", "", AtRisk))).Problem);
        Assert.Equal(StoreProblem.BadName, (await Refused(() => segments.SaveAsync(Manager, dataset.Id, " ", "", AtRisk))).Problem);
        Assert.Equal(StoreProblem.NoteTooLong, (await Refused(() => segments.SaveAsync(Manager, dataset.Id, "x", new string('n', 1001), AtRisk))).Problem);
        Assert.Equal(SegmentProblem.NotInTable, (await Assert.ThrowsAsync<SegmentException>(
            () => segments.SaveAsync(Manager, dataset.Id, "x", "", new RfmSegmentDefinition { Segment = "heroes" }))).Problem);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Update_TwoPeopleAtOnce_TheSecondIsTold(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var segments = store.Get<SegmentStore>();
        var saved = await segments.SaveAsync(Manager, dataset.Id, "Mine", "", AtRisk);

        var changed = await segments.UpdateAsync(Manager, saved, "Ours", "note", new ListSegmentDefinition(["a"]));

        Assert.Equal(("Ours", 1, 2), (changed.Name, changed.Listed, changed.Revision));
        var late = await Refused(() => segments.UpdateAsync(Analyst, saved, "Theirs", ""));
        Assert.Equal((StoreProblem.SegmentChanged, Manager.Name), (late.Problem, late.Person));
        Assert.Equal(StoreProblem.SegmentChanged, (await Refused(() => segments.DeleteAsync(Analyst, saved))).Problem);
        await segments.DeleteAsync(Manager, changed);
        Assert.Equal(StoreProblem.UnknownSegment, (await Refused(() => segments.DeleteAsync(Manager, changed))).Problem);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Update_OtherConditions_CountAtOnceAndAreWrittenDown(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var segments = store.Get<SegmentStore>();
        var saved = await segments.SaveAsync(Manager, dataset.Id, "Big", "", Spend(500));

        var changed = await segments.UpdateAsync(Analyst, saved, "Big", "for the letter", Spend(700));

        Assert.Equal((2, "for the letter", Analyst.Name, Manager.Name), (changed.Revision, changed.Note, changed.ChangedBy, changed.CreatedBy));
        Assert.Equal(SegmentJson.Write(Spend(700)), SegmentJson.Write((await segments.FindAsync(dataset.Id, "big"))!.Definition!));
        Assert.Equal(SegmentProblem.NoConditions, (await Assert.ThrowsAsync<SegmentException>(
            () => segments.UpdateAsync(Manager, changed, "Big", "", new ConditionSegmentDefinition([])))).Problem);
        var entry = Assert.Single((await store.Get<AuditReader>().PageAsync(Actor.Program, new AuditQuery(), size: 50)).Entries, entry => entry.Action == AuditAction.SegmentChange);
        Assert.Equal((AuditOutcome.Done, "Big", Analyst.Name), (entry.Outcome, entry.Subject, entry.By));

        static ConditionSegmentDefinition Spend(decimal amount) => new([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, amount)]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Update_SixteenAtOnce_OneIsTakenAndTheOthersAreToldByWhom(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var segments = store.Get<SegmentStore>();
        var saved = await segments.SaveAsync(Manager, dataset.Id, "Mine", "", AtRisk);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(async () =>
        {
            try
            {
                await segments.UpdateAsync(Analyst, saved, $"Name {number}", "");
                return null;
            }
            catch (StoreException refused)
            {
                return refused;
            }
        })));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.OfType<StoreException>(), answer => Assert.Equal((StoreProblem.SegmentChanged, Analyst.Name), (answer.Problem, answer.Person)));
        Assert.Equal(2, Assert.Single(await segments.ListAsync(dataset.Id)).Revision);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_ByWhoMayNot_IsRefusedAndWrittenDown(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        var segments = store.Get<SegmentStore>();
        var saved = await segments.SaveAsync(Manager, dataset.Id, "Mine", "", AtRisk);

        await Refused(() => segments.SaveAsync(Marketer, dataset.Id, "x", "", AtRisk));
        await Refused(() => segments.UpdateAsync(OtherManager, saved, "x", ""));
        await Refused(() => segments.DeleteAsync(OtherManager, saved));
        await segments.UpdateAsync(Analyst, saved, "By analyst", "");

        var log = (await store.Get<AuditReader>().PageAsync(Actor.Program, new AuditQuery(), size: 50)).Entries;
        Assert.Equal(
            [
                (AuditAction.SegmentChange, AuditOutcome.Done, "Mine → By analyst"),
                (AuditAction.SegmentDelete, AuditOutcome.Refused, "Mine"),
                (AuditAction.SegmentChange, AuditOutcome.Refused, "Mine"),
                (AuditAction.SegmentSave, AuditOutcome.Refused, "x"),
                (AuditAction.SegmentSave, AuditOutcome.Done, "Mine"),
            ],
            log.Where(entry => entry.Action is AuditAction.SegmentSave or AuditAction.SegmentChange or AuditAction.SegmentDelete)
                .Select(entry => (entry.Action, entry.Outcome, entry.Subject)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reports_FilteredBySegment_LookAtItsMembersOnly(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 3000);
        using var more = SalesFile.Random(seed: 2, lines: 3000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(file.Request(dataset.Id));
        var rfm = (await store.Reports.RfmAsync(dataset.Id, SalesFilter.All, new RfmOptions())).Result;
        var champions = rfm.Segments.Single(segment => segment.Segment == SegmentCodes.Champions);
        var segments = store.Get<SegmentStore>();
        var members = (await store.Reports.SegmentAsync(dataset.Id, SegmentReference.Rfm(SegmentCodes.Champions))).CustomerKeys;
        await segments.SaveAsync(Manager, dataset.Id, "Live", "", new RfmSegmentDefinition { Segment = SegmentCodes.Champions });
        await segments.SaveAsync(Manager, dataset.Id, "Frozen", "", new ListSegmentDefinition([.. members]));

        foreach (var text in new[] { "rfm:champions", "champions", "live", "frozen" })
        {
            var overview = await Overview(text);
            Assert.Equal((champions.Customers, champions.Revenue), (overview.Current.Totals.Customers, overview.Current.Totals.Revenue));
            var list = await store.Reports.CustomersAsync(dataset.Id, Named(text), new RfmOptions());
            Assert.Equal(champions.Customers, list.Result.Count);
            Assert.All(list.Result, row => Assert.Equal(SegmentCodes.Champions, row.Scored.Segment));
        }

        // The live one follows the data, the frozen one does not, and a changed definition counts at once.
        await store.Imports.RunAsync(more.Request(dataset.Id));
        var later = (await store.Reports.RfmAsync(dataset.Id, SalesFilter.All, new RfmOptions())).Result;
        Assert.Equal(later.Segments.Single(segment => segment.Segment == SegmentCodes.Champions).Customers, (await Overview("live")).Current.Totals.Customers);
        Assert.Equal(members.Count, (await Overview("frozen")).Current.Totals.Customers);
        await segments.UpdateAsync(Manager, (await segments.FindAsync(dataset.Id, "live"))!, "live", "", new ListSegmentDefinition([members.First()]));
        Assert.Equal(1, (await Overview("live")).Current.Totals.Customers);
        Assert.Equal(SegmentProblem.Unknown, (await Assert.ThrowsAsync<SegmentException>(() => Overview("gone"))).Problem);

        async Task<Overview> Overview(string segment) =>
            (await store.Reports.OverviewAsync(dataset.Id, Named(segment), new ComparisonChoice(ComparisonKind.None))).Result;

        static SalesFilter Named(string segment) => new(segmentReference: SegmentReference.Parse(segment));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RfmSegment_OfAPeriod_HasTheSameMembersInEveryReport(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 4, lines: 4000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(file.Request(dataset.Id));
        var data = await store.Get<SalesTables>().GetAsync(dataset.Id);
        var (first, days) = (data.Table.FirstDay!.Value, data.Table.LastDay!.Value.DayNumber - data.Table.FirstDay.Value.DayNumber);
        var period = new SalesFilter(first.AddDays(days / 4), first.AddDays(days / 2));
        var expected = await OfRfmAsync(period);
        var whole = await OfRfmAsync(SalesFilter.All);
        Assert.NotEqual(expected, whole);
        var segments = store.Get<SegmentStore>();
        await segments.SaveAsync(Manager, dataset.Id, "Saved", "", new RfmSegmentDefinition { Segment = SegmentCodes.Champions });

        var named = period.WithSegmentNamed(SegmentReference.Rfm(SegmentCodes.Champions));

        Assert.Equal(expected, (await store.Reports.ResolveAsync(dataset.Id, named)).Segment!.CustomerKeys);
        Assert.Equal(expected, (await store.Reports.CustomersAsync(dataset.Id, named, new RfmOptions())).Result.Select(row => row.Scored.Customer).Order(StringComparer.Ordinal));
        var overview = (await store.Reports.OverviewAsync(dataset.Id, named, new ComparisonChoice(ComparisonKind.Previous))).Result;
        Assert.Equal(expected.Count, overview.Current.Totals.Customers);
        // The period that is compared with is that of the same customers.
        var (from, to) = overview.ComparisonPeriod!.Value;
        var before = new SalesFilter(from, to, segment: new CustomerSegment("x", "x", expected));
        Assert.Equal((await store.Reports.OverviewAsync(dataset.Id, before, new ComparisonChoice(ComparisonKind.None))).Result.Current.Totals, overview.Comparison!.Totals);
        // What is saved keeps its own sales.
        Assert.Equal(whole, (await store.Reports.ResolveAsync(dataset.Id, period.WithSegmentNamed(SegmentReference.Saved("saved")))).Segment!.CustomerKeys);

        async Task<List<string>> OfRfmAsync(SalesFilter filter) => [.. (await store.Reports.RfmAsync(dataset.Id, filter, new RfmOptions())).Result.Customers
            .Where(customer => customer.Segment == SegmentCodes.Champions).Select(customer => customer.Customer)];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SegmentWithinASavedOne_FollowsItsChanges(bool postgres)
    {
        await using var store = await TestStore.StartedAsync(postgres);
        using var file = SalesFile.Random(seed: 1, lines: 3000);
        var dataset = await store.Datasets.CreateAsync(Actor.Program, "Shop");
        await store.Imports.RunAsync(file.Request(dataset.Id));
        var everybody = (await store.Reports.RfmAsync(dataset.Id, SalesFilter.All, new RfmOptions())).Result.Customers.Ids;
        var segments = store.Get<SegmentStore>();
        var saved = await segments.SaveAsync(Manager, dataset.Id, "Ours", "", new ListSegmentDefinition([.. everybody.Take(12)]));
        var buyers = new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Orders, MeasureComparison.AtLeast, 1)])
        {
            Within = new SegmentScope { Segment = SegmentReference.Saved("ours") },
        };
        var ofOurs = new SalesFilter(segmentReference: SegmentReference.Of(buyers));

        Assert.Equal(everybody.Take(12), (await store.Reports.ResolveAsync(dataset.Id, ofOurs)).Segment!.CustomerKeys);
        saved = await segments.UpdateAsync(Manager, saved, "Ours", "", new ListSegmentDefinition([.. everybody.Skip(3).Take(5)]));
        Assert.Equal(everybody.Skip(3).Take(5), (await store.Reports.ResolveAsync(dataset.Id, ofOurs)).Segment!.CustomerKeys);
        await segments.UpdateAsync(Manager, saved, "Ours", "", buyers);
        Assert.Equal(SegmentProblem.Circular, (await Assert.ThrowsAsync<SegmentException>(() => store.Reports.ResolveAsync(dataset.Id, ofOurs))).Problem);
    }

    private static Task<StoreException> Refused(Func<Task> change) => Assert.ThrowsAsync<StoreException>(change);
}
