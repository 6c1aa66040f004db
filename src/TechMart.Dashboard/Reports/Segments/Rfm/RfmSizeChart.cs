using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Charts;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>Areas of the segments by customers or revenue.</summary>
internal static class RfmSizeChart
{
    public static Part<Chart> Of(RfmSource source)
    {
        var (texts, words, format, byRevenue) = (source.Texts, source.Words, source.Format, source.Scoring.ByRevenue);
        var title = texts[byRevenue ? "Sizes_TableRevenue" : "Sizes_TableCustomers"].Value;
        var rows = source.Result.Segments.Where(row => (byRevenue ? row.Revenue : row.Customers) > 0)
            .OrderByDescending(row => byRevenue ? row.Revenue : row.Customers).ToList();
        if (rows.Count == 0)
        {
            return (title, texts["Sizes_NoRevenue"].Value);
        }
        var first = rows[0];
        var share = byRevenue ? first.RevenueShare : first.Share;
        var chart = new Chart
        {
            Title = texts[
                byRevenue ? (share is null ? "Sizes_TitleRevenueOnly" : "Sizes_TitleRevenue") : first.RevenueShare is null ? "Sizes_TitleCustomersOnly" : "Sizes_TitleCustomers",
                words.Name(first.Segment), format.Percent(share), format.Percent(byRevenue ? first.Share : first.RevenueShare)],
            Subtitle = byRevenue ? texts["Sizes_SubtitleRevenue", format.MoneyUnit] : texts["Sizes_SubtitleCustomers"],
            Traces =
            [
                new TreemapTrace
                {
                    Labels = Values.Of(rows.Select(row => words.Name(row.Segment))),
                    Parents = Values.Of(rows.Select(_ => "")),
                    Sizes = byRevenue ? Values.Of(rows.Select(row => row.Revenue)) : Values.Of(rows.Select(row => row.Customers)),
                    Text = Values.Of(rows.Select(row => byRevenue ? format.ShortMoney(row.Revenue) : format.Count(row.Customers))),
                    Marker = new TreemapMarker([.. rows.Select(row => SegmentColor.Of(row.Segment))]),
                    HoverText = Values.OfLines(rows.Select(row => new[]
                    {
                        words.Name(row.Segment),
                        texts.Counted("Hover_Customers", row.Customers, format.Count(row.Customers), format.Percent(row.Share)),
                        texts["Hover_Revenue", format.Money(row.Revenue), format.Percent(row.RevenueShare)],
                    })),
                    Links = [.. rows.Select(row => source.Links.Segment(row.Segment))],
                },
            ],
            Layout = new ChartLayout(),
            Table = new Table<RfmSegment>(
                "rfm-sizes",
                title,
                new Columns<RfmSegment>()
                    .Text("segment", texts["Column_Segment"], row => words.Name(row.Segment))
                    .Whole("customers", texts["Column_Customers"], row => row.Customers)
                    .Percent("share", texts["Column_Share"], row => row.Share)
                    .Money("revenue", texts["Column_Revenue"], row => row.Revenue)
                    .Percent("revenue-share", texts["Column_RevenueShare"], row => row.RevenueShare),
                [.. source.Result.Segments]),
            Height = 420,
        };
        return (title, chart, source.Facts(texts["Segments_Definition"], byRevenue ? format.MoneyUnit : texts["Unit_Customers"]));
    }
}
