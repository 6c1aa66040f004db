using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>The segments in numbers.</summary>
internal static class RfmSegmentTable
{
    public static Part<Table<RfmSegment>> Of(RfmSource source) =>
        (source.Texts["Segments_Table"].Value, Table(source, Columns(source)), source.Facts(source.Texts["Segments_Definition"], source.Format.MoneyUnit));

    /// <summary>With what each segment is and what to do, which the page shows beside the table.</summary>
    public static Table<RfmSegment> ForFile(RfmSource source, IStringLocalizer<ShellTexts> shell) => Table(source, Columns(source)
        .Text("about", source.Texts["Column_About"], row => source.Words.Description(row.Segment))
        .Text("grow", source.Texts["Column_Grow"], row => source.Words.Growth(row.Segment))
        .Text("win-back", source.Texts["Column_WinBack"], row => source.Words.WinBack(row.Segment))) with
    {
        Facts = source.Sheet(source.Texts["Segments_Table"], source.Texts["Segments_Definition"], shell, Scoring(source)),
    };

    /// <summary>How customers were scored, and how many.</summary>
    public static IEnumerable<TableFact> Scoring(RfmSource source) =>
    [
        new(source.Texts["Kpi_Customers"], (long)source.Result.Customers.Count),
        new(source.Texts["Kpi_Revenue"], source.Result.Revenue),
        new(source.Texts["Scales_Title"], string.Join("\n", RfmScales.Of(source).Rules)),
    ];

    private static Table<RfmSegment> Table(RfmSource source, Columns<RfmSegment> columns) =>
        new("rfm-segments", source.Texts["Segments_Table"], columns, source.Result.Segments);

    private static Columns<RfmSegment> Columns(RfmSource source)
    {
        var texts = source.Texts;
        return new Columns<RfmSegment>()
            .Text("segment", texts["Column_Segment"], row => source.Words.Name(row.Segment), row => row.Customers == 0 ? null : source.Links.Segment(row.Segment))
            .Whole("customers", texts["Column_Customers"], row => row.Customers, bar: true)
            .Percent("share", texts["Column_Share"], row => row.Share)
            .Money("revenue", texts["Column_Revenue"], row => row.Revenue)
            .Percent("revenue-share", texts["Column_RevenueShare"], row => row.RevenueShare)
            .Money("order-value", texts["Column_OrderValue"], row => row.MeanOrderValue)
            .Number("recency", texts["Column_MeanRecency"], row => (decimal?)row.MeanRecency, digits: 1)
            .Number("frequency", texts["Column_MeanFrequency", source.FrequencyUnit], row => (decimal?)row.MeanFrequency, digits: 1)
            .Whole("lifted-by-order", texts["Column_LiftedByOrder"], row => row.LiftedByOrder)
            .Whole("moved-by-silence", texts["Column_MovedBySilence", source.Format.Count(source.Result.Options.NearDays)], row => row.MovedBySilence);
    }
}
