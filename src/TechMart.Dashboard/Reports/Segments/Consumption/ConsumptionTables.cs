using TechMart.Analytics.Customers.Consumption;
using TechMart.Dashboard.Tables;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>Tables about what customers buy, beside that of <see cref="ConsumptionHeat"/>.</summary>
internal static class ConsumptionTables
{
    /// <summary>The name of the table of categories.</summary>
    public const string CategoriesName = "consumption-categories";

    /// <summary>The name of the table of offers.</summary>
    public const string OffersName = "consumption-offers";

    /// <summary>How customers spread their spend over the categories, the largest mean share first.</summary>
    public static Table<ConsumptionCategory> Categories(ConsumptionSource source)
    {
        var texts = source.PageTexts;
        return new Table<ConsumptionCategory>(
            CategoriesName,
            texts["Page_Averages"],
            new Columns<ConsumptionCategory>()
                .Text("category", source.CategoryTitle, source.ConsumptionWords.Category)
                .Percent("average", texts["Page_Average"], category => category.Average)
                .Whole("customers", texts["Page_BuyersCustomers"], category => category.Buyers),
            [.. source.Result.Categories.OrderByDescending(category => category.Average)]);
    }

    /// <summary>What to offer to which profile.</summary>
    public static Table<(ConsumptionProfile Profile, CategoryOffer Offer)> Offers(ConsumptionSource source)
    {
        var texts = source.PageTexts;
        return new Table<(ConsumptionProfile Profile, CategoryOffer Offer)>(
            OffersName,
            texts["Page_Offers"],
            new Columns<(ConsumptionProfile Profile, CategoryOffer Offer)>()
                .Text("profile", texts["Page_Profile"], row => source.Title(row.Profile))
                .Text("category", source.CategoryTitle, row => source.Category(row.Offer.Category))
                .Percent("buyers", texts["Page_OffersShare"], row => row.Offer.Buyers)
                .Percent("low", texts["Page_Low"], row => row.Offer.Low)
                .Percent("high", texts["Page_High"], row => row.Offer.High)
                .Percent("others", texts["Page_OffersOthers"], row => row.Offer.Others)
                .Whole("without", texts["Page_Without"], row => row.Offer.Without),
            [.. source.Result.Profiles.SelectMany(profile => profile.Offers.Select(offer => (profile, offer)))]);
    }
}
