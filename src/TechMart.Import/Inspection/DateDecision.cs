using System.Globalization;
using TechMart.Import.Values;

namespace TechMart.Import.Inspection;

/// <summary>Decides the format of a column of dates by the evidence of the whole column, or says why it cannot.</summary>
internal sealed class DateDecision(FileProfile file)
{
    /// <summary>So large a share of the values may be no dates at all (words); they are left to the rejected rows. More may be another format.</summary>
    private const double Dirt = 0.05;

    /// <summary>So many values may be so in any file, for one word in a short file is no other format.</summary>
    private const int FewDirty = 2;

    private const int MaxExamples = 4;

    /// <summary>The format, or the problem that keeps it from being told.</summary>
    /// <param name="column">The column.</param>
    /// <param name="chosen">The format that a person chose.</param>
    /// <param name="usual">The format of an earlier file with the same columns.</param>
    public (string? Format, ImportProblem? Problem) Decide(ColumnProfile column, string? chosen, string? usual = null)
    {
        if (chosen is not null)
        {
            return Check(column, chosen);
        }
        var evidence = column.DateEvidence;
        var dirty = column.Filled - column.Dates - column.ImpossibleDates;
        var isClean = dirty <= Math.Max(Dirt * column.Filled, Math.Min(FewDirty, column.Dates - 1));
        return evidence.Formats switch
        {
            [] => (null, Mixed(column)),
            _ when !isClean => (null, Mixed(column)),
            [_, _, ..] when evidence.Undecided && usual is not null && Fit(column, usual) >= 1 - Dirt => (usual, null),
            [_, _, ..] when evidence.Undecided => (null, Ambiguous(column)),
            [var format, ..] => (format, null),
        };
    }

    /// <summary>Share of the sampled values that a format fits.</summary>
    public double Fit(ColumnProfile column, string pattern)
    {
        if (!DateFormat.TryCreate(pattern, out var format, file.FieldEncoding))
        {
            return 0;
        }
        var (values, fitting) = (0, 0);
        file.Sample.ForEach(column.Index, (_, _, value) =>
        {
            var status = format.Parse(value, out uint _);
            values += status == DateStatus.Empty ? 0 : 1;
            fitting += status is DateStatus.Date or DateStatus.TooEarly or DateStatus.TooLate ? 1 : 0;
        });
        return values == 0 ? 0 : (double)fitting / values;
    }

    private (string?, ImportProblem?) Check(ColumnProfile column, string chosen)
    {
        if (!DateFormat.TryCreate(chosen, out _, file.FieldEncoding))
        {
            return (null, ImportProblem.Of(ProblemCode.BadSetting, blocking: true, ("setting", "date-format"), ("value", chosen)));
        }
        return Fit(column, chosen) > 0
            ? (chosen, null)
            : (null, Problem(ProblemCode.WrongDateFormat, column, column.Examples.Take(MaxExamples), ("format", chosen)));
    }

    // The reading under which the rows are in order comes first: a hint for the person, not a decision.
    private ImportProblem Ambiguous(ColumnProfile column)
    {
        var formats = column.DateEvidence.Formats.OrderByDescending(format => Ascending(column, format));
        return Problem(ProblemCode.AmbiguousDates, column, column.DateEvidence.Examples.Take(MaxExamples), ("formats", string.Join(", ", formats)));
    }

    private ImportProblem Mixed(ColumnProfile column)
    {
        var examples = column.DateEvidence.Partition.Select(share => WithLine(column, share.Example) + " (" + share.Format + ")")
            .Concat(column.DateEvidence.OtherExamples.Select(example => WithLine(column, example)))
            .Take(2 * MaxExamples).ToList();
        return Problem(ProblemCode.MixedDates, column, examples.Count > 0 ? examples : column.Examples);
    }

    private string WithLine(ColumnProfile column, string example)
    {
        var bytes = Reading.TextEncodings.Get(file.FieldEncoding).GetBytes(example.Trim());
        var first = 0L;
        file.Sample.ForEach(column.Index, (_, line, value) => first = first == 0 && value.SequenceEqual(bytes) ? line : first);
        return first == 0 ? example : string.Create(CultureInfo.InvariantCulture, $"#{first}: {example}");
    }

    /// <summary>Share of the steps from row to row that do not go back in time.</summary>
    private double Ascending(ColumnProfile column, string pattern)
    {
        if (!DateFormat.TryCreate(pattern, out var format, file.FieldEncoding))
        {
            return 0;
        }
        var (previous, steps, forward) = (0u, 0, 0);
        file.Sample.ForEach(column.Index, (_, _, value) =>
        {
            if (format.Parse(value, out var seconds) == DateStatus.Date && seconds != previous)
            {
                steps++;
                forward += seconds > previous ? 1 : 0;
                previous = seconds;
            }
        });
        return steps == 0 ? 0 : (double)forward / steps;
    }

    private static ImportProblem Problem(ProblemCode code, ColumnProfile column, IEnumerable<string> examples, params (string, string)[] more) =>
        ImportProblem.Of(code, blocking: true, [("column", column.Name), ("examples", string.Join(", ", examples)), .. more]);
}
