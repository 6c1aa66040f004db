using System.Globalization;

namespace TechMart.Tables;

/// <summary>
/// What a person types above a column. Text and dates: a part of what the cell shows, whatever the case and accents. Numbers, in
/// the reader's own notation: <c>250</c>, <c>&gt;250</c>, <c>&lt;=250</c> or <c>100..250</c>; percentages as they are shown.
/// </summary>
public sealed class ColumnFilter
{
    private readonly Func<object, bool> _matches;

    private ColumnFilter(Func<object, bool> matches) => _matches = matches;

    /// <summary>Whether a cell passes; a missing value never does.</summary>
    public bool Matches(object? value) => value is not null && _matches(value);

    /// <summary>Reads a filter; null where the text says nothing that fits the column.</summary>
    public static ColumnFilter? Parse(TableColumn column, string text, CultureInfo culture)
    {
        text = text.Trim();
        if (text.Length == 0)
        {
            return null;
        }
        if (!column.IsNumeric)
        {
            return new ColumnFilter(value => culture.CompareInfo.IndexOf(
                Shown(value, culture), text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
        }
        var unit = column.Kind is CellKind.Percent or CellKind.Change ? 100m : 1m;
        return ParseRange(text, culture) is { } range
            ? new ColumnFilter(value => range.Contains(Convert.ToDecimal(value, CultureInfo.InvariantCulture) * unit))
            : null;
    }

    private static string Shown(object value, CultureInfo culture) => value switch
    {
        DateOnly day => day.ToString("D", culture) + " " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("F", culture) + " " + moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, culture) ?? "",
    };

    private static Range? ParseRange(string text, CultureInfo culture)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            return Read(text[..dots], culture) is { } low && Read(text[(dots + 2)..], culture) is { } high
                ? new Range(low, true, high, true)
                : null;
        }
        var sign = text.Length - text.TrimStart('<', '>', '=', '≤', '≥').Length;
        if (Read(text[sign..], culture) is not { } limit)
        {
            return null;
        }
        return text[..sign] switch
        {
            "" or "=" => new Range(limit, true, limit, true),
            ">" => new Range(limit, false, null, false),
            ">=" or "≥" => new Range(limit, true, null, false),
            "<" => new Range(null, false, limit, false),
            "<=" or "≤" => new Range(null, false, limit, true),
            _ => null,
        };
    }

    private static decimal? Read(string text, CultureInfo culture) =>
        decimal.TryParse(text.Replace(culture.NumberFormat.PercentSymbol, "", StringComparison.Ordinal).Trim(), NumberStyles.Number, culture, out var number)
            ? number : null;

    private sealed record Range(decimal? Low, bool LowIncluded, decimal? High, bool HighIncluded)
    {
        public bool Contains(decimal value) =>
            (Low is not { } low || value > low || (LowIncluded && value == low))
            && (High is not { } high || value < high || (HighIncluded && value == high));
    }
}
