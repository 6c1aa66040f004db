using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Consumption;
using TechMart.Analytics.Customers.Segments;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Consumption;

/// <summary>What the parts of the page about what customers buy are made from.</summary>
public sealed record ConsumptionSource(
    SalesReport<ConsumptionResult> Report,
    DashboardContext Context,
    ConsumptionChoice Choice,
    IStringLocalizer<SegmentPageTexts> Texts,
    IStringLocalizer<ConsumptionTexts> PageTexts)
    : SegmentSource<ConsumptionResult>(Report, Context, Choice.Scoring, Texts)
{
    /// <summary>The words about what customers buy.</summary>
    public ConsumptionWords ConsumptionWords { get; } = new(Context.Format.Culture, CultureInfo.CurrentUICulture, amount => Context.Format.Money(amount));

    /// <inheritdoc/>
    protected override LineUsage Lines => Result.Lines;

    /// <summary>The days that the figures rest on, in words.</summary>
    public string Days => Period;

    /// <summary>What purchases are told apart by: a category or a product group.</summary>
    public string CategoryTitle => PageTexts[Result.Basis == ConsumptionBasis.ProductGroups ? "Page_ProductGroup" : "Page_Category"];

    /// <summary>The name of a category by its place.</summary>
    public string Category(int place) => ConsumptionWords.Category(Result.Categories[place]);

    /// <summary>The name of a profile.</summary>
    public string Title(ConsumptionProfile profile) => ConsumptionWords.Title(Result, profile);

    /// <summary>The address of a profile's customers, or of those who have not bought of a category.</summary>
    public string Customers(ConsumptionProfile profile, int? without = null) => DashboardUrls.Customers(
        Context.Filter, SegmentReference.Of(ConsumptionSegmentDefinition.Of(Result, profile, without, SegmentScope.Of(Context.SalesFilter))));
}
