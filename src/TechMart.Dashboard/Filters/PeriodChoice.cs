using System.Globalization;

namespace TechMart.Dashboard.Filters;

/// <summary>Ways to choose a period. All but <see cref="Custom"/> are relative to the last day of the data, not to today.</summary>
public enum PeriodPreset
{
    /// <summary>All of the data.</summary>
    All,

    /// <summary>The last 7 days.</summary>
    Last7Days,

    /// <summary>The last 30 days.</summary>
    Last30Days,

    /// <summary>The last 90 days.</summary>
    Last90Days,

    /// <summary>The last 12 months to the day.</summary>
    Last12Months,

    /// <summary>The month of the last day, up to that day.</summary>
    ThisMonth,

    /// <summary>The calendar month before.</summary>
    LastMonth,

    /// <summary>The quarter of the last day, up to that day.</summary>
    ThisQuarter,

    /// <summary>The calendar quarter before.</summary>
    LastQuarter,

    /// <summary>The year of the last day, up to that day.</summary>
    ThisYear,

    /// <summary>The calendar year before.</summary>
    LastYear,

    /// <summary>Two given days.</summary>
    Custom,
}

/// <summary>A choice of period as an address writes it: a preset's name, or <c>2011-03-01..2011-05-31</c>.</summary>
/// <param name="Preset">The way of choosing.</param>
/// <param name="From">First day of a custom period; null = from the start.</param>
/// <param name="To">Last day of a custom period, inclusive; null = to the end.</param>
public readonly record struct PeriodChoice(PeriodPreset Preset, DateOnly? From = null, DateOnly? To = null)
{
    private const string Separator = "..";

    /// <summary>A custom period.</summary>
    public static PeriodChoice Between(DateOnly? from, DateOnly? to) => new(PeriodPreset.Custom, from, to);

    /// <summary>The days that are meant, given the data's last day; null = no limit on that side.</summary>
    public (DateOnly? From, DateOnly? To) Days(DateOnly? lastDay)
    {
        if (Preset == PeriodPreset.Custom)
        {
            return (From, To);
        }
        if (Preset == PeriodPreset.All || lastDay is not { } last)
        {
            return (null, null);
        }
        var month = new DateOnly(last.Year, last.Month, 1);
        var quarter = new DateOnly(last.Year, ((last.Month - 1) / 3 * 3) + 1, 1);
        var year = new DateOnly(last.Year, 1, 1);
        return Preset switch
        {
            PeriodPreset.Last7Days => (last.AddDays(-6), last),
            PeriodPreset.Last30Days => (last.AddDays(-29), last),
            PeriodPreset.Last90Days => (last.AddDays(-89), last),
            PeriodPreset.Last12Months => (last.AddYears(-1).AddDays(1), last),
            PeriodPreset.ThisMonth => (month, last),
            PeriodPreset.LastMonth => (month.AddMonths(-1), month.AddDays(-1)),
            PeriodPreset.ThisQuarter => (quarter, last),
            PeriodPreset.LastQuarter => (quarter.AddMonths(-3), quarter.AddDays(-1)),
            PeriodPreset.ThisYear => (year, last),
            PeriodPreset.LastYear => (year.AddYears(-1), year.AddDays(-1)),
            _ => throw new InvalidOperationException($"No days for {Preset}."),
        };
    }

    /// <summary>The choice as an address writes it; empty for all of the data.</summary>
    public override string ToString() => Preset switch
    {
        PeriodPreset.All => "",
        PeriodPreset.Custom => WriteDays(From, To),
#pragma warning disable CA1308 // Addresses are written in lower case.
        _ => Preset.ToString().ToLowerInvariant(),
#pragma warning restore CA1308
    };

    /// <summary>Reads what <see cref="ToString"/> writes; anything else is all of the data.</summary>
    public static PeriodChoice Parse(string? text)
    {
        if (TryReadDays(text, out var from, out var to))
        {
            return Between(from, to);
        }
        return Enum.TryParse<PeriodPreset>(text, ignoreCase: true, out var preset)
            && preset != PeriodPreset.Custom && Enum.IsDefined(preset) && !char.IsAsciiDigit(text![0])
            ? new PeriodChoice(preset)
            : default;
    }

    internal static string WriteDays(DateOnly? from, DateOnly? to) => $"{Write(from)}{Separator}{Write(to)}";

    /// <summary>Reads <c>from..to</c>; either side, not both, may be empty.</summary>
    internal static bool TryReadDays(string? text, out DateOnly? from, out DateOnly? to)
    {
        (from, to) = (null, null);
        var at = text?.IndexOf(Separator, StringComparison.Ordinal) ?? -1;
        if (at < 0 || !TryRead(text![..at], out from) || !TryRead(text[(at + Separator.Length)..], out to))
        {
            return false;
        }
        return (from ?? to) is not null && !(from > to);
    }

    private static string Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static bool TryRead(string text, out DateOnly? day)
    {
        day = null;
        if (text.Length == 0)
        {
            return true;
        }
        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = read ? value : null;
        return read;
    }
}
