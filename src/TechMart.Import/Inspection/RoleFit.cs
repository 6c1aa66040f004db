using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>How well a column's values suit a role that its name claims: 0 (impossible) to 1.</summary>
internal static class RoleFit
{
    /// <summary>A name that is certain keeps its role with this even where the values cannot be read, so that the person is told.</summary>
    private const double Unreadable = 0.45;

    /// <summary>The fit of a column to a role.</summary>
    public static double Of(ColumnRole role, ColumnProfile column)
    {
        if (column.Filled == 0)
        {
            return 0;
        }
        return role switch
        {
            Customer => IsDate(column) ? 0.1 : IsFraction(column) ? 0.1 : 1,
            Timestamp or Signup => DateFit(column, role),
            Order => IsFraction(column) || IsDate(column) ? 0.1 : IsSmallCount(column) ? 0.2 : 1,
            Product => IsFraction(column) ? 0.2 : IsDate(column) ? 0.1 : 1,
            ProductName => IsNumeric(column) ? 0.25 : 1,
            Category => IsFraction(column) ? 0.1 : IsNumeric(column) ? 0.6 : column.Distinct > 2000 ? 0.5 : 1,
            Price => NumberFit(column, role),
            Quantity => IsFraction(column) ? 0.7 * NumberFit(column, role) : NumberFit(column, role),
            Total => IsSmallCount(column) && MaxOf(column) <= 30 ? 0.45 : NumberFit(column, role),
            Country or Region or City => IsDate(column) || IsFraction(column) ? 0 : IsNumeric(column) ? 0.4 : 1,
            Gender => column.Distinct > 12 ? 0.1 : ShareOf(column, KnownValues.IsGender) >= 0.5 ? 1 : 0.6,
            Age => IsNumeric(column) ? (MaxOf(column) <= 150 ? 1 : 0.7) : 0.1,
            AgeGroup => IsFraction(column) ? 0.1 : column.Distinct > 150 ? 0.2 : 1,
            Profession => IsNumeric(column) ? 0.5 : 1,
            MaritalStatus => column.Distinct > 20 ? 0.2 : 1,
            _ => 0,
        };
    }

    /// <summary>Whether nearly all values are numbers.</summary>
    public static bool IsNumeric(ColumnProfile column) => column.NumberShare >= 0.9;

    /// <summary>Whether nearly all values are dates, and not just numbers that could be some.</summary>
    public static bool IsDate(ColumnProfile column) => column.DateShare >= 0.8 && (!IsNumeric(column) || HasDateDigits(column));

    /// <summary>Whether the values are numbers with decimals that matter.</summary>
    public static bool IsFraction(ColumnProfile column)
    {
        if (!IsNumeric(column))
        {
            return false;
        }
        var tally = column.NumberEvidence.With(SignOf(column));
        return tally.Numbers > 0 && tally.Whole < 0.98 * tally.Numbers;
    }

    /// <summary>Whether the values are few different whole numbers: a count, not an id.</summary>
    public static bool IsSmallCount(ColumnProfile column) =>
        IsNumeric(column) && !IsFraction(column) && column.LeadingZeros < column.Filled / 10
        && column.Distinct <= 1000 && column.Distinct < 0.2 * column.Filled && MaxOf(column) < 100_000;

    /// <summary>Whether digits without any separator make dates (<c>20180131</c>, <c>2018013115</c>).</summary>
    public static bool HasDateDigits(ColumnProfile column) =>
        column.DateEvidence.Partition is [{ Format: var format }, ..] && format.StartsWith("yyyyMMdd", StringComparison.Ordinal);

    /// <summary>Share of the column's values that are of a kind; 0 where there are too many different ones to know.</summary>
    public static double ShareOf(ColumnProfile column, Func<string, bool> isOfKind)
    {
        if (column.Listed is not { Count: > 0 } values)
        {
            return 0;
        }
        var matching = 0L;
        for (var i = 0; i < values.Count; i++)
        {
            matching += isOfKind(values[i]) ? column.ListedCounts[i] : 0;
        }
        return (double)matching / column.Filled;
    }

    /// <summary>The largest number.</summary>
    public static double MaxOf(ColumnProfile column) => column.NumberEvidence.With(SignOf(column)).Max / 10_000.0;

    private static char SignOf(ColumnProfile column) => column.NumberEvidence.DecimalSign ?? '.';

    private static double DateFit(ColumnProfile column, ColumnRole role) => column.DateShare switch
    {
        >= 0.8 => 1,
        >= 0.3 => 0.7,
        _ when IsNumeric(column) => 0.1,
        _ => column.NameStrength(role) >= 0.85 ? Unreadable : 0,
    };

    private static double NumberFit(ColumnProfile column, ColumnRole role) => column.NumberShare switch
    {
        _ when IsDate(column) => 0.05,
        >= 0.9 => 1,
        >= 0.5 => 0.8,
        _ => column.NameStrength(role) >= 0.85 ? Unreadable : 0,
    };
}
