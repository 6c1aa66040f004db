using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Import.Reading;

namespace TechMart.Dashboard.Tests.Data;

/// <summary>Builds what an inspection finds out, and reports, for tests of what is made of them.</summary>
internal static class Inspections
{
    public static ColumnInspection Column(
        int index, string name, ColumnRole role = ColumnRole.None, double confidence = 1, string? attribute = null, long empty = 0, IReadOnlyList<string>? formats = null, IReadOnlyList<string>? examples = null) => new()
        {
            Index = index,
            Name = name,
            Role = role,
            Confidence = confidence,
            AttributeName = attribute,
            Empty = empty,
            Numbers = 0,
            Dates = 0,
            Distinct = 0,
            DateFormats = formats ?? [],
            Examples = examples ?? [],
        };

    public static FileInspection Of(IReadOnlyList<ColumnInspection> columns, IReadOnlyList<IReadOnlyList<string>>? preview = null, long rows = 100, params ImportProblem[] problems) => new()
    {
        FileName = "sales.csv",
        Bytes = 1000,
        ContentHash = "00",
        Dialect = new Dialect(),
        EncodingConfidence = 1,
        Rows = rows,
        Columns = columns,
        Preview = preview ?? [],
        Plan = Plan,
        Problems = problems,
    };

    public static ImportPlan Plan { get; } = new()
    {
        Dialect = new Dialect(),
        Columns = [],
        Mapping = [],
        DateFormat = "dd/MM/yyyy",
        Total = new TotalEvidence(TotalRelation.TotalOnly, 0, 0),
    };

    public static ImportReport Report(long read, long accepted, long rejected, long duplicates, long removed, IReadOnlyList<CleaningStep>? steps = null) => new()
    {
        RowsRead = read,
        RowsAccepted = accepted,
        RowsRejected = rejected,
        Duplicates = duplicates,
        Removed = removed,
        Cleaning = steps ?? [],
        Rejects = [],
        GrossRevenue = 0,
        Returns = 0,
        Units = 0,
        Plan = Plan,
        Notes = [],
    };
}
