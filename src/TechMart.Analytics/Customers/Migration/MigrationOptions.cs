using System.Globalization;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Analytics.Customers.Migration;

/// <summary>Whole days, both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct MigrationPeriod(DateOnly From, DateOnly To)
{
    /// <summary>How many days there are.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Which two periods to set side by side, and how customers are put into segments in each.</summary>
/// <param name="Before">The former period.</param>
/// <param name="After">The latter period. It may overlap the former one (a rolling year), but must end later.</param>
public sealed record MigrationOptions(MigrationPeriod Before, MigrationPeriod After)
{
    /// <summary>How both periods are scored and named; <see cref="RfmOptions.AsOf"/> is left out of account, each period is scored at the end of its own data (<see cref="Sales.AsOfDay"/>).</summary>
    public RfmOptions Rfm { get; init; } = new();

    /// <summary>A text that is equal for equal options: part of the key of the result cache.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Before.From:yyyy-MM-dd}..{Before.To:yyyy-MM-dd}|{After.From:yyyy-MM-dd}..{After.To:yyyy-MM-dd}|{(Rfm with { AsOf = null }).Key}");

    /// <summary>Whether the periods and the scoring can be used.</summary>
    /// <exception cref="ArgumentException">A period ends before it begins, the latter does not end after the former, or the scoring cannot be used (<see cref="RfmOptions.Check"/>).</exception>
    public void Check()
    {
        foreach (var (period, name) in new[] { (Before, nameof(Before)), (After, nameof(After)) })
        {
            if (period.To < period.From)
            {
                throw new ArgumentException($"{name} ends before it begins.");
            }
        }
        if (After.To <= Before.To)
        {
            throw new ArgumentException($"{nameof(After)} must end after {nameof(Before)}.");
        }
        Rfm.Check();
    }
}

/// <summary>The two places beside the segments.</summary>
public static class MigrationSegments
{
    /// <summary>Where those come from who ordered in the latter period only; they may have ordered before the former one.</summary>
    public const string New = "(new)";

    /// <summary>Where those go who ordered in the former period only; they may come back after the latter one.</summary>
    public const string Gone = "(gone)";
}

/// <summary>Something that limits the answer.</summary>
/// <param name="Code">What (<see cref="MigrationNotes"/>).</param>
/// <param name="Count">How many: see the code.</param>
public sealed record MigrationNote(string Code, long Count = 0);

/// <summary>The codes of <see cref="MigrationNote"/>.</summary>
public static class MigrationNotes
{
    /// <summary>No answer: the data have no timestamps, so there are no periods.</summary>
    public const string NoTime = "no-time";

    /// <summary>No known customer ordered in the former period: everybody is new.</summary>
    public const string NobodyBefore = "nobody-before";

    /// <summary>No known customer ordered in the latter period: everybody is gone.</summary>
    public const string NobodyAfter = "nobody-after";

    /// <summary>Both periods have customers, but none ordered in both. Count: the customers of both together.</summary>
    public const string NobodyStayed = "nobody-stayed";

    /// <summary>A period has so few customers that its fifths, and with them the borders, rest on little (<see cref="RfmAnalysis.FewCustomers"/>). Count: the customers.</summary>
    public const string FewCustomers = "few-customers";

    /// <summary>The data do not cover the former period. Count: its days before the data's first day or after their last.</summary>
    public const string PartialBefore = "partial-before";

    /// <summary>The data do not cover the latter period. Count: its days before the data's first day or after their last.</summary>
    public const string PartialAfter = "partial-after";

    /// <summary>
    /// The periods are not equally long (in days, or in whole months), so that one holds more orders and more money than the other
    /// for that alone; the borders of the former one then say little about the latter. Count: the difference in days.
    /// </summary>
    public const string UnequalPeriods = "unequal-periods";

    /// <summary>The periods overlap, so that the same orders count in both. Count: the days they share.</summary>
    public const string OverlappingPeriods = "overlapping-periods";
}
