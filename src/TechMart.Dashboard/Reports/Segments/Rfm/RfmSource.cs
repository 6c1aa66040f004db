using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Dashboard.Filters;
using TechMart.Store.Sales;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>What the parts of the RFM page are made from.</summary>
public sealed record RfmSource(SalesReport<RfmResult> Report, DashboardContext Context, RfmChoice Scoring, IStringLocalizer<SegmentPageTexts> Texts)
    : SegmentSource<RfmResult>(Report, Context, Scoring, Texts)
{
    /// <summary>Unit of frequency.</summary>
    public string FrequencyUnit => Texts[$"Unit_{Scoring.Options.Frequency}"];

    /// <inheritdoc/>
    protected override LineUsage Lines => Result.Lines;
}
