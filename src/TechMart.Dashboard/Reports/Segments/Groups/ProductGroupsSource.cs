using System.Globalization;
using Microsoft.Extensions.Localization;
using TechMart.Analytics.Products.Groups;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;
using TechMart.Store.Sales;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Groups;

/// <summary>What the page of product groups is made from.</summary>
public sealed record ProductGroupsSource(SalesReport<ProductGroups> Report, DashboardContext Context, IStringLocalizer<SegmentPageTexts> Texts)
    : SegmentSource<ProductGroups>(Report, Context, RfmChoice.Parse(Context.Query), Texts)
{
    /// <summary>The words about groups.</summary>
    public Texts Own { get; } = new(typeof(ProductGroupTexts), CultureInfo.CurrentUICulture);

    /// <summary>The days that the figures rest on, in words.</summary>
    public string Days => Period;

    /// <summary>The name of a product's group.</summary>
    public string GroupOf(GroupedProduct product) => product.Group is { } place ? Result.Groups[place].Name : Own["NoGroup"];

    // Groups are those of the whole data set.
    /// <inheritdoc/>
    protected override LineUsage Lines => new(Report.Data.Table.Lines, 0);
}
