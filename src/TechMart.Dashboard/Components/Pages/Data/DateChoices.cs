using System.Globalization;
using System.Text;
using TechMart.Import;
using TechMart.Import.Inspection;
using TechMart.Import.Values;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>A date format to choose, with what the column's first values mean in it.</summary>
/// <param name="Pattern">The format's pattern.</param>
/// <param name="Readings">Values as written and as read in this format; only those that fit.</param>
public sealed record DateChoice(string Pattern, IReadOnlyList<DateReading> Readings);

/// <summary>A value, and what it means.</summary>
/// <param name="Written">As the file writes it.</param>
/// <param name="Read">The moment.</param>
public sealed record DateReading(string Written, DateTime Read);

/// <summary>The date formats between which a person may choose, and the one that counts.</summary>
/// <param name="Choices">The formats that fit the column; for a column that follows no single one, common formats that read some of it.</param>
/// <param name="Chosen">The format of the plan; null while a person must choose.</param>
/// <param name="MustChoose">Whether nothing can be imported before a person chose.</param>
public sealed record DateChoices(IReadOnlyList<DateChoice> Choices, string? Chosen, bool MustChoose)
{
    private const int ReadingsShown = 2;

    private static readonly string[] CommonPatterns =
    [
        "yyyy-MM-dd[ HH:mm[:ss]]", "yyyy-MM-ddTHH:mm:ss", "dd/MM/yyyy[ HH:mm[:ss]]", "MM/dd/yyyy[ HH:mm[:ss]]", "dd.MM.yyyy[ HH:mm[:ss]]",
        "dd-MM-yyyy[ HH:mm[:ss]]", "dd/MM/yy[ HH:mm]", "MM/dd/yy[ HH:mm]", "dd-MMM-yy", "dd MMM yyyy", "yyyyMMdd", "yyyyMMddHH",
    ];

    /// <summary>The choices for the column of timestamps; null where there is none.</summary>
    public static DateChoices? For(FileInspection inspection)
    {
        var column = inspection.Columns.FirstOrDefault(column => column.Role == ColumnRole.Timestamp);
        if (column is null)
        {
            return null;
        }
        var values = inspection.Preview.Select(row => row.ElementAtOrDefault(column.Index)?.Trim() ?? "")
            .Concat(column.Examples)
            .Concat(inspection.Problems.Where(IsAboutDates).SelectMany(Examples))
            .Where(value => value.Length > 0)
            .Distinct()
            .ToList();
        var mustChoose = inspection.Problems.Any(problem => problem.Blocking && IsAboutDates(problem));
        var fitting = Telling(values, column.DateFormats);
        var choices = column.DateFormats.Count > 0
            ? fitting
            : CommonPatterns.Select(pattern => Read(pattern, values)).Where(choice => choice.Readings.Count > 0);
        return new DateChoices([.. choices], mustChoose ? null : inspection.Plan.DateFormat, mustChoose);
    }

    /// <summary>First the values by which the formats differ: they show what a choice means.</summary>
    private static IEnumerable<DateChoice> Telling(List<string> values, IReadOnlyList<string> patterns)
    {
        var formats = patterns.Select(pattern => DateFormat.TryCreate(pattern, out var format) ? format : null).OfType<DateFormat>().ToList();
        List<string> ordered = [.. values.OrderByDescending(value => formats.Select(format => Moment(format, value)).Distinct().Count() > 1)];
        return patterns.Select(pattern => Read(pattern, ordered));
    }

    private static DateTime? Moment(DateFormat format, string value) =>
        format.Parse(Encoding.UTF8.GetBytes(value), out var seconds) == DateStatus.Date ? DateTime.UnixEpoch.AddSeconds(seconds) : null;

    private static DateChoice Read(string pattern, IReadOnlyList<string> values)
    {
        if (!DateFormat.TryCreate(pattern, out var format))
        {
            return new DateChoice(pattern, []);
        }
        var readings = new List<DateReading>();
        foreach (var value in values)
        {
            if (Moment(format, value) is { } moment)
            {
                readings.Add(new DateReading(value, moment));
            }
            if (readings.Count == ReadingsShown)
            {
                break;
            }
        }
        return new DateChoice(pattern, readings);
    }

    private static bool IsAboutDates(ImportProblem problem) => ProblemPlaces.Of(problem.Code) == ProblemPlace.DateFormat;

    private static IEnumerable<string> Examples(ImportProblem problem) =>
        problem.Values.GetValueOrDefault("examples", "").Split([", ", "; "], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The moment as a person reads it without doubt: the month in words, and the time where there is one.</summary>
    public static string Say(DateReading reading, CultureInfo culture) =>
        reading.Read.ToString(reading.Read.TimeOfDay == TimeSpan.Zero ? "d MMMM yyyy" : "d MMMM yyyy, HH:mm", culture);
}
