using TechMart.Import.Inspection;

namespace TechMart.Dashboard.Components.Pages.Data;

/// <summary>How sure a proposed role is, as a word.</summary>
public enum Certainty
{
    /// <summary>A person said so.</summary>
    Chosen,

    /// <summary>Hardly to be doubted.</summary>
    Sure,

    /// <summary>Probably right.</summary>
    Likely,

    /// <summary>To be checked.</summary>
    Guess,

    /// <summary>The column is not used.</summary>
    Unused,
}

/// <summary>A column of the preview with what it was taken for.</summary>
/// <param name="Column">What was found out.</param>
/// <param name="Certainty">How sure that is, as a word.</param>
/// <param name="Filled">Share of rows with a value; null for a file without rows.</param>
public sealed record ColumnView(ColumnInspection Column, Certainty Certainty, double? Filled);

/// <summary>The preview: the columns and the first rows of a file.</summary>
/// <param name="Columns">Columns in the file's order.</param>
/// <param name="Rows">The first rows, each with as many fields as there are columns.</param>
/// <param name="FirstRowNumber">Number in the file of the first of them, counted from 1.</param>
public sealed record MappingView(IReadOnlyList<ColumnView> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int FirstRowNumber)
{
    private const double SureFrom = 0.9;
    private const double LikelyFrom = 0.6;
    private const int MostCells = 10_000;

    /// <summary>Roles in the order in which they are offered.</summary>
    public static IReadOnlyList<ColumnRole> Roles { get; } = Enum.GetValues<ColumnRole>();

    /// <summary>The preview of an inspected file.</summary>
    /// <param name="inspection">What was found out.</param>
    /// <param name="settings">What the person decided: their choices are certain.</param>
    public static MappingView Of(FileInspection inspection, InspectionSettings settings)
    {
        var chosen = settings.Roles.Values.Where(column => column.Length > 0).ToHashSet(StringComparer.Ordinal);
        var columns = inspection.Columns.Select(column => new ColumnView(
            column,
            CertaintyOf(column, chosen.Contains(column.Name)),
            inspection.Rows == 0 ? null : 1 - ((double)column.Empty / inspection.Rows)));
        var rows = inspection.Preview.Take(MostCells / Math.Max(1, inspection.Columns.Count)).Select(row => (IReadOnlyList<string>)[.. Enumerable.Range(0, inspection.Columns.Count).Select(i => row.ElementAtOrDefault(i) ?? "")]);
        return new MappingView([.. columns], [.. rows], inspection.Dialect.HasHeader ? 2 : 1);
    }

    private static Certainty CertaintyOf(ColumnInspection column, bool chosen) => column switch
    {
        { Role: ColumnRole.None } => Certainty.Unused,
        _ when chosen => Certainty.Chosen,
        { Confidence: >= SureFrom } => Certainty.Sure,
        { Confidence: >= LikelyFrom } => Certainty.Likely,
        _ => Certainty.Guess,
    };
}
