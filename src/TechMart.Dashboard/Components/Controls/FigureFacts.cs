namespace TechMart.Dashboard.Components.Controls;

/// <summary>What a figure is and what it rests on, ready for the reader.</summary>
/// <param name="Definition">The definition in a sentence.</param>
/// <param name="Unit">The unit; null = none.</param>
/// <param name="Period">First and last day.</param>
/// <param name="ComparedWith">The comparison period; null = none.</param>
/// <param name="RowsUsed">Rows that it rests on.</param>
/// <param name="RowsLeftOut">Rows that the filter leaves out.</param>
/// <param name="DataVersion">Data set and version.</param>
/// <param name="Uncertainty">The interval and its level, or that the figure is exact.</param>
public sealed record FigureFacts(
    string Definition,
    string? Unit,
    string Period,
    string? ComparedWith,
    string RowsUsed,
    string RowsLeftOut,
    string DataVersion,
    string? Uncertainty = null);
