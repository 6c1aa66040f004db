using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Components.Controls;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>The key figures of the RFM page.</summary>
internal static class RfmKeyFigures
{
    public static IReadOnlyList<Kpi> Of(RfmSource source)
    {
        var (rfm, texts, format) = (source.Result, source.Texts, source.Format);
        var byOrder = rfm.Segments.Sum(segment => segment.LiftedByOrder);
        var (bySilence, days) = (rfm.Segments.Sum(segment => segment.MovedBySilence), format.Count(rfm.Options.NearDays));
        return
        [
            new Kpi(texts["Kpi_Customers"], format.ShortCount(rfm.Customers.Count), format.Count(rfm.Customers.Count), source.Facts(texts["Kpi_Customers_Definition"], texts["Unit_Customers"])),
            new Kpi(texts["Kpi_Revenue"], format.ShortMoney(rfm.Revenue), format.Money(rfm.Revenue), source.Facts(texts["Kpi_Revenue_Definition"], format.MoneyUnit)),
            new Kpi(texts["Kpi_LiftedByOrder"], format.ShortCount(byOrder), format.Count(byOrder), source.Facts(texts["Rule_NextOrder"], texts["Unit_Customers"])),
            new Kpi(texts["Column_MovedBySilence", days], format.ShortCount(bySilence), format.Count(bySilence), source.Facts(texts["Rule_Silence", days], texts["Unit_Customers"])),
        ];
    }

    /// <summary>Which rows are left out, and why.</summary>
    public static string? LeftOut(RfmSource source)
    {
        var (rfm, texts, format) = (source.Result, source.Texts, source.Format);
        var (all, unknown) = (rfm.Lines.LeftOut, rfm.UnknownLines);
        // Without a choice that leaves rows out, what is neither used nor nameless has no order.
        var isWhole = source.Context.Filter.IsEverything && rfm.Options.AsOf is null;
        return all == 0 ? null
            : unknown == 0 ? texts.Counted(isWhole ? "LeftOut_NoOrder" : "LeftOut_Filter", all, format.Count(all))
            : unknown == all ? texts.Counted("LeftOut_Unknown", all, format.Count(all))
            : texts[isWhole ? "LeftOut_BothNoOrder" : "LeftOut_Both", format.Count(all), format.Count(unknown), format.Count(all - unknown)].Value;
    }
}
