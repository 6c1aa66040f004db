using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Migration;

/// <summary>How customers moved between segments from one period to another.</summary>
public sealed record MigrationResult
{
    /// <summary>The periods and the scoring.</summary>
    public required MigrationOptions Options { get; init; }

    /// <summary>The former period's segments, each customer scored at its end.</summary>
    public required RfmResult Before { get; init; }

    /// <summary>The latter period's segments, each customer scored at its end.</summary>
    public required RfmResult After { get; init; }

    /// <summary>The rows and columns of all matrices: the table's segments in its order, then <see cref="MigrationSegments.New"/>, then <see cref="MigrationSegments.Gone"/>.</summary>
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>
    /// All cells, row by row: rows are where customers were (the last one, <see cref="MigrationSegments.Gone"/>, is empty), columns where they
    /// are (the last but one, <see cref="MigrationSegments.New"/>, is empty). A row's customers add up to the segment's former size, a column's
    /// to its latter one, exactly.
    /// </summary>
    public required IReadOnlyList<MigrationCell> Cells { get; init; }

    /// <summary>Everybody who ordered in either period, by id in ordinal order.</summary>
    public required MigrationCustomers Customers { get; init; }

    /// <summary>What limits the answer, or why there is none.</summary>
    public required IReadOnlyList<MigrationNote> Notes { get; init; }

    /// <summary>Lines of the scored customers in both periods, and all other lines of the data set. Where the periods overlap, the lines that they share count twice.</summary>
    public LineUsage Lines { get; init; }

    /// <summary>Place of <see cref="MigrationSegments.New"/>.</summary>
    public int New => Segments.Count - 2;

    /// <summary>Place of <see cref="MigrationSegments.Gone"/>.</summary>
    public int Gone => Segments.Count - 1;

    /// <summary>The cell of a row and a column.</summary>
    public MigrationCell this[int from, int to] => Cells[(from * Segments.Count) + to];

    /// <summary>The cells of customers who moved, most customers first; ties in the order of the matrix.</summary>
    public IEnumerable<MigrationCell> Moves => Cells.Where(cell => cell.From != cell.To && cell.Customers > 0).OrderByDescending(cell => cell.Customers);

    /// <summary>The cells of customers who stayed, in the order of the segments, also those of nobody.</summary>
    public IEnumerable<MigrationCell> Stays => Enumerable.Range(0, New).Select(segment => this[segment, segment]);

    /// <summary>Customers (or money) by row and column.</summary>
    /// <param name="value">What of a cell.</param>
    public IReadOnlyList<IReadOnlyList<T>> Matrix<T>(Func<MigrationCell, T> value) =>
        [.. Cells.Chunk(Segments.Count).Select(row => row.Select(value).ToArray())];

    /// <summary>The same as a flow chart draws it: left where customers were, right where they are.</summary>
    public MigrationFlow Flow()
    {
        var left = Nodes(Enumerable.Range(0, Segments.Count), isBefore: true);
        var right = Nodes(Enumerable.Range(0, Segments.Count), isBefore: false);
        return new MigrationFlow(
            [.. left, .. right],
            [.. Cells.Where(cell => cell.Customers > 0).Select(cell => new MigrationLink(
                left.FindIndex(node => node.Segment == cell.From), left.Count + right.FindIndex(node => node.Segment == cell.To), cell))]);
    }

    private List<MigrationNode> Nodes(IEnumerable<int> places, bool isBefore) =>
    [
        .. from place in places
           let cells = Enumerable.Range(0, Segments.Count).Select(other => isBefore ? this[place, other] : this[other, place]).ToList()
           let customers = cells.Sum(cell => cell.Customers)
           where customers > 0
           select new MigrationNode(Segments[place], isBefore, customers, cells.Sum(cell => isBefore ? cell.RevenueBefore : cell.RevenueAfter)),
    ];
}

/// <summary>The customers who were in one segment and are in another, or the same.</summary>
/// <param name="From">Where they were: a segment's code, or <see cref="MigrationSegments.New"/>.</param>
/// <param name="To">Where they are: a segment's code, or <see cref="MigrationSegments.Gone"/>.</param>
/// <param name="Customers">How many.</param>
/// <param name="RevenueBefore">Their sales less returns in the former period; 0 for who did not order in it. A row's add up to the segment's former revenue.</param>
/// <param name="RevenueAfter">Their sales less returns in the latter period; 0 for who did not order in it. A column's add up to the segment's latter revenue.</param>
/// <param name="OwnBehaviour">Those who moved by their own behaviour (<see cref="MoveReason.OwnBehaviour"/> and <see cref="MoveReason.Mixed"/>).</param>
/// <param name="Mixed">Those of <paramref name="OwnBehaviour"/> whom moved borders sent elsewhere than their behaviour alone would have.</param>
/// <param name="BorderMoved">Those who moved because the borders did. With <paramref name="OwnBehaviour"/> these are all who moved.</param>
/// <param name="HeldByBorder">Of those who stayed: those whom only the moved borders kept (<see cref="MoveReason.HeldByBorder"/>).</param>
public sealed record MigrationCell(
    string From, string To, int Customers, decimal RevenueBefore, decimal RevenueAfter, int OwnBehaviour, int Mixed, int BorderMoved, int HeldByBorder);

/// <summary>
/// Why a customer is in another segment than before. A segment follows from the customer's own values and from the borders between the scores, which
/// are quantiles of all customers and move when others buy more or less. So the latter period's values are scored once more by the
/// <em>former</em> period's borders: where would the customer be, had only its own behaviour changed?
/// </summary>
public enum MoveReason : byte
{
    /// <summary>Not moved, and would not have by the former borders either.</summary>
    Stayed,

    /// <summary>Not moved, but by the former borders it would be in another segment: its behaviour changed, and the borders went along.</summary>
    HeldByBorder,

    /// <summary>
    /// Moved, and by the former borders it would be in the same latter segment: its own values account for the move. So do they for everybody
    /// who came from <see cref="MigrationSegments.New"/> or went to <see cref="MigrationSegments.Gone"/>.
    /// </summary>
    OwnBehaviour,

    /// <summary>Moved, and by the former borders it would be in a third segment: it left by its own behaviour, and moved borders decided where to.</summary>
    Mixed,

    /// <summary>Moved, though by the former borders it would still be in the former segment: only the borders moved.</summary>
    BorderMoved,
}

/// <summary>A flow from segments to segments.</summary>
/// <param name="Nodes">Where customers were, then where they are; only places that somebody was, or is, in.</param>
/// <param name="Links">The flows between them.</param>
public sealed record MigrationFlow(IReadOnlyList<MigrationNode> Nodes, IReadOnlyList<MigrationLink> Links);

/// <summary>One end of flows.</summary>
/// <param name="Segment">The segment's code, <see cref="MigrationSegments.New"/> or <see cref="MigrationSegments.Gone"/>.</param>
/// <param name="IsBefore">Whether it stands on the left, for the former period.</param>
/// <param name="Customers">How many it holds.</param>
/// <param name="Revenue">Their sales less returns in the node's own period; 0 for new and gone.</param>
public sealed record MigrationNode(string Segment, bool IsBefore, int Customers, decimal Revenue);

/// <summary>One flow.</summary>
/// <param name="Source">Place of the left end in <see cref="MigrationFlow.Nodes"/>.</param>
/// <param name="Target">Place of the right end.</param>
/// <param name="Cell">What flows.</param>
public sealed record MigrationLink(int Source, int Target, MigrationCell Cell);
