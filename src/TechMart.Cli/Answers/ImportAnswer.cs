using System.Text.Json;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>What an import did, or would do.</summary>
internal sealed record ImportAnswer(
    long RowsRead,
    long RowsAccepted,
    long RowsRejected,
    long Duplicates,
    long Removed,
    ImportTotals Totals,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<CleaningAnswer> Cleaning,
    IReadOnlyList<RejectAnswer> Rejects,
    IReadOnlyDictionary<string, string> Mapping,
    string Encoding,
    string Delimiter,
    bool HasHeader,
    string? DateFormat,
    string Decimal,
    TotalRelation TotalRelation,
    TotalEvidence TotalEvidence,
    IReadOnlyList<NoteAnswer> Notes,
    DriftReport? Drift,
    string? Dataset,
    long? ImportId)
{
    private const int RejectsShown = 100;
    private const string Removes = "removed";
    private const string Keeps = "kept";

    public static ImportAnswer Of(ImportReport report, ImportWords words, string? dataset = null, long? importId = null)
    {
        var plan = report.Plan;
        return new ImportAnswer(
            report.RowsRead, report.RowsAccepted, report.RowsRejected, report.Duplicates, report.Removed,
            new ImportTotals(report.GrossRevenue, report.Returns, report.Revenue, report.Units),
            report.From, report.To,
            report.Cleaning.Select(step => new CleaningAnswer(step.Rung, step.Rows, step.Amount, step.Removed ? Removes : Keeps, step.Left)).ToArray(),
            report.Rejects.Select(row => new RejectAnswer(row.Line, row.Column, row.Value, words.Reason(row.Reason), row.Reason)).ToArray(),
            plan.Mapping.Where(column => column.Role != ColumnRole.None).ToDictionary(RoleName, column => column.Column),
            plan.Dialect.Encoding, plan.Dialect.Delimiter.ToString(), plan.Dialect.HasHeader, plan.DateFormat, plan.Decimal.ToString(),
            plan.Total.Relation, plan.Total,
            report.Notes.Select(note => new NoteAnswer(note.Code, words.Problem(note))).ToArray(),
            report.Drift, dataset, importId);
    }

    /// <summary>Several imports together: what can be added is added; how files are read is told of the newest.</summary>
    /// <param name="answers">At least one, the newest first.</param>
    public static ImportAnswer Sum(IReadOnlyList<ImportAnswer> answers) => answers.Count == 1 ? answers[0] : answers[0] with
    {
        RowsRead = answers.Sum(answer => answer.RowsRead),
        RowsAccepted = answers.Sum(answer => answer.RowsAccepted),
        RowsRejected = answers.Sum(answer => answer.RowsRejected),
        Duplicates = answers.Sum(answer => answer.Duplicates),
        Removed = answers.Sum(answer => answer.Removed),
        Totals = new ImportTotals(
            answers.Sum(answer => answer.Totals.GrossRevenue), answers.Sum(answer => answer.Totals.Returns),
            answers.Sum(answer => answer.Totals.Revenue), answers.Sum(answer => answer.Totals.Units)),
        From = answers.Min(answer => answer.From),
        To = answers.Max(answer => answer.To),
        Cleaning = answers.SelectMany(answer => answer.Cleaning)
            .GroupBy(step => (step.Rule, step.Action))
            .OrderBy(steps => steps.Key.Rule)
            .Select(steps => new CleaningAnswer(steps.Key.Rule, steps.Sum(step => step.Rows), steps.Sum(step => step.Amount), steps.Key.Action, steps.Sum(step => step.Left)))
            .ToArray(),
        Rejects = answers.SelectMany(answer => answer.Rejects).Take(RejectsShown).ToArray(),
        Drift = null,
        ImportId = null,
    };

    public void Report(TextReport text, ImportWords words)
    {
        text.Facts(
            ("Encoding", Encoding),
            ("Delimiter", Delimiter switch { "\t" => text["Delimiter_tab"], " " => text["Delimiter_blanks"], _ => Delimiter }),
            ("DateFormat", DateFormat),
            ("Decimal", Decimal),
            ("Mapping", string.Join(", ", Mapping.Select(pair => $"{pair.Key}={pair.Value}"))),
            ("Total", words.Total(TotalEvidence)));
        text.Facts(
            ("RowsRead", RowsRead), ("RowsAccepted", RowsAccepted), ("RowsRejected", RowsRejected), ("Duplicates", Duplicates), ("Removed", Removed),
            ("GrossRevenue", Totals.GrossRevenue), ("Returns", Totals.Returns), ("Revenue", Totals.Revenue), ("Units", new Pieces(Totals.Units)),
            ("From", From), ("To", To));
        text.Table(
            text["Heading_Ladder"],
            ["Rule", "Rows", "Amount", "Action", "Left"],
            Cleaning.Select(step => (IReadOnlyList<object?>)[words.Rung(step.Rule), step.Rows, step.Amount, text[step.Action == Removes ? "Action_Removed" : "Action_Kept"], step.Left]));
        text.Table(
            text.Texts.Fill("Heading_Rejects", ("count", text.Number(Rejects.Count))),
            ["Line", "Column", "Value", "Reason"],
            Rejects.Select(row => (IReadOnlyList<object?>)[row.Line, row.Column, row.Value, row.Reason]));
    }

    /// <summary>A column's role by the name that <c>--map</c> takes.</summary>
    private static string RoleName(MappedColumn column) => column.Role == ColumnRole.Attribute
        ? $"attribute:{column.AttributeName}"
        : JsonNamingPolicy.CamelCase.ConvertName(column.Role.ToString());
}

/// <summary>Totals of the accepted rows.</summary>
internal sealed record ImportTotals(decimal GrossRevenue, decimal Returns, decimal Revenue, decimal Units);

/// <summary>What one rung of the ladder did.</summary>
internal sealed record CleaningAnswer(CleaningRung Rule, long Rows, decimal Amount, string Action, long Left);

/// <summary>A rejected row.</summary>
internal sealed record RejectAnswer(long Line, string? Column, string? Value, string Reason, RejectReason Code);

/// <summary>Something worth knowing.</summary>
internal sealed record NoteAnswer(ProblemCode Code, string Sentence);
