using TechMart.Import.Inspection;

namespace TechMart.Import.Cleaning;

/// <summary>What is done to texts besides cleaning them.</summary>
internal static class TextRules
{
    /// <summary>
    /// The rule for a column of ids. Where at least nine in ten of the values are numbers, whole numbers that a program wrote
    /// as decimals lose their <c>.0</c> (<c>17850.0</c> → <c>17850</c>): statistics programs write ids so as soon as one is missing.
    /// </summary>
    public static TextRule? ForIds(FileInspection inspection, ColumnRole role)
    {
        var index = inspection.Plan.IndexOf(role);
        var column = inspection.Columns.FirstOrDefault(column => column.Index == index);
        return column is not null && column.Numbers > 0 && column.Numbers >= 0.9 * (inspection.Rows - column.Empty) ? WithoutDecimalZero : null;
    }

    /// <summary>Cuts <c>.0</c> or <c>,0</c> off digits.</summary>
    public static ReadOnlySpan<char> WithoutDecimalZero(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[^1] == '0' && text[^2] is '.' or ',' && !text[..^2].ContainsAnyExceptInRange('0', '9') ? text[..^2] : text;

    /// <summary>Full years of an age: what stands before a decimal sign; nothing where it is no number.</summary>
    public static ReadOnlySpan<char> FullYears(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits < 0 ? text : digits > 0 && text[digits] is '.' or ',' ? text[..digits] : [];
    }
}
