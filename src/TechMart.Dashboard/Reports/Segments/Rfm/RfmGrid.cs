using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Dashboard.Components.Controls;
using TechMart.Wording;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Rfm;

/// <summary>The table of segments with its customers, ready for the reader.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">Measure and axes.</param>
/// <param name="Facts">How it is computed.</param>
/// <param name="OtherAxis">What the columns are.</param>
/// <param name="Columns">Headings of the columns, from score 1.</param>
/// <param name="Rows">The rows from recency score 5 down.</param>
public sealed record RfmGrid(
    string Title, string Subtitle, FigureFacts Facts, string OtherAxis, IReadOnlyList<RfmGridHead> Columns, IReadOnlyList<RfmGridRow> Rows)
{
    private const int Levels = 4;

    /// <summary>The segments that a cell can be, by code, with their names.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Names { get; init; }

    /// <summary>Makes it of the numbers.</summary>
    public static RfmGrid Of(RfmSource source)
    {
        var (rfm, texts, words, format) = (source.Result, source.Texts, source.Words, source.Format);
        var axis = source.Scoring.Options.Segments.Axis;
        var most = rfm.Grid.Max(cell => cell.Customers);
        var largest = rfm.Grid.MaxBy(cell => cell.Customers)!;
        return new RfmGrid(
            texts.Counted("Grid_Title", rfm.Customers.Count, words.Name(largest.Segment), format.Count(largest.Customers), format.Count(rfm.Customers.Count)),
            texts["Grid_Subtitle", words.Axis(axis)],
            source.Facts(texts["Grid_Definition", words.Axis(axis)], texts["Unit_Customers"]),
            texts[$"Grid_Axis_{axis}"],
            [.. Enumerable.Range(1, SegmentTable.Scores).Select(score => new RfmGridHead(
                score, axis == SegmentAxis.Frequency ? RfmScales.Range(source, rfm.Frequency, score) : score switch
                {
                    1 => texts["Grid_Least"].Value,
                    SegmentTable.Scores => texts["Grid_Most"].Value,
                    _ => null,
                }))],
            [.. rfm.Grid.GroupBy(cell => cell.R).Select(row => new RfmGridRow(
                new RfmGridHead(row.Key, RfmScales.Range(source, rfm.Recency, row.Key)),
                [.. row.Select(cell => new RfmGridCell(
                    cell.R,
                    cell.Other,
                    cell.Segment,
                    words.Name(cell.Segment),
                    format.Count(cell.Customers),
                    texts.Counted("Grid_Unit", cell.Customers),
                    Share(source, cell),
                    // Rounded up: one customer is more than none.
                    most == 0 ? 0 : ((cell.Customers * Levels) + most - 1) / most,
                    cell.Customers == 0 ? null : source.Links.Cell(cell.R, cell.Other)))]))])
        {
            Names = [.. SegmentCodes.All.Select(code => KeyValuePair.Create(code, words.Name(code)))],
        };
    }

    /// <summary>The cells as a file.</summary>
    public static Table<RfmCell> ForFile(RfmSource source, IStringLocalizer<ShellTexts> shell) => new(
        "rfm-grid",
        source.Texts["Grid_Table"],
        new Columns<RfmCell>()
            .Whole("r", source.Texts["Column_R"], cell => cell.R)
            .Whole("other", source.Texts[$"Grid_Axis_{source.Scoring.Options.Segments.Axis}"], cell => cell.Other)
            .Text("segment", source.Texts["Column_Segment"], cell => source.Words.Name(cell.Segment))
            .Whole("customers", source.Texts["Column_Customers"], cell => cell.Customers)
            .Money("revenue", source.Texts["Column_Revenue"], cell => cell.Revenue),
        source.Result.Grid)
    {
        Facts = source.Sheet(
            source.Texts["Grid_Table"], source.Texts["Grid_Definition", source.Words.Axis(source.Scoring.Options.Segments.Axis)], shell, RfmSegmentTable.Scoring(source)),
    };

    private static string Share(RfmSource source, RfmCell cell) => source.Format.Percent((double)cell.Customers / source.Result.Customers.Count);
}

/// <summary>Heading of a row or column.</summary>
/// <param name="Score">The score.</param>
/// <param name="Values">What it stands for, in words; null where nothing short can be said.</param>
public sealed record RfmGridHead(int Score, string? Values);

/// <summary>A row of the table of segments.</summary>
public sealed record RfmGridRow(RfmGridHead Head, IReadOnlyList<RfmGridCell> Cells);

/// <summary>A cell of the table of segments.</summary>
/// <param name="R">Recency score.</param>
/// <param name="Other">Score on the other axis.</param>
/// <param name="Segment">Code of the segment.</param>
/// <param name="Name">Name of the segment.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Unit">The word for so many.</param>
/// <param name="Share">Their share of all.</param>
/// <param name="Level">How strongly the cell is coloured: 0 (nobody) to 4.</param>
/// <param name="Href">Where its customers are listed; null without any.</param>
public sealed record RfmGridCell(int R, int Other, string Segment, string Name, string Customers, string Unit, string Share, int Level, string? Href);
