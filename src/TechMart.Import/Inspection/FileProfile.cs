using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>All that one pass over a file has found out: what roles, formats and relations are decided from, again and again.</summary>
internal sealed class FileProfile
{
    /// <summary>The dialect that a person asked for, by which the file was read.</summary>
    public required (string? Encoding, char? Delimiter, bool? HasHeader) Asked { get; init; }

    /// <summary>How the bytes are read.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>How sure the encoding is.</summary>
    public required double EncodingConfidence { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Rows below the header.</summary>
    public required long Rows { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<ColumnProfile> Columns { get; init; }

    /// <summary>Names that occur more than once in the header.</summary>
    public required IReadOnlyList<string> DuplicateNames { get; init; }

    /// <summary>The first rows, decoded.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Preview { get; init; }

    /// <summary>Rows spread over the file.</summary>
    public required RowSample Sample { get; init; }

    /// <summary>Whether there is a value anywhere below the header.</summary>
    public bool HasValues => Columns.Any(column => column.Filled > 0);

    /// <summary>Encoding of the fields' bytes.</summary>
    public string FieldEncoding => TextEncodings.OfFields(Dialect.Encoding);
}
