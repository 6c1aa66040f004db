using TechMart.Analytics.Sales;
using TechMart.Import.Inspection;

namespace TechMart.Import.Cleaning;

/// <summary>Compares the accepted lines of a file with what the data set held before it.</summary>
internal static class Drift
{
    private const double UsualShare = 0.5;

    /// <summary>The report.</summary>
    /// <param name="before">The data set before the import.</param>
    /// <param name="now">The file's accepted lines.</param>
    /// <param name="vocabulary">Texts of both.</param>
    /// <param name="plan">How the file was read.</param>
    /// <param name="alreadyImported">Lines that the data set held already.</param>
    public static DriftReport Report(SalesTable before, LineProfile now, SalesVocabulary vocabulary, ImportPlan plan, long alreadyImported)
    {
        var earlier = new LineProfile();
        foreach (var block in before.ReadLines(vocabulary))
        {
            earlier.Add(block);
        }
        var hasTime = plan.IndexOf(ColumnRole.Timestamp) >= 0 && before.HasTime && now.LinesByDay.Count > 0;
        var (overlapFrom, overlapTo) = hasTime ? Overlap(before, now) : default;
        var known = before.Categories.ToHashSet(StringComparer.Ordinal);
        var inFile = now.LinesByCategory.ToDictionary(category => vocabulary.Categories[category.Key], category => category.Value, StringComparer.Ordinal);
        return new(
            [.. inFile.Where(category => !known.Contains(category.Key)).OrderByDescending(category => category.Value).ThenBy(category => category.Key, StringComparer.Ordinal)],
            plan.IndexOf(ColumnRole.Category) < 0 ? [] : [.. before.Categories.Where(category => !inFile.ContainsKey(category))],
            hasTime ? MissingDays(earlier, now) : [],
            earlier.MedianPrice,
            now.MedianPrice,
            hasTime ? earlier.LinesPerDay : null,
            hasTime ? now.LinesPerDay : null,
            overlapFrom,
            overlapTo,
            alreadyImported);
    }

    private static (DateOnly? From, DateOnly? To) Overlap(SalesTable before, LineProfile now)
    {
        var from = DayOf(now.LinesByDay.Keys.Min());
        var to = DayOf(now.LinesByDay.Keys.Max());
        from = before.FirstDay > from ? before.FirstDay.Value : from;
        to = before.LastDay < to ? before.LastDay.Value : to;
        return from <= to ? (from, to) : (null, null);
    }

    /// <summary>Days within the file's period without a line, of weekdays on which the shop sold on at least half of the earlier ones.</summary>
    private static List<DateOnly> MissingDays(LineProfile earlier, LineProfile now)
    {
        var usual = UsualWeekdays(earlier);
        var missing = new List<DateOnly>();
        for (var day = now.LinesByDay.Keys.Min(); day < now.LinesByDay.Keys.Max(); day++)
        {
            if (!now.LinesByDay.ContainsKey(day) && usual[(int)DayOf(day).DayOfWeek])
            {
                missing.Add(DayOf(day));
            }
        }
        return missing;
    }

    private static bool[] UsualWeekdays(LineProfile earlier)
    {
        var days = new int[7];
        var active = new int[7];
        for (var day = earlier.LinesByDay.Keys.Min(); day <= earlier.LinesByDay.Keys.Max(); day++)
        {
            var weekday = (int)DayOf(day).DayOfWeek;
            days[weekday]++;
            active[weekday] += earlier.LinesByDay.ContainsKey(day) ? 1 : 0;
        }
        return [.. days.Zip(active, (all, sold) => all > 0 && sold >= UsualShare * all)];
    }

    private static DateOnly DayOf(uint day) => DateOnly.FromDayNumber(DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber + (int)day);
}
