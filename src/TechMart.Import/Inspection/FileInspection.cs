using TechMart.Import.Reading;

namespace TechMart.Import.Inspection;

/// <summary>What was found out about a file before importing it: shown to the person, changed by them, and turned into an <see cref="ImportPlan"/>.</summary>
public sealed record FileInspection
{
    /// <summary>The file's name.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes on disk.</summary>
    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the decompressed content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>How the bytes are read.</summary>
    public required Dialect Dialect { get; init; }

    /// <summary>How sure the encoding is, 0 to 1.</summary>
    public required double EncodingConfidence { get; init; }

    /// <summary>Records below the header, empty lines included.</summary>
    public required long Rows { get; init; }

    /// <summary>The columns in the file's order.</summary>
    public required IReadOnlyList<ColumnInspection> Columns { get; init; }

    /// <summary>The first records (at most 100), decoded.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Preview { get; init; }

    /// <summary>What to do with the file: complete where <see cref="Problems"/> holds nothing blocking.</summary>
    public required ImportPlan Plan { get; init; }

    /// <summary>What is wrong or worth knowing, blocking ones first.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>What the pass over the file found out, kept so that decisions can be taken again without reading.</summary>
    internal FileProfile? Profile { get; init; }

    /// <summary>Whether the plan can be carried out as it is.</summary>
    public bool CanImport => !Problems.Any(problem => problem.Blocking);
}

/// <summary>What was found out about one column.</summary>
public sealed record ColumnInspection
{
    /// <summary>Position from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Name as in the header (numbered where it occurs twice), or the number from 1 without a header.</summary>
    public required string Name { get; init; }

    /// <summary>Proposed (or chosen) role.</summary>
    public required ColumnRole Role { get; init; }

    /// <summary>How sure the role is, 0 to 1; 1 where a person chose it.</summary>
    public required double Confidence { get; init; }

    /// <summary>Name of a custom attribute.</summary>
    public string? AttributeName { get; init; }

    /// <summary>Values that are empty.</summary>
    public required long Empty { get; init; }

    /// <summary>Values that are numbers, whatever the decimal sign.</summary>
    public required long Numbers { get; init; }

    /// <summary>Values that are dates in some format.</summary>
    public required long Dates { get; init; }

    /// <summary>Distinct values: exact up to a bound, then an estimate.</summary>
    public required long Distinct { get; init; }

    /// <summary>Date formats that fit all (non-empty) values, best first; several mean that a person must choose.</summary>
    public required IReadOnlyList<string> DateFormats { get; init; }

    /// <summary>A few different values.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}

/// <summary>How total, price and quantity of a line hang together.</summary>
public enum TotalRelation
{
    /// <summary>The file has only totals.</summary>
    TotalOnly,

    /// <summary>The file has only price and quantity: total = price × quantity.</summary>
    PriceTimesQuantity,

    /// <summary>All three are given and total = price × quantity (up to rounding).</summary>
    TotalIsProduct,

    /// <summary>All three are given and the price is already the line's total.</summary>
    PriceIsTotal,

    /// <summary>All three are given and the total is less than price × quantity: discounted, or the price is a list price. The paid total counts.</summary>
    TotalIsDiscounted,

    /// <summary>All three are given and total = price × quantity, but prices stop at a cap, and where they do the total is more. The paid total counts.</summary>
    PriceIsCapped,

    /// <summary>All three are given and none of this holds. The paid total counts.</summary>
    TotalUnrelated,
}

/// <summary>The evidence for a <see cref="TotalRelation"/>.</summary>
/// <param name="Relation">The relation chosen.</param>
/// <param name="Checked">Lines looked at.</param>
/// <param name="Agreeing">Lines on which it holds.</param>
public sealed record TotalEvidence(TotalRelation Relation, long Checked, long Agreeing);
