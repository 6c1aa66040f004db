using TechMart.Analytics.Customers.Migration;
using TechMart.Wording;

namespace TechMart.Cli.Answers;

/// <summary>Migration as tables.</summary>
internal static class MigrationReport
{
    private const int RowsShown = 25;

    public static void Write(TextReport text, MigrationResult migration, MigrationWords words)
    {
        text.Facts(
            ("Before", Days(migration.Options.Before)),
            ("After", Days(migration.Options.After)),
            ("CustomersBefore", migration.Before.Customers.Count),
            ("CustomersAfter", migration.After.Customers.Count),
            ("RevenueBefore", migration.Before.Revenue),
            ("RevenueAfter", migration.After.Revenue));
        if (migration.Customers.Count == 0)
        {
            return;
        }
        var places = Enumerable.Range(0, migration.Segments.Count).ToList();
        text.Table(
            text["Heading_Segments"],
            ["Segment", "CustomersBefore", "Stayed", "Left", "Gone", "Came", "New", "CustomersAfter", "RevenueBefore", "RevenueAfter"],
            migration.Stays.Select((stay, place) =>
            {
                var row = places.Select(to => migration[place, to]).ToList();
                var column = places.Select(from => migration[from, place]).ToList();
                var (was, now) = (row.Sum(cell => cell.Customers), column.Sum(cell => cell.Customers));
                var (gone, come) = (row[migration.Gone].Customers, column[migration.New].Customers);
                return (IReadOnlyList<object?>)
                [
                    words.Name(stay.From), was, stay.Customers, was - stay.Customers - gone, gone, now - stay.Customers - come, come, now,
                    row.Sum(cell => cell.RevenueBefore), column.Sum(cell => cell.RevenueAfter),
                ];
            }));
        var moves = migration.Moves.ToList();
        text.Table(
            text["Heading_Moves"],
            ["FromSegment", "ToSegment", "Customers", "OwnBehaviour", "BorderMoved", "RevenueBefore", "RevenueAfter"],
            moves.Take(RowsShown).Select(move => (IReadOnlyList<object?>)
            [
                words.Name(move.From), words.Name(move.To), move.Customers, move.OwnBehaviour, move.BorderMoved, move.RevenueBefore, move.RevenueAfter,
            ]));
        if (moves.Count > RowsShown)
        {
            text.Line(text.Texts.Fill("AndMore", ("count", text.Number(moves.Count - RowsShown))));
        }

        string Days(MigrationPeriod period) => $"{period.From.ToString("d", text.Texts.Culture)} – {period.To.ToString("d", text.Texts.Culture)}";
    }
}
