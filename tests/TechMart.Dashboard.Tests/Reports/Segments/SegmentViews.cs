using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Migration;
using TechMart.Dashboard.Reports.Segments.Profiles;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Dashboard.Tests.Shop;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Tests.Reports.Segments;

/// <summary>Pages about segments of a small shop, as an address asks for them.</summary>
internal static class SegmentViews
{
    private static readonly IStringLocalizer<SegmentPageTexts> Texts = new StrictTexts<SegmentPageTexts>();

    /// <summary>Sixty customers of half a year: the even ones buy toys, the odd ones food; the higher the number, the later, the oftener, the more.</summary>
    public static SmallShop Shop()
    {
        var shop = new SmallShop();
        var first = new DateTime(2011, 1, 1, 9, 30, 0, DateTimeKind.Unspecified);
        for (var customer = 0; customer < 60; customer++)
        {
            for (var order = 0; order <= customer / 12; order++)
            {
                var time = first.AddDays(customer * 3 - order * 20 > 0 ? (customer * 3) - (order * 20) : order).AddHours(order);
                shop.Sale(
                    $"C{customer:00}",
                    time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                    10 + customer,
                    customer % 2 == 0 ? "Bear" : "Tea",
                    customer % 2 == 0 ? "Toys" : "Food",
                    customer < 30 ? "France" : "Spain");
            }
        }
        return shop.Sale("", "2011-06-30 10:00", 5, "Tea", "Food");
    }

    public static DashboardContext Context(LoadedDataset data, string query) =>
        new([data.Dataset], data.Dataset, DashboardFilter.Parse(query), Reader.British) { Query = query };

    public static async Task<RfmView> RfmAsync(SmallShop shop, string query = "")
    {
        var data = shop.Load();
        var (context, choice) = (Context(data, query), RfmChoice.Parse(query));
        var rfm = await RfmAnalysis.RunAsync(data.Queries, context.SalesFilter, choice.Options);
        return RfmView.Of(new RfmSource(new SalesReport<RfmResult>(rfm, data, context.SalesFilter, 1), context, choice, Texts));
    }

    public static async Task<MigrationView> MigrationAsync(SmallShop shop, string query = "")
    {
        var data = shop.Load();
        var (context, choice) = (Context(data, query), MigrationChoice.Parse(query));
        var usual = MigrationPeriods.Of(data.Dataset.From, data.Dataset.To);
        if (choice.Options(usual.Count > 0 ? usual[0] : null) is not { } options)
        {
            return MigrationView.Of(context, choice, null, Texts);
        }
        var result = await MigrationAnalysis.RunAsync(data.Queries, context.SalesFilter, options, data.Table.FirstDay, data.Table.LastDay);
        return MigrationView.Of(
            context, choice, new MigrationSource(new SalesReport<MigrationResult>(result, data, context.SalesFilter, 1), context, choice, Texts), Texts);
    }

    public static async Task<ProfileView> ProfileAsync(SmallShop shop, string segment, ProfileGroup? group = null)
    {
        var data = shop.Load();
        var (context, choice) = (Context(data, $"of={segment}"), ProfileChoice.Parse($"of={segment}"));
        var rfm = await RfmAnalysis.RunAsync(data.Queries, context.SalesFilter, choice.Scoring.Options);
        var profile = group is null
            ? await ProfileAnalysis.OfSegmentAsync(data.Queries, context.SalesFilter, choice.Scoring.Options, segment)
            : await ProfileAnalysis.RunAsync(data.Queries, context.SalesFilter, group);
        var source = new ProfileSource(new SalesReport<ProfileResult>(profile, data, context.SalesFilter, 1), context, choice.Scoring, Texts);
        return ProfileView.Of(context, choice, rfm, ["Best of Spain"], segment, source, Texts);
    }
}
