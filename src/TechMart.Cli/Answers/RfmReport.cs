using TechMart.Analytics.Customers.Rfm;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>RFM as tables.</summary>
internal static class RfmReport
{
    public static void Write(TextReport text, RfmResult rfm, SegmentWords words)
    {
        text.Facts(
            ("AsOf", rfm.AsOf),
            ("Customers", rfm.Customers.Count),
            ("Revenue", rfm.Revenue),
            ("UnknownLines", rfm.UnknownLines),
            ("Frequency", words.Frequency(rfm.Options.Frequency)),
            ("Monetary", words.Monetary(rfm.Options.Monetary)),
            ("Ties", words.Ties(rfm.Options.Ties)),
            ("Grid", words.Axis(rfm.Options.Segments.Axis)));
        if (rfm.Customers.Count == 0)
        {
            return;
        }
        text.Table(
            text["Heading_Segments"],
            ["Segment", "Customers", "Share", "Revenue", "RevenueShare", "AverageOrderValue", "MeanRecency", "MeanFrequency", "LiftedByOrder", "MovedBySilence"],
            rfm.Segments.Select(segment => (IReadOnlyList<object?>)
            [
                words.Name(segment.Segment), segment.Customers, segment.Share, segment.Revenue, segment.RevenueShare, segment.MeanOrderValue,
                OneDigit(segment.MeanRecency), OneDigit(segment.MeanFrequency), segment.LiftedByOrder, segment.MovedBySilence,
            ]));
        text.Table(
            text["Heading_Scores"],
            ["Score", "Recency", "Customers", "Frequency", "Customers", "Monetary", "Customers"],
            Enumerable.Range(0, SegmentTable.Scores).Reverse().Select(score =>
            {
                var (recency, frequency, monetary) = (rfm.Recency.Bands[score], rfm.Frequency.Bands[score], rfm.Monetary.Bands[score]);
                return (IReadOnlyList<object?>)
                [
                    score + 1, Range(recency, "N0"), recency.Customers, Range(frequency, "N0"), frequency.Customers, Range(monetary, "N2"), monetary.Customers,
                ];
            }));

        string? Range(ScoreBand band, string format) => band is { Lowest: { } lowest, Highest: { } highest }
            ? $"{lowest.ToString(format, text.Texts.Culture)} – {highest.ToString(format, text.Texts.Culture)}"
            : null;
    }

    private static Pieces? OneDigit(double? mean) => mean is { } number ? new Pieces(Math.Round((decimal)number, 1)) : null;
}
