using System.Diagnostics.CodeAnalysis;

namespace TechMart.Import.Values;

/// <summary>
/// Reads dates written in one format, fast and without making strings. Immutable; may be shared between threads.
/// </summary>
/// <remarks>
/// The pattern is that of .NET's custom formats: <c>yyyy yy M MM MMM MMMM d dd ddd dddd H HH h hh m mm s ss f… F… t tt K zzz</c>,
/// everything else literally, text in apostrophes too. One or two letters accept both the padded and the unpadded number
/// (except where digits touch, as in <c>yyyyMMdd</c>); <c>MMM</c> and <c>MMMM</c> both accept short and full English,
/// German, French, Spanish and Russian names. Added to that: a part in brackets may be missing
/// (<c>yyyy-MM-dd[ HH:mm[:ss]]</c>), and the names <c>unix-seconds</c>, <c>unix-milliseconds</c>, <c>excel-days</c>.
/// Without <c>tt</c>, <c>h</c> is the same as <c>H</c>. Two-digit years 00–68 are 2000–2068, the others 1969–1999.
/// </remarks>
public sealed class DateFormat
{
    /// <summary>Name of the format of whole seconds since 1970.</summary>
    internal const string UnixSeconds = "unix-seconds";

    /// <summary>Name of the format of whole milliseconds since 1970.</summary>
    internal const string UnixMilliseconds = "unix-milliseconds";

    /// <summary>Name of the format of days as Excel counts them, with a fraction for the time of day.</summary>
    internal const string ExcelDays = "excel-days";

    private readonly DatePattern? _pattern;

    private DateFormat(string text, DatePattern? pattern)
    {
        Pattern = text;
        _pattern = pattern;
    }

    /// <summary>The pattern that it was made from.</summary>
    public string Pattern { get; }

    /// <summary>Whether a value may have a time of day.</summary>
    public bool HasTime => _pattern?.HasTime ?? true;

    /// <summary>Whether a value may have an offset from UTC (<c>Z</c>, <c>+02:00</c>); Unix times always have.</summary>
    public bool HasOffset => _pattern?.HasOffset ?? Pattern != ExcelDays;

    /// <summary>Makes a format from its pattern; false where the pattern is none (no year, no month, an unknown letter, a part given twice).</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="format">The format.</param>
    /// <param name="encoding">Encoding of the bytes, as in <see cref="NumberFormat(char, string)"/>; matters to month names.</param>
    public static bool TryCreate(string pattern, [NotNullWhen(true)] out DateFormat? format, string encoding = "utf-8")
    {
        if (pattern is UnixSeconds or UnixMilliseconds or ExcelDays)
        {
            format = new DateFormat(pattern, pattern: null);
            return true;
        }
        format = DatePattern.TryCompile(pattern, encoding) is { } compiled ? new DateFormat(pattern, compiled) : null;
        return format is not null;
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">A field's bytes; blanks around it are skipped.</param>
    /// <param name="seconds">Seconds since 1970-01-01T00:00:00 as written, without regard to an offset; 0 where the status is not <see cref="DateStatus.Date"/>.</param>
    public DateStatus Parse(ReadOnlySpan<byte> text, out uint seconds) => Parse(text, out seconds, out _);

    /// <summary>Reads a date with its offset from UTC.</summary>
    /// <param name="text">A field's bytes; blanks around it are skipped.</param>
    /// <param name="seconds">Seconds since 1970-01-01T00:00:00 as written (subtract the offset to get UTC); 0 where the status is not <see cref="DateStatus.Date"/>.</param>
    /// <param name="offsetMinutes">Minutes that the value is ahead of UTC; null where it says nothing.</param>
    public DateStatus Parse(ReadOnlySpan<byte> text, out uint seconds, out int? offsetMinutes)
    {
        seconds = 0;
        offsetMinutes = null;
        text = text.Trim(" \t"u8);
        if (text.IsEmpty)
        {
            return DateStatus.Empty;
        }
        if (_pattern is null)
        {
            return ParseCount(text, out seconds, out offsetMinutes);
        }
        var parts = new CivilTime();
        if (!_pattern.Matches(text, ref parts))
        {
            return DateStatus.DoesNotFit;
        }
        var status = parts.ToSeconds(out seconds);
        offsetMinutes = status == DateStatus.Date ? parts.OffsetMinutes : null;
        return status;
    }

    private DateStatus ParseCount(ReadOnlySpan<byte> text, out uint seconds, out int? offsetMinutes)
    {
        seconds = 0;
        offsetMinutes = Pattern == ExcelDays ? null : 0;
        if (!EpochCount.TryParse(text, allowFraction: Pattern == ExcelDays, out var whole, out var fraction))
        {
            return DateStatus.DoesNotFit;
        }
        var total = Pattern switch
        {
            UnixSeconds => whole,
            UnixMilliseconds => whole / 1000,
            _ => EpochCount.ExcelToUnix(whole, fraction),
        };
        return CivilTime.ToSeconds(total, out seconds);
    }
}

/// <summary>What became of a text that should be a date.</summary>
public enum DateStatus
{
    /// <summary>It is a date.</summary>
    Date,

    /// <summary>There is nothing but blanks.</summary>
    Empty,

    /// <summary>It is not written in this format.</summary>
    DoesNotFit,

    /// <summary>It is written in this format, but there is no such day or time (30 February, 25:00).</summary>
    Impossible,

    /// <summary>It is a date before 1970.</summary>
    TooEarly,

    /// <summary>It is a date after 2106-02-07, the last that can be kept.</summary>
    TooLate,
}
