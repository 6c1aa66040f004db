using Microsoft.Extensions.Localization;
using TechMart.Analytics.Customers.Migration;
using TechMart.Dashboard.Charts;
using TechMart.Dashboard.Components.Controls;
using TechMart.Dashboard.Filters;
using TechMart.Wording.Resources;

namespace TechMart.Dashboard.Reports.Segments.Migration;

/// <summary>The moves between two periods, ready for the reader.</summary>
/// <param name="Choice">What the address says.</param>
/// <param name="Periods">The periods that are shown; null where there are none.</param>
/// <param name="Usual">Periods that can be chosen with one click.</param>
/// <param name="Notes">What limits the answer, or why there is none.</param>
public sealed record MigrationView(MigrationChoice Choice, MigrationOptions? Periods, IReadOnlyList<MigrationPreset> Usual, IReadOnlyList<string> Notes)
{
    /// <summary>What there is to see; null where there is nothing, and the notes say why.</summary>
    public MigrationContent? Content { get; init; }

    /// <summary>Makes the page of the numbers.</summary>
    public static MigrationView Of(DashboardContext context, MigrationChoice choice, MigrationSource? source, IStringLocalizer<SegmentPageTexts> texts)
    {
        // Where nobody ordered at all, nobody is new or gone either.
        IEnumerable<string> notes = source is { Result: { Customers.Count: 0, Options: var asked } } && source.Result.Notes.All(note => note.Code != MigrationNotes.NoTime)
            ? [texts["Migration_Nobody", context.Format.Days(asked.Before.From, asked.Before.To), context.Format.Days(asked.After.From, asked.After.To)]]
            : source?.Result.Notes.Select(source.MigrationWords.Note)
            ?? [texts[context.Dataset!.From is null ? "Migration_NoTime" : "Migration_OneDay"]];
        if (context.Filter.Period.Preset != PeriodPreset.All)
        {
            notes = notes.Append(texts["Migration_FilterPeriod"]);
        }
        return new MigrationView(
            choice,
            source?.Result.Options,
            [.. MigrationPeriods.Of(context.Dataset!.From, context.Dataset.To).Select(periods => new MigrationPreset(
                texts[$"Migration_{periods.Length}"],
                choice.With(periods.Before, periods.After),
                source?.Result.Options.Before == periods.Before && source.Result.Options.After == periods.After))],
            [.. notes])
        {
            Content = source is { Result.Customers.Count: > 0 } ? MigrationContent.Of(source) : null,
        };
    }
}

/// <summary>Periods that can be chosen with one click.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Choice">What the address says then.</param>
/// <param name="IsShown">Whether they are those shown.</param>
public sealed record MigrationPreset(string Name, MigrationChoice Choice, bool IsShown);

/// <summary>What there is to see where anybody ordered in either period.</summary>
/// <param name="Kpis">Who stayed, moved, came and went.</param>
/// <param name="Flow">The moves as flows.</param>
/// <param name="Matrix">The moves as a matrix.</param>
/// <param name="Moves">The moves with their reasons.</param>
public sealed record MigrationContent(IReadOnlyList<Kpi> Kpis, Part<Chart> Flow, MigrationMatrix Matrix, Part<Table<MigrationCell>> Moves)
{
    /// <summary>Makes it of the numbers.</summary>
    public static MigrationContent Of(MigrationSource source) =>
        new(KpisOf(source), FlowChart.Of(source), MigrationMatrix.Of(source), MoveTable.Of(source));

    private static IReadOnlyList<Kpi> KpisOf(MigrationSource source)
    {
        var migration = source.Result;
        var both = migration.Cells.Where(cell => cell is { From: not MigrationSegments.New, To: not MigrationSegments.Gone }).ToList();
        var moved = both.Where(cell => cell.From != cell.To).ToList();
        return
        [
            Make("Stayed", both.Where(cell => cell.From == cell.To).Sum(cell => cell.Customers)),
            Make("Moved", moved.Sum(cell => cell.Customers)),
            Make("BorderMoved", moved.Sum(cell => cell.BorderMoved)),
            Make("New", migration.Cells.Where(cell => cell.From == MigrationSegments.New).Sum(cell => cell.Customers)),
            Make("Gone", migration.Cells.Where(cell => cell.To == MigrationSegments.Gone).Sum(cell => cell.Customers)),
        ];

        Kpi Make(string name, int customers) => new(
            source.Texts[$"Migration_Kpi_{name}"],
            source.Format.ShortCount(customers),
            source.Format.Count(customers),
            source.Facts(source.Texts[$"Migration_Kpi_{name}_Definition"], source.Texts["Unit_Customers"]));
    }
}

/// <summary>The moves with their reasons.</summary>
internal static class MoveTable
{
    public static Part<Table<MigrationCell>> Of(MigrationSource source) =>
        (source.Texts["Moves_Table"].Value, Table(source), source.Facts(source.Texts["Moves_Definition"], source.Texts["Unit_Customers"]));

    public static Table<MigrationCell> ForFile(MigrationSource source, IStringLocalizer<ShellTexts> shell) => Table(source) with
    {
        Facts = source.Sheet(
            source.Texts["Moves_Table"],
            source.Texts["Moves_Definition"],
            shell,
            new TableFact(source.Texts["Column_Customers"], (long)source.Result.Customers.Count),
            new TableFact(source.Texts["Moves_Scoring"], $"{source.Words.Frequency(source.Scoring.Options.Frequency)}; {source.Words.Monetary(source.Scoring.Options.Monetary)}")),
    };

    public static Table<MigrationCell> Table(MigrationSource source)
    {
        var (texts, words) = (source.Texts, source.MigrationWords);
        return new Table<MigrationCell>(
            "segment-moves",
            texts["Moves_Table"],
            new Columns<MigrationCell>()
                .Text("from", texts["Column_From"], cell => words.Name(cell.From))
                .Text("to", texts["Column_To"], cell => words.Name(cell.To), source.Href)
                .Whole("customers", texts["Column_Customers"], cell => cell.Customers, bar: true)
                .Text("why", texts["Column_Why"], words.Why)
                .Whole("own", texts["Column_Own"], cell => cell.From == cell.To ? null : cell.OwnBehaviour)
                .Whole("border", texts["Column_Border"], cell => cell.From == cell.To ? null : cell.BorderMoved)
                .Whole("held", texts["Column_Held"], cell => cell.From == cell.To ? cell.HeldByBorder : null)
                .Money("before", texts["Column_RevenueBefore"], cell => cell.RevenueBefore)
                .Money("after", texts["Column_RevenueAfter"], cell => cell.RevenueAfter),
            [.. source.Result.Cells.Where(cell => cell.Customers > 0).OrderByDescending(cell => cell.Customers)]);
    }
}
