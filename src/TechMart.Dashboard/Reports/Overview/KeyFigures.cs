using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;
using TechMart.Dashboard.Components.Controls;

namespace TechMart.Dashboard.Reports.Overview;

/// <summary>The key figures of the Overview, each against the comparison period.</summary>
internal static class KeyFigures
{
    private const double ConfidenceLevel = 0.95;
    private const int ShownDigits = 3;

    public static IReadOnlyList<Kpi> Of(OverviewSource source)
    {
        var (format, texts) = (source.Format, source.Texts);
        return
        [
            Make(source, "Revenue", totals => totals.Revenue, format.ShortMoney, value => format.Money(value), format.MoneyUnit),
            Make(source, "Orders", totals => totals.Orders, format.ShortCount, value => format.Number(value), texts["Unit_Orders"]),
            Make(source, "Customers", totals => totals.Customers, format.ShortCount, value => format.Number(value), texts["Unit_Customers"]),
            Make(source, "AverageOrderValue", totals => totals.AverageOrderValue, format.ShortMoney, value => format.Money(value), format.MoneyUnit),
            Make(source, "Units", totals => totals.Units, format.ShortCount, value => format.Number(value), texts["Unit_Pieces"]),
            Make(source, "UnitsPerOrder", totals => totals.UnitsPerOrder, value => format.Number(value, 1), value => format.Number(value, 4), texts["Unit_PiecesPerOrder"]),
            MakeRate(source, "ReturnRate", totals => totals.ReturnRate, texts["Unit_ShareOfSales"], moreIsBetter: false) with { Course = Course(source, totals => (decimal?)totals.ReturnRate) },
            // The rate grows with the length of a period: a course of single months would mislead.
            WithInterval(source, MakeRate(source, "RepeatRate", totals => totals.RepeatRate, texts["Unit_ShareOfCustomers"], moreIsBetter: true)),
        ];
    }

    private static Kpi Make(
        OverviewSource source, string name, Func<SalesTotals, decimal?> measure, Func<decimal?, string> brief, Func<decimal?, string> exact, string unit)
    {
        var value = measure(source.Current.Totals);
        var before = source.Overview.Comparison is { } comparison ? measure(comparison.Totals) : null;
        return new Kpi(source.Texts["Kpi_" + name], brief(value), exact(value), source.Facts(source.Texts[$"Kpi_{name}_Definition"], unit))
        {
            Change = value is { } after && before is > 0
                ? Change(source, (double)((after - before.Value) / before.Value), source.Format.Change((double)((after - before.Value) / before.Value)), moreIsBetter: true)
                : null,
            Course = Course(source, measure),
        };
    }

    private static Kpi MakeRate(OverviewSource source, string name, Func<SalesTotals, double?> measure, string unit, bool moreIsBetter)
    {
        var value = measure(source.Current.Totals);
        var before = source.Overview.Comparison is { } comparison ? measure(comparison.Totals) : null;
        return new Kpi(
            source.Texts["Kpi_" + name],
            source.Format.Percent(value),
            source.Format.Percent(value, 4),
            source.Facts(source.Texts[$"Kpi_{name}_Definition"], unit))
        {
            // Of the rates as they are shown: nobody should find another difference between them.
            Change = Shown(value) - Shown(before) is { } points ? Change(source, points, source.Format.Points(points), moreIsBetter) : null,
        };
    }

    private static Kpi WithInterval(OverviewSource source, Kpi kpi)
    {
        var totals = source.Current.Totals;
        if (Proportion.Wilson95(totals.RepeatCustomers, totals.Customers) is not { } interval)
        {
            return kpi;
        }
        return kpi with
        {
            Interval = source.Texts["Kpi_Interval", source.Format.Percent(ConfidenceLevel, 0), source.Format.Percent(interval.Low), source.Format.Percent(interval.High)],
            Facts = kpi.Facts with { Uncertainty = source.Texts["WilsonInterval", source.Format.Count(totals.Customers)] },
        };
    }

    private static double? Shown(double? rate) => rate is { } share ? Math.Round(share, ShownDigits) : null;

    private static KpiChange Change(OverviewSource source, double change, string text, bool moreIsBetter)
    {
        // What is shown as zero is the same, whatever the digits behind.
        var direction = Math.Sign(Math.Round(change, ShownDigits));
        return new KpiChange(
            text,
            source.Texts[direction > 0 ? "Change_More" : direction < 0 ? "Change_Less" : "Change_Same"],
            Against(source),
            direction,
            direction == 0 || source.Overview.ComparisonIsPartial ? KpiTone.Neutral : direction > 0 == moreIsBetter ? KpiTone.Good : KpiTone.Bad);
    }

    private static string Against(OverviewSource source) => source switch
    {
        { Overview.ComparisonIsPartial: true } => source.Texts["AgainstPartial", source.ComparisonPeriod!],
        { UnequalDays: var (days, compared) } => source.Texts["Against_Days", source.ComparisonPeriod!, source.Format.Count(compared), source.Format.Count(days)],
        _ => source.Texts["Against", source.ComparisonPeriod!],
    };

    private static IReadOnlyList<double?> Course(OverviewSource source, Func<SalesTotals, decimal?> measure) =>
        [.. TrendChart.Points(source.Current).Select(point => point.Complete ? (double?)measure(point.Totals) : null)];
}
