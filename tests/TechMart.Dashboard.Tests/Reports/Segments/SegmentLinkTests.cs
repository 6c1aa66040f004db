using System.Globalization;
using TechMart.Analytics.Customers.Clusters;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments;
using TechMart.Dashboard.Reports.Segments.Clusters;
using TechMart.Dashboard.Reports.Segments.Consumption;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Profiles;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Reports.Segments;

/// <summary>Whoever follows a number to its customers finds as many customers as the number says, whatever the page is filtered by.</summary>
public sealed class SegmentLinkTests
{
    private const string Saved = "Spenders";
    private static readonly StrictTexts<SegmentPageTexts> Texts = new();
    private static readonly LoadedDataset Data = Shop();

    public static TheoryData<string> Filters => new(
        "",
        "period=2011-03-01..2011-08-31",
        "category=Toys",
        "where.country=France",
        "segment=rfm:loyal-customers",
        "segment=rfm:5-5&period=2011-02-01..2011-10-31",
        "segment=Spenders",
        "segment=Spenders&period=2011-03-01..2011-09-30&category=Toys,Food&where.country=France",
        "asof=2011-09-01&category=Food",
        "table=frequency&segment=Spenders");

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Rfm_EveryNumber_LeadsToAsManyCustomers(string query)
    {
        var (context, filter) = await PageAsync(query);
        var choice = RfmChoice.Parse(query);
        var rfm = await RfmAnalysis.RunAsync(Data.Queries, filter, choice.Options);
        var links = new RfmSource(new SalesReport<RfmResult>(rfm, Data, filter, 1), context, choice, Texts).Links;

        Assert.NotEmpty(rfm.Customers);
        foreach (var segment in rfm.Segments.Where(segment => segment.Customers > 0))
        {
            await LeadsToAsync(links.Segment(segment.Segment), segment.Customers);
        }
        foreach (var cell in rfm.Grid.Where(cell => cell.Customers > 0))
        {
            await LeadsToAsync(links.Cell(cell.R, cell.Other), cell.Customers);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Migration_EveryNumber_LeadsToAsManyCustomers(string query)
    {
        var (context, filter) = await PageAsync(query);
        var choice = MigrationChoice.Parse(query);
        var options = new MigrationOptions(
            new(new DateOnly(2011, 1, 1), new DateOnly(2011, 6, 30)), new(new DateOnly(2011, 7, 1), new DateOnly(2011, 12, 31)))
        {
            Rfm = choice.Scoring.Options,
        };
        var moves = await MigrationAnalysis.RunAsync(Data.Queries, filter, options, Data.Table.FirstDay, Data.Table.LastDay);
        var source = new MigrationSource(new SalesReport<MigrationResult>(moves, Data, filter, 1), context, choice, Texts);

        Assert.NotEmpty(moves.Customers);
        foreach (var cell in moves.Cells.Where(cell => cell.Customers > 0))
        {
            await LeadsToAsync(source.Href(cell)!, cell.Customers);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Clusters_EveryNumber_LeadsToAsManyCustomers(string query)
    {
        var (context, filter) = await PageAsync(query);
        var options = ClusterChoice.Parse(query).Options with { Fewest = 2, Most = 4, Restarts = 4, Resamples = 2 };
        var clusters = await ClusterAnalysis.RunAsync(Data.Queries, filter, options, shown: 3);
        var source = new ClusterSource(
            new SalesReport<ClusterResult>(clusters, Data, filter, 1), context, ClusterChoice.Parse(query), Texts, new StrictTexts<ClusterTexts>());

        Assert.Equal(3, clusters.Clusters.Count);
        foreach (var cluster in clusters.Clusters)
        {
            await LeadsToAsync(source.Link(cluster), cluster.Size);
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Consumption_EveryNumber_LeadsToAsManyCustomers(string query)
    {
        var (context, filter) = await PageAsync(query);
        var choice = ConsumptionChoice.Parse(query);
        var result = await ConsumptionAnalysis.RunAsync(Data.Queries, filter, choice.Options with { Fewest = 2, Most = 3, Profiles = 2, Resamples = 2 });
        var source = new ConsumptionSource(
            new SalesReport<ConsumptionResult>(result, Data, filter, 1), context, choice, Texts, new StrictTexts<ConsumptionTexts>());

        foreach (var profile in result.Profiles)
        {
            await LeadsToAsync(source.Customers(profile), profile.Size);
            for (var category = 0; category < result.Categories.Count; category++)
            {
                if (result.CustomersWithout(profile.Number, category).Count() is > 0 and var without)
                {
                    await LeadsToAsync(source.Customers(profile, category), without);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task Profile_OfASegment_LeadsToAsManyCustomers(string query)
    {
        var (context, filter) = await PageAsync(query);
        var scoring = RfmChoice.Parse(query).Shared();
        var rfm = await RfmAnalysis.RunAsync(Data.Queries, filter, scoring.Options);
        var segment = rfm.Segments.MaxBy(row => row.Customers)!.Segment;
        var profile = await ProfileAnalysis.OfSegmentAsync(Data.Queries, filter, scoring.Options, segment);
        var content = ProfileContent.Of(new ProfileSource(new SalesReport<ProfileResult>(profile, Data, filter, 1), context, scoring, Texts));

        await LeadsToAsync(content.Href!, profile.Group.Customers);
    }

    [Fact]
    public async Task SegmentOfAFilteredPage_SaysAllThatThePageIsFilteredBy()
    {
        var (context, _) = await PageAsync("segment=rfm:at-risk&period=2011-03-01..2011-08-31&category=Toys");

        var listed = DashboardFilter.Parse(Query(new SegmentLinks(context, new RfmChoice()).Segment("lost")));

        var within = Assert.IsType<RfmSegmentDefinition>(listed.SegmentReference!.Definition).Within!;
        Assert.Equal((new DateOnly(2011, 3, 1), new DateOnly(2011, 8, 31), "rfm:at-risk"), (within.From!.Value, within.To!.Value, within.Segment!.Text));
        Assert.Equal(["Toys"], within.Categories!);
        // What is filtered by the period only is named as the filter bar names it.
        Assert.Equal("/customers?period=last90days&segment=rfm%3Alost", new SegmentLinks(SegmentViews.Context(Data, "period=last90days"), new RfmChoice()).Segment("lost"));
    }

    private static async Task<(DashboardContext Context, SalesFilter Filter)> PageAsync(string query)
    {
        var context = SegmentViews.Context(Data, query);
        return (context, await Members().ResolveAsync(context.SalesFilter));
    }

    /// <summary>What the list of customers shows at an address, as the reports make it.</summary>
    private static async Task LeadsToAsync(string address, int customers)
    {
        Assert.StartsWith("/customers?", address, StringComparison.Ordinal);
        var filter = await Members().ResolveAsync(SegmentViews.Context(Data, Query(address)).SalesFilter);
        var everybody = filter.WithSegment(null);
        var rfm = await RfmAnalysis.RunAsync(Data.Queries, everybody, new RfmOptions());
        var list = await CustomerList.OfAsync(Data.Queries, rfm, everybody, filter.Segment, hasCategories: true);
        Assert.True(customers == list.Count, $"{customers} customers lead to {list.Count}: {Uri.UnescapeDataString(address)}");
        Assert.Equal(0, list.MembersWithoutOrders);
    }

    private static string Query(string address) => address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..];

    private static SegmentMembers Members() => new(Data.Queries)
    {
        FindSavedAsync = (name, _) => Task.FromResult<SegmentDefinition?>(name == Saved
            ? new ConditionSegmentDefinition([SegmentCondition.That(CustomerMeasure.Spend, MeasureComparison.AtLeast, 100)])
            : null),
    };

    /// <summary>200 customers of three tastes in two countries over a year, the frequent ones also the big ones.</summary>
    private static LoadedDataset Shop()
    {
        string[] categories = ["Food", "Toys", "Books"];
        var shop = new SmallShop();
        var random = new Random(5);
        for (var customer = 0; customer < 200; customer++)
        {
            var orders = 3 + random.Next(6) + (customer % 10 == 0 ? 10 : 0);
            for (var order = 0; order < orders; order++)
            {
                var category = categories[random.Next(3) == 0 ? random.Next(3) : customer % 3];
                var time = new DateTime(2011, 1, 1, 9, 0, 0, DateTimeKind.Unspecified).AddDays(random.Next(365)).AddMinutes(random.Next(600));
                shop.Sale(
                    $"C{customer:000}", time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), random.Next(5, 40), category, category, customer % 4 == 0 ? "Spain" : "France");
            }
        }
        return shop.Load();
    }
}
