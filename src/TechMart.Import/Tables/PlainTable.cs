namespace TechMart.Import.Tables;

/// <summary>Columns of a plain table: rows of names, numbers and texts that are no sales, for models that are given their figures directly.</summary>
public sealed class PlainTable
{
    private readonly IReadOnlyList<PlainColumn> _columns;
    private readonly double[]?[] _numbers;
    private readonly string[]?[] _texts;
    private readonly long[] _lines;

    internal PlainTable(IReadOnlyList<PlainColumn> columns, double[]?[] numbers, string[]?[] texts, long[] lines)
    {
        (_columns, _numbers, _texts, _lines) = (columns, numbers, texts, lines);
    }

    /// <summary>SHA-256 of the file's content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Number of rows; blank lines are none.</summary>
    public int Rows => _lines.Length;

    /// <summary>The line of the file that a row begins on, counted from 1.</summary>
    public long Line(int row) => _lines[row];

    /// <summary>A column of numbers, by its place among the columns asked for; NaN where an empty field was allowed.</summary>
    /// <exception cref="InvalidOperationException">The column was asked for as text.</exception>
    public double[] Numbers(int column) => _numbers[column] ?? throw new InvalidOperationException($"{_columns[column].Name} was read as text.");

    /// <summary>A column of texts, by its place among the columns asked for; trimmed.</summary>
    /// <exception cref="InvalidOperationException">The column was asked for as numbers.</exception>
    public string[] Texts(int column) => _texts[column] ?? throw new InvalidOperationException($"{_columns[column].Name} was read as numbers.");
}

/// <summary>A column to read.</summary>
/// <param name="Name">Its name in the header, or its number from 1 where there is no header.</param>
/// <param name="Kind">What it holds.</param>
public sealed record PlainColumn(string Name, PlainColumnKind Kind = PlainColumnKind.Number);

/// <summary>What a column of a plain table holds.</summary>
public enum PlainColumnKind
{
    /// <summary>A number in every row; anything else is refused.</summary>
    Number,

    /// <summary>A number or nothing.</summary>
    NumberOrEmpty,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>How a plain table is read; what is null is detected.</summary>
public sealed record PlainTableSettings
{
    /// <summary>Name of the encoding.</summary>
    public string? Encoding { get; init; }

    /// <summary>Between fields.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Whether the first row names the columns; null = it does, unless all columns are asked for by number and the first row looks like
    /// data.</summary>
    public bool? HasHeader { get; init; }

    /// <summary>The decimal sign, <c>.</c> or <c>,</c>.</summary>
    public char Decimal { get; init; } = '.';
}
