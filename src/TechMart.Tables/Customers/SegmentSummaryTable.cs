using System.Globalization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Tables.Customers;

/// <summary>The RFM segments with their sizes and what to do about each, as a table.</summary>
/// <param name="culture">The culture of numbers within texts.</param>
/// <param name="language">The language of the words.</param>
public sealed class SegmentSummaryTable(CultureInfo culture, CultureInfo language)
{
    private readonly Texts _texts = new(typeof(SavedSegmentTexts), language);
    private readonly SegmentWords _words = new(culture, language);

    /// <summary>The table.</summary>
    public Table<RfmSegment> Of(RfmResult rfm) => new(
        "rfm",
        _texts["Summary_title"],
        new Columns<RfmSegment>()
            .Text("segment", _texts["Column_segment"], row => _words.Name(row.Segment), width: 22)
            .Whole("customers", _texts["Fact_count"], row => row.Customers)
            .Percent("share", _texts["Column_share"], row => row.Share)
            .Money("revenue", _texts["Column_revenue"], row => row.Revenue)
            .Percent("revenue-share", _texts["Column_revenueShare"], row => row.RevenueShare)
            .Whole("orders", _texts["Column_frequency"], row => row.Orders)
            .Money("order-value", _texts["Column_order-value"], row => row.MeanOrderValue)
            .Text("about", _texts["Column_about"], row => _words.Description(row.Segment), width: 60)
            .Text("grow", _texts["Column_grow"], row => _words.Growth(row.Segment), width: 80)
            .Text("win-back", _texts["Column_winBack"], row => _words.WinBack(row.Segment), width: 80),
        rfm.Segments);
}
