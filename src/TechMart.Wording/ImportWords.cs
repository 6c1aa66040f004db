using System.Globalization;
using TechMart.Analytics.Sales;
using TechMart.Import;
using TechMart.Import.Cleaning;
using TechMart.Import.Inspection;
using TechMart.Store;
using TechMart.Store.Imports;
using TechMart.Wording.Resources;

namespace TechMart.Wording;

/// <summary>Who reads the words: what to do is said differently on a page and on the command line.</summary>
public enum Surface
{
    /// <summary>A page in the browser.</summary>
    Page,

    /// <summary>The command line: hints name its options.</summary>
    CommandLine,
}

/// <summary>Makes the sentences about files, imports and the store, for page and command line alike.</summary>
/// <param name="culture">The culture of numbers and dates.</param>
/// <param name="surface">Where the sentences are read.</param>
/// <param name="language">The language of the sentences; null = that of the culture.</param>
public sealed class ImportWords(CultureInfo culture, Surface surface = Surface.Page, CultureInfo? language = null)
{
    private const int NamesShown = 5;

    private readonly Texts _texts = new(typeof(ImportTexts), language ?? culture);

    /// <summary>The culture of numbers and dates.</summary>
    public CultureInfo Culture { get; } = culture;

    /// <summary>What is wrong, in one sentence.</summary>
    public string Problem(ImportProblem problem) =>
        Texts.Replace(_texts[$"Problem_{problem.Code}"], problem.Values.Select(value => (value.Key, Readable(problem.Code, value.Key, value.Value))));

    /// <summary>What to do about it.</summary>
    public string Hint(ImportProblem problem) => Hint("Cli", "Problem", problem.Code.ToString());

    /// <summary>What is wrong and what to do about it.</summary>
    public string ProblemAndHint(ImportProblem problem) => $"{Problem(problem)} {Hint(problem)}";

    /// <summary>Why a row was rejected.</summary>
    public string Reason(RejectReason reason) => _texts[$"Reject_{reason}"];

    /// <summary>How to mend such a row.</summary>
    public string Hint(RejectReason reason) => _texts[$"RejectHint_{reason}"];

    /// <summary>Why a row was rejected, with its line and, where one is at fault, column and value.</summary>
    public string Rejected(RejectedRow row) => row.Column is null
        ? _texts.Fill("RejectedAt", ("line", Number(row.Line)), ("reason", Reason(row.Reason)))
        : _texts.Fill("RejectedAtColumn", ("line", Number(row.Line)), ("column", row.Column), ("value", row.Value ?? ""), ("reason", Reason(row.Reason)));

    /// <summary>A rung of the cleaning ladder in short.</summary>
    public string Rung(CleaningRung rung) => _texts[$"Rung_{rung}"];

    /// <summary>What a rung concerns and what it does.</summary>
    public string Help(CleaningRung rung) => _texts[$"RungHelp_{rung}"];

    /// <summary>What a rung did to a file, as a sentence.</summary>
    public string Step(CleaningStep step) => step.Rows == 0
        ? _texts.Fill("StepNone", ("rung", Rung(step.Rung)))
        : _texts.Count(
            step.Removed ? "StepRemoved" : "StepKept",
            step.Rows,
            ("rung", Rung(step.Rung)),
            ("rows", Number(step.Rows)),
            ("amount", Amount(step.Amount)),
            ("left", Number(step.Left)));

    /// <summary>How total, price and quantity hang together, with the evidence for it.</summary>
    public string Total(TotalEvidence evidence) => _texts.Fill(
        $"Total_{evidence.Relation}",
        ("agreeing", Number(evidence.Agreeing)),
        ("checked", Number(evidence.Checked)),
        ("share", evidence.Checked == 0 ? "–" : ((double)evidence.Agreeing / evidence.Checked).ToString("P1", Culture)));

    /// <summary>How a file differs from the data before it: a sentence for each thing worth knowing, or one that says that there is none.</summary>
    public IReadOnlyList<string> Drift(DriftReport drift)
    {
        var sentences = new List<string>();
        if (drift.OverlapFrom is { } from && drift.OverlapTo is { } to)
        {
            sentences.Add(_texts.Fill("Drift_Overlap", ("from", Day(from)), ("to", Day(to))));
        }
        if (drift.AlreadyImported > 0)
        {
            sentences.Add(_texts.Count("Drift_Already", drift.AlreadyImported, ("count", Number(drift.AlreadyImported))));
        }
        AddList(sentences, "Drift_New", "names", [.. drift.NewCategories.Select(category => $"{category.Key} ({Number(category.Value)})")]);
        AddList(sentences, "Drift_Vanished", "names", drift.VanishedCategories);
        AddList(sentences, "Drift_MissingDays", "days", [.. drift.MissingDays.Select(Day)]);
        if (drift.MedianPriceBefore is { } priceBefore && drift.MedianPriceNow is { } priceNow && priceBefore > 0 && priceNow != priceBefore)
        {
            AddChange(sentences, "Drift_Price", Amount(priceBefore), Amount(priceNow), (double)(priceNow / priceBefore) - 1);
        }
        if (drift.LinesPerDayBefore is { } linesBefore && drift.LinesPerDayNow is { } linesNow && linesBefore > 0)
        {
            AddChange(sentences, "Drift_Volume", linesBefore.ToString("N1", Culture), linesNow.ToString("N1", Culture), (linesNow / linesBefore) - 1);
        }
        return sentences.Count > 0 ? sentences : [_texts["Drift_None"]];
    }

    /// <summary>What the store refuses, in one sentence.</summary>
    public string Problem(StoreProblem problem, string? subject) => _texts.Fill($"Store_{problem}", ("subject", subject ?? ""));

    /// <summary>What to do about it.</summary>
    public string Hint(StoreProblem problem) => Hint("CliStore", "Store", problem.ToString());

    /// <summary>What the store refuses and what to do about it.</summary>
    public string ProblemAndHint(StoreException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var sentence = problem.Person is { } person && _texts.Find($"Store_{problem.Problem}_by") is not null
            ? _texts.Fill($"Store_{problem.Problem}_by", ("subject", problem.Subject ?? ""), ("person", person))
            : Problem(problem.Problem, problem.Subject);
        return $"{sentence} {Hint(problem.Problem)}";
    }

    /// <summary>What a column means.</summary>
    public string Role(ColumnRole role) => _texts[$"Role_{role}"];

    /// <summary>What a file holds.</summary>
    public string Kind(FileKind kind) => _texts[$"Kind_{kind}"];

    /// <summary>How an import stands, in a word.</summary>
    public string State(ImportState state) => _texts[$"State_{state}"];

    /// <summary>What that state means.</summary>
    public string Help(ImportState state) => _texts[$"StateHelp_{state}"];

    /// <summary>How far a job is, in a word.</summary>
    public string Stage(ImportStage stage) => _texts[$"Stage_{stage}"];

    /// <summary>What counts as one order.</summary>
    public string Rule(OrderRule rule) => _texts[$"OrderRule_{rule}"];

    /// <summary>A size on disk with its unit.</summary>
    public string Size(long bytes)
    {
        var (divisor, unit) = bytes switch { < 1000 => (1d, "B"), < 1_000_000 => (1e3, "kB"), < 1_000_000_000 => (1e6, "MB"), _ => (1e9, "GB") };
        return string.Format(Culture, _texts[$"Size_{unit}"], bytes / divisor);
    }

    private string Number(long value) => value.ToString("N0", Culture);

    private string Amount(decimal value) => value.ToString("N2", Culture);

    private string Day(DateOnly day) => DayText.Of(day, Culture);

    private string Hint(string commandLinePrefix, string pagePrefix, string name) =>
        (surface == Surface.CommandLine ? _texts.Find($"{commandLinePrefix}Hint_{name}") : null) ?? _texts[$"{pagePrefix}Hint_{name}"];

    private void AddList(List<string> sentences, string key, string place, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }
        var shown = string.Join(", ", names.Take(NamesShown));
        if (names.Count > NamesShown)
        {
            shown = _texts.Fill("NamesAndMore", ("names", shown), ("more", Number(names.Count - NamesShown)));
        }
        sentences.Add(_texts.Count(key, names.Count, ("count", Number(names.Count)), (place, shown)));
    }

    private void AddChange(List<string> sentences, string key, string before, string now, double change) =>
        sentences.Add(_texts.Fill(key, ("before", before), ("now", now), ("change", (change > 0 ? Culture.NumberFormat.PositiveSign : "") + change.ToString("P1", Culture))));

    /// <summary>Problems carry their values as a program writes them; a person reads names, sizes and dates.</summary>
    private string Readable(ProblemCode code, string name, string value) => (code, name) switch
    {
        (ProblemCode.MissingRole, "missing") => string.Join(", ", value.Split([',', ';', '|', ' '], StringSplitOptions.RemoveEmptyEntries).Select(RoleOrText)),
        (_, "role") => RoleOrText(value),
        (ProblemCode.TooLarge or ProblemCode.RecordTooLong, "limit") when long.TryParse(value, CultureInfo.InvariantCulture, out var bytes) => Size(bytes),
        (_, "line" or "columns" or "limit" or "rows" or "rejected" or "removed") when long.TryParse(value, CultureInfo.InvariantCulture, out var number) => Number(number),
        (_, "when") when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) => DayText.Of(DateOnly.FromDateTime(time), Culture),
        (ProblemCode.NotText, "kind") => _texts.Find($"FileType_{value}") ?? value,
        _ => value,
    };

    private string RoleOrText(string name) => Enum.TryParse<ColumnRole>(name, ignoreCase: true, out var role) ? Role(role) : name;
}
