using static TechMart.Import.Inspection.ColumnRole;

namespace TechMart.Import.Inspection;

/// <summary>Decides the decimal sign, which is one for the whole file, and whether the columns of numbers hold numbers.</summary>
internal static class DecimalDecision
{
    /// <summary>The share of a column's values that must be numbers; below it is the wrong column or another kind of notation.</summary>
    private const double LeastNumbers = 0.5;

    private static readonly ColumnRole[] NumberRoles = [Price, Quantity, Total, Age];

    /// <summary>The decimal sign, and what speaks against it.</summary>
    public static (char Sign, IReadOnlyList<ImportProblem> Problems) Decide(RoleMap map, char? chosen)
    {
        var problems = new List<ImportProblem>();
        var columns = map.All.Where(role => NumberRoles.Contains(role.Role)).Select(role => role.Column).Distinct().ToList();
        var sign = chosen is '.' or ',' ? chosen.Value : Detect(columns, problems);
        if (chosen is { } other && other is not ('.' or ','))
        {
            problems.Add(ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", "decimal"), ("value", other.ToString())));
        }
        foreach (var column in columns)
        {
            var readable = column.NumberEvidence.With(sign).Numbers;
            var examined = column.NumberEvidence.Values - column.NumberEvidence.Empty;
            if (readable < LeastNumbers * examined && !problems.Any(problem => problem.Values.GetValueOrDefault("column") == column.Name))
            {
                var examples = column.NumberEvidence.OtherExamples is { Count: > 0 } others ? others : column.Examples;
                problems.Add(Problem(ProblemCode.NotNumbers, column, examples));
            }
        }
        return (sign, problems);
    }

    private static char Detect(List<ColumnProfile> columns, List<ImportProblem> problems)
    {
        var telling = columns.Where(IsTelling).ToList();
        var signs = telling.GroupBy(column => column.NumberEvidence.DecimalSign!.Value).OrderByDescending(group => group.Count()).ToList();
        var sign = signs.Count > 0 ? signs[0].Key : '.';

        // A column that cannot be told by itself follows the others of the file; one that contradicts itself follows nobody.
        foreach (var column in columns.Where(column => column.NumberEvidence.DecimalSign is null))
        {
            if (signs.Count == 0 || Unreadable(column, sign) > 0.05)
            {
                problems.Add(Problem(ProblemCode.AmbiguousDecimals, column, column.NumberEvidence.AmbiguousExamples));
            }
        }
        foreach (var column in signs.Skip(1).SelectMany(group => group))
        {
            problems.Add(Problem(ProblemCode.AmbiguousDecimals, column, column.Examples));
        }
        return sign;
    }

    /// <summary>Whether the column says anything about the sign: whole numbers without separators do not.</summary>
    private static bool IsTelling(ColumnProfile column) =>
        column.NumberEvidence.DecimalSign is not null && column.NumberEvidence.With('.') != column.NumberEvidence.With(',');

    private static double Unreadable(ColumnProfile column, char sign)
    {
        var evidence = column.NumberEvidence;
        return evidence.Numbers == 0 ? 0 : 1 - ((double)evidence.With(sign).Numbers / evidence.Numbers);
    }

    private static ImportProblem Problem(ProblemCode code, ColumnProfile column, IReadOnlyList<string> examples) =>
        ImportProblem.Of(code, blocking: true, ("column", column.Name), ("examples", string.Join(", ", examples)));
}
