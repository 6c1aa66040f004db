using Microsoft.AspNetCore.WebUtilities;
using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Filters;
using TechMart.Dashboard.Reports.Segments.Rfm;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>What the cells of the matrix hold.</summary>
public enum MigrationMeasure
{
    /// <summary>Customers.</summary>
    Customers,

    /// <summary>Their revenue in the former period.</summary>
    RevenueBefore,

    /// <summary>Their revenue in the latter period.</summary>
    RevenueAfter,
}

/// <summary>Which periods are set side by side, as an address says it: <c>former=2011-01-01..2011-06-30&amp;latter=2011-07-01..2011-12-31&amp;show=revenue-after</c>.</summary>
/// <param name="Scoring">How customers are scored and named.</param>
/// <param name="Before">The former period; null = the usual.</param>
/// <param name="After">The latter period; null = the usual.</param>
/// <param name="Measure">What the cells of the matrix hold.</param>
public sealed record MigrationChoice(RfmChoice Scoring, MigrationPeriod? Before, MigrationPeriod? After, MigrationMeasure Measure)
{
    /// <summary>Reads an address. What cannot be read is as if it were absent; so are two periods that do not follow each other.</summary>
    public static MigrationChoice Parse(string? query)
    {
        var words = QueryHelpers.ParseQuery(query);
        var (before, after) = (Read("former"), Read("latter"));
        var isUsable = before is { } former && after is { } latter && latter.To > former.To;
        return new MigrationChoice(
            RfmChoice.Parse(query).Shared(),
            isUsable ? before : null,
            isUsable ? after : null,
            words.TryGetValue("show", out var shown)
                ? Enum.GetValues<MigrationMeasure>().FirstOrDefault(measure => RfmChoice.NameOf(measure) == shown.ToString())
                : MigrationMeasure.Customers);

        MigrationPeriod? Read(string name) =>
            words.TryGetValue(name, out var days) && PeriodChoice.TryReadDays(days.ToString(), out var from, out var to) && from is { } first && to is { } last
                ? new MigrationPeriod(first, last) : null;
    }

    /// <summary>The same for other periods.</summary>
    public MigrationChoice With(MigrationPeriod before, MigrationPeriod after) => this with { Before = before, After = after };

    /// <summary>The question that is meant, given the usual periods; null where there are none.</summary>
    public MigrationOptions? Options(MigrationPeriods? usual) => (Before ?? usual?.Before, After ?? usual?.After) is ({ } before, { } after)
        ? new MigrationOptions(before, after) { Rfm = Scoring.Options with { AsOf = null } }
        : null;

    /// <summary>The address of the page.</summary>
    public string Address(DashboardFilter filter) => SegmentUrls.With(SegmentUrls.Migration, filter, ToString());

    /// <summary>As an address says it, without a leading question mark.</summary>
    public override string ToString() => string.Join('&', new[]
    {
        Scoring.ToString(),
        Before is { } before ? $"former={PeriodChoice.WriteDays(before.From, before.To)}" : "",
        After is { } after ? $"latter={PeriodChoice.WriteDays(after.From, after.To)}" : "",
        Measure == MigrationMeasure.Customers ? "" : $"show={RfmChoice.NameOf(Measure)}",
    }.Where(part => part.Length > 0));
}
