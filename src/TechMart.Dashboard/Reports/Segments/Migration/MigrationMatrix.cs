using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Components.Controls;
using TechMart.Wording;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>The moves as a matrix, ready for the reader: rows are where customers were, columns where they are.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Subtitle">Measure and periods.</param>
/// <param name="Facts">How it is computed.</param>
/// <param name="Columns">Where customers are.</param>
/// <param name="Rows">Where customers were, with their cells and the sum of the row.</param>
/// <param name="Sums">The sums of the columns, then of all.</param>
public sealed record MigrationMatrix(
    string Title, string Subtitle, FigureFacts Facts, IReadOnlyList<MigrationHead> Columns, IReadOnlyList<MigrationMatrixRow> Rows, IReadOnlyList<string> Sums)
{
    private const int Levels = 4;

    /// <summary>Makes it of the numbers.</summary>
    public static MigrationMatrix Of(MigrationSource source)
    {
        var (migration, texts, measure) = (source.Result, source.Texts, source.Choice.Measure);
        // Nobody can come from "gone" or go to "new".
        var from = Enumerable.Range(0, migration.Segments.Count).Where(place => place != migration.Gone).ToList();
        var to = Enumerable.Range(0, migration.Segments.Count).Where(place => place != migration.New).ToList();
        var cells = from.SelectMany(_ => to, (row, column) => migration[row, column]).ToList();
        var most = cells.Max(Value);
        var stayed = migration.Stays.ToList();
        var kept = stayed.Sum(cell => cell.Customers);
        var former = migration.Before.Customers.Count;
        return new MigrationMatrix(
            former == 0 ? texts["Matrix_Table"].Value : texts.Counted("Matrix_Title", former, source.Format.Percent((double)kept / former), source.Format.Count(former)),
            texts[$"Matrix_Subtitle_{measure}", source.Format.MoneyUnit],
            source.Facts(texts["Matrix_Definition"], measure == MigrationMeasure.Customers ? texts["Unit_Customers"] : source.Format.MoneyUnit),
            [.. to.Select(Head)],
            [.. from.Select(row => new MigrationMatrixRow(Head(row), [.. to.Select(column => Cell(migration[row, column]))], Write(to.Sum(column => Value(migration[row, column])))))],
            [.. to.Select(column => Write(from.Sum(row => Value(migration[row, column])))), Write(cells.Sum(Value))]);

        MigrationHead Head(int place) => new(migration.Segments[place], source.MigrationWords.Name(migration.Segments[place]));

        decimal Value(MigrationCell cell) => measure switch
        {
            MigrationMeasure.RevenueBefore => cell.RevenueBefore,
            MigrationMeasure.RevenueAfter => cell.RevenueAfter,
            _ => cell.Customers,
        };

        string Write(decimal value) => measure == MigrationMeasure.Customers ? source.Format.Count((long)value) : source.Format.ShortMoney(value);

        MigrationMatrixCell Cell(MigrationCell cell) => new(
            cell.Customers == 0 ? "" : Write(Value(cell)),
            string.Join(". ", source.Hover(cell)),
            cell.From == cell.To,
            // Rounded up: little is more than nothing.
            most <= 0 || Value(cell) <= 0 ? 0 : (int)decimal.Ceiling(Value(cell) / most * Levels),
            source.Href(cell));
    }
}

/// <summary>Heading of a row or column.</summary>
/// <param name="Segment">Code of the segment.</param>
/// <param name="Name">Its name.</param>
public sealed record MigrationHead(string Segment, string Name);

/// <summary>A row of the matrix.</summary>
/// <param name="Head">Where customers were.</param>
/// <param name="Cells">Where they are.</param>
/// <param name="Sum">All of them.</param>
public sealed record MigrationMatrixRow(MigrationHead Head, IReadOnlyList<MigrationMatrixCell> Cells, string Sum);

/// <summary>A cell of the matrix.</summary>
/// <param name="Text">Its value; empty where it holds nobody.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="IsStay">Whether its customers stayed.</param>
/// <param name="Level">How strongly it is coloured: 0 to 4.</param>
/// <param name="Href">Where its customers are listed; null where it holds nobody.</param>
public sealed record MigrationMatrixCell(string Text, string Description, bool IsStay, int Level, string? Href);
