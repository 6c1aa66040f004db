using System.Globalization;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Insights;

/// <summary>
/// Draws the findings of an <see cref="Overview"/>. Each keeps silent where there is too little to speak of, and is ranked by the money
/// at stake: the change, or what lies beyond an even spread.
/// </summary>
internal static class OverviewFindings
{
    private const int Most = 5;
    private const int FewestOrders = 30;
    private const int FewestOrdersOfRhythm = 200;
    private const int FewestDaysOfRhythm = 56;
    private const int FewestCustomers = 100;
    private const int FewestMonths = 6;
    private const int FewestReturnLines = 10;
    private const int FewestDaysOfRepeat = 28;
    private const double LeastChange = 0.01;
    private const double LeastPeak = 1.1;

    /// <summary>The most important findings, most important first.</summary>
    public static IReadOnlyList<Finding> Of(Overview overview)
    {
        IEnumerable<Finding?> findings =
        [
            RevenueChange(overview),
            Mover(overview, overview.Rising, FindingCodes.CategoryRising, FindingCodes.ProductRising),
            Mover(overview, overview.Falling, FindingCodes.CategoryFalling, FindingCodes.ProductFalling),
            Concentration(overview.Current),
            PeakMonth(overview.Current),
            PeakWeekday(overview),
            PeakHour(overview.Current),
            Returns(overview),
            Repeat(overview),
            TopPlace(overview.Current),
        ];
        return [.. findings
            .OfType<Finding>()
            .OrderByDescending(finding => finding.Amount is { } amount ? Math.Abs(amount) : -1)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .Take(Most)];
    }

    private static Finding? RevenueChange(Overview overview)
    {
        if (!IsComparable(overview, out var before))
        {
            return null;
        }
        var mover = new Mover(null, null, before.Totals.Revenue, overview.Current.Totals.Revenue);
        return mover.Relative is { } relative && Math.Abs(relative) >= LeastChange
            ? Change(FindingCodes.RevenueChange, null, mover, overview)
            : null;
    }

    private static Finding? Mover(Overview overview, IReadOnlyList<Mover> movers, string ofCategory, string ofProduct)
    {
        if (movers.Count == 0 || !IsComparable(overview, out var before))
        {
            return null;
        }
        var byCategory = before.ByCategory.Count > 0 || overview.Current.ByCategory.Count > 0;
        var groups = byCategory
            ? (Before: before.ByCategory, After: overview.Current.ByCategory)
            : (Before: before.ByProduct, After: overview.Current.ByProduct);
        if (groups.Before.Concat(groups.After).Select(row => row.Key).Distinct().Count() < 2)
        {
            return null;
        }
        var mover = movers[0];
        var orders = groups.Before.Concat(groups.After).Where(row => row.Key == mover.Key).Sum(row => row.Totals.Orders);
        return orders < FewestOrders || mover.Before < 0 || mover.After < 0
            ? null
            : Change(byCategory ? ofCategory : ofProduct, byCategory ? mover.Key : mover.Name, mover, overview);
    }

    private static Finding Change(string code, string? subject, Mover mover, Overview overview)
    {
        var values = new Dictionary<string, object>
        {
            ["before"] = mover.Before,
            ["after"] = mover.After,
            ["change"] = mover.Change,
            ["from"] = overview.ComparisonPeriod!.Value.From,
            ["to"] = overview.ComparisonPeriod!.Value.To,
        };
        if (mover.Relative is { } relative)
        {
            values["relative"] = relative;
        }
        return new Finding(code, subject, mover.Change, values, overview.Current.Lines.Used + overview.Comparison!.Lines.Used);
    }

    private static bool IsComparable(Overview overview, out OverviewAggregates before)
    {
        before = overview.Comparison!;
        return before is not null
            && !overview.ComparisonIsPartial
            && before.Totals.Orders >= FewestOrders
            && overview.Current.Totals.Orders >= FewestOrders;
    }

    private static Finding? Concentration(OverviewAggregates current) =>
        current.Concentration is { Share: { } share, Customers: >= FewestCustomers } concentration && share >= 0.2
            ? new Finding(
                FindingCodes.RevenueConcentration,
                null,
                concentration.TopGrossRevenue - (concentration.GrossRevenue / 10),
                new Dictionary<string, object>
                {
                    ["share"] = share,
                    ["topCustomers"] = concentration.TopCustomers,
                    ["customers"] = concentration.Customers,
                    ["topRevenue"] = concentration.TopGrossRevenue,
                },
                current.Lines.Used)
            : null;

    private static Finding? PeakMonth(OverviewAggregates current)
    {
        var months = current.ByMonth.Where(month => month.Complete).ToList();
        if (months.Count < FewestMonths || months.Sum(month => month.Totals.Orders) < FewestOrdersOfRhythm)
        {
            return null;
        }
        var mean = months.Average(month => month.Totals.Revenue);
        var best = months.MaxBy(month => month.Totals.Revenue)!;
        return !StandsOut(best.Totals.Revenue, mean)
            ? null
            : new Finding(
                FindingCodes.PeakMonth,
                best.Label,
                best.Totals.Revenue - mean,
                new Dictionary<string, object>
                {
                    ["start"] = best.Start,
                    ["revenue"] = best.Totals.Revenue,
                    ["mean"] = mean,
                    ["relative"] = (double)((best.Totals.Revenue / mean) - 1),
                    ["months"] = months.Count,
                },
                current.Lines.Used);
    }

    private static Finding? PeakWeekday(Overview overview) =>
        overview.Current.ByDay.Count < FewestDaysOfRhythm
            ? null
            : Peak(FindingCodes.PeakWeekday, "weekday", 1, [.. overview.Current.WeekdayHour.Revenue.Select(hours => hours.Sum())], overview.Current);

    private static Finding? PeakHour(OverviewAggregates current) =>
        Peak(
            FindingCodes.PeakHour,
            "hour",
            0,
            [.. Enumerable.Range(0, 24).Select(hour => current.WeekdayHour.Revenue.Sum(day => day[hour]))],
            current);

    /// <summary>The highest of the parts that have revenue; none where all revenue is in one part, as in data that give the day only.</summary>
    private static Finding? Peak(string code, string name, int first, decimal[] revenue, OverviewAggregates current)
    {
        var active = revenue.Count(part => part != 0);
        if (active < 2 || current.Totals.Orders < FewestOrdersOfRhythm || revenue.Any(part => part < 0))
        {
            return null;
        }
        var all = revenue.Sum();
        var best = Array.IndexOf(revenue, revenue.Max());
        var even = all / active;
        return !StandsOut(revenue[best], even)
            ? null
            : new Finding(
                code,
                (best + first).ToString(CultureInfo.InvariantCulture),
                revenue[best] - even,
                new Dictionary<string, object>
                {
                    [name] = best + first,
                    ["revenue"] = revenue[best],
                    ["share"] = (double)(revenue[best] / all),
                },
                current.Lines.Used);
    }

    private static bool StandsOut(decimal value, decimal mean) => mean > 0 && (double)(value / mean) >= LeastPeak;

    private static Finding? Returns(Overview overview)
    {
        var totals = overview.Current.Totals;
        if (totals.ReturnRate is not { } rate || totals.ReturnLines < FewestReturnLines || totals.Orders < FewestOrders)
        {
            return null;
        }
        var values = new Dictionary<string, object> { ["rate"] = rate, ["returns"] = totals.Returns, ["returnLines"] = totals.ReturnLines };
        if (IsComparable(overview, out var before) && before.Totals.ReturnRate is { } rateBefore)
        {
            values["rateBefore"] = rateBefore;
        }
        return new Finding(FindingCodes.ReturnRate, null, totals.Returns, values, overview.Current.Lines.Used);
    }

    private static Finding? Repeat(Overview overview)
    {
        var totals = overview.Current.Totals;
        var longEnough = overview.Current.ByDay.Count is 0 or >= FewestDaysOfRepeat;
        return totals.RepeatRate is { } rate && totals.Customers >= FewestCustomers && longEnough
            ? new Finding(
                FindingCodes.RepeatRate,
                null,
                null,
                new Dictionary<string, object> { ["rate"] = rate, ["repeatCustomers"] = totals.RepeatCustomers, ["customers"] = totals.Customers },
                overview.Current.Lines.Used)
            : null;
    }

    private static Finding? TopPlace(OverviewAggregates current)
    {
        var places = current.ByCountry.Where(row => row.Key is not null && row.Totals.Orders > 0).ToList();
        if (places.Count < 2 || current.Totals.Orders < FewestOrdersOfRhythm || current.Totals.Revenue <= 0)
        {
            return null;
        }
        var best = places[0];
        var even = current.Totals.Revenue / places.Count;
        return !StandsOut(best.Totals.Revenue, even)
            ? null
            : new Finding(
                current.Place == "region" ? FindingCodes.TopRegion : FindingCodes.TopCountry,
                best.Key,
                best.Totals.Revenue - even,
                new Dictionary<string, object>
                {
                    ["revenue"] = best.Totals.Revenue,
                    ["share"] = (double)(best.Totals.Revenue / current.Totals.Revenue),
                    ["places"] = places.Count,
                },
                current.Lines.Used);
    }
}
