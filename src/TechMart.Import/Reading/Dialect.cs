namespace TechMart.Import.Reading;

/// <summary>How the bytes of a delimited file are to be read.</summary>
public sealed record Dialect
{
    /// <summary>Stands in <see cref="Delimiter"/> for "runs of blanks" (leading blanks are skipped).</summary>
    public const char Blanks = ' ';

    /// <summary>Name of the encoding: <c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>windows-1252</c>, <c>iso-8859-1</c>, <c>windows-1251</c>, <c>ibm437</c>, <c>ibm850</c>.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>Bytes of the byte order mark at the start of the file, 0 where there is none.</summary>
    public int ByteOrderMark { get; init; }

    /// <summary>Between fields: comma, semicolon, tab, pipe, or <see cref="Blanks"/>.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Around fields that hold a delimiter, a quote (doubled) or a line end; null where the file has no quoting.</summary>
    public char? Quote { get; init; } = '"';

    /// <summary>Whether the first record names the columns.</summary>
    public bool HasHeader { get; init; } = true;
}
