using System.Text;
using System.Text.Json.Serialization;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>What the columns of a <see cref="SegmentTable"/> are; its rows are the recency score.</summary>
public enum SegmentAxis
{
    /// <summary>The mean of frequency and monetary score, halves rounded up.</summary>
    FrequencyAndMonetary,

    /// <summary>The frequency score; money is left out of account.</summary>
    Frequency,
}

/// <summary>A rectangle of cells that belongs to a segment; a segment may have several.</summary>
/// <param name="Segment">The segment's code (<see cref="SegmentCodes"/>), or any other name.</param>
/// <param name="RecencyFrom">Lowest recency score, 1 to 5.</param>
/// <param name="RecencyTo">Highest recency score, 1 to 5.</param>
/// <param name="OtherFrom">Lowest score on the table's other axis, 1 to 5.</param>
/// <param name="OtherTo">Highest score on the table's other axis, 1 to 5.</param>
public sealed record SegmentArea(string Segment, int RecencyFrom, int RecencyTo, int OtherFrom, int OtherTo);

/// <summary>
/// Which segment a pair of scores belongs to: 5 × 5 cells, each in exactly one segment. Immutable; two tables that say the same
/// are equal, however their areas are cut. Can be written to and read from JSON; reading checks it too.
/// </summary>
/// <remarks>
/// There is no standard table. Published ones mostly give ranges that overlap, so that the order in which they are tried decides,
/// or leave cells out. Here every cell is named once.
/// </remarks>
public sealed record SegmentTable
{
    /// <summary>Number of scores.</summary>
    public const int Scores = 5;

    private readonly byte[] _segmentOfCell = new byte[Scores * Scores];

    /// <summary>Makes a table.</summary>
    /// <param name="axis">What its columns are.</param>
    /// <param name="areas">The segments' cells; segments are listed in this order.</param>
    /// <exception cref="ArgumentException">A cell belongs to no segment or to several, or an area lies outside of the table or has no name: see <see cref="FaultsOf"/>.</exception>
    [JsonConstructor]
    public SegmentTable(SegmentAxis axis, IReadOnlyList<SegmentArea> areas)
    {
        if (FaultsOf(areas) is [_, ..] faults)
        {
            throw new ArgumentException($"No table of segments: {string.Join("; ", faults)}.", nameof(areas));
        }
        Axis = axis;
        Areas = [.. areas];
        var segments = areas.Select(area => area.Segment).Distinct(StringComparer.Ordinal).ToList();
        Segments = segments;
        foreach (var area in areas)
        {
            foreach (var (recency, other) in CellsOf(area))
            {
                _segmentOfCell[CellOf(recency, other)] = (byte)segments.IndexOf(area.Segment);
            }
        }
    }

    /// <summary>
    /// Eleven segments by recency and the mean of frequency and monetary score: who spends much on few orders counts as much as who orders
    /// often for little.
    /// </summary>
    public static SegmentTable Default { get; } = new(SegmentAxis.FrequencyAndMonetary,
    [
        new(SegmentCodes.Champions, 5, 5, 4, 5),
        new(SegmentCodes.Champions, 4, 4, 5, 5),
        new(SegmentCodes.LoyalCustomers, 4, 4, 4, 4),
        new(SegmentCodes.LoyalCustomers, 3, 3, 4, 5),
        new(SegmentCodes.PotentialLoyalists, 4, 5, 2, 3),
        new(SegmentCodes.NewCustomers, 5, 5, 1, 1),
        new(SegmentCodes.Promising, 4, 4, 1, 1),
        new(SegmentCodes.NeedAttention, 3, 3, 3, 3),
        new(SegmentCodes.AboutToSleep, 3, 3, 1, 2),
        new(SegmentCodes.AtRisk, 2, 2, 3, 4),
        new(SegmentCodes.AtRisk, 1, 1, 3, 3),
        new(SegmentCodes.CannotLoseThem, 2, 2, 5, 5),
        new(SegmentCodes.CannotLoseThem, 1, 1, 4, 5),
        new(SegmentCodes.Hibernating, 2, 2, 1, 2),
        new(SegmentCodes.Lost, 1, 1, 1, 2),
    ]);

    /// <summary>Ten segments by recency and frequency, the table most often seen in notebooks; those lost are among the hibernating.</summary>
    public static SegmentTable RecencyAndFrequency { get; } = new(SegmentAxis.Frequency,
    [
        new(SegmentCodes.Champions, 5, 5, 4, 5),
        new(SegmentCodes.LoyalCustomers, 3, 4, 4, 5),
        new(SegmentCodes.PotentialLoyalists, 4, 5, 2, 3),
        new(SegmentCodes.NewCustomers, 5, 5, 1, 1),
        new(SegmentCodes.Promising, 4, 4, 1, 1),
        new(SegmentCodes.NeedAttention, 3, 3, 3, 3),
        new(SegmentCodes.AboutToSleep, 3, 3, 1, 2),
        new(SegmentCodes.AtRisk, 1, 2, 3, 4),
        new(SegmentCodes.CannotLoseThem, 1, 2, 5, 5),
        new(SegmentCodes.Hibernating, 1, 2, 1, 2),
    ]);

    /// <summary>What the columns are.</summary>
    public SegmentAxis Axis { get; }

    /// <summary>The segments' cells.</summary>
    public IReadOnlyList<SegmentArea> Areas { get; }

    /// <summary>The segments in the order of their first areas.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Segments { get; }

    /// <summary>The segment of a cell.</summary>
    /// <param name="recency">Recency score, 1 to 5.</param>
    /// <param name="other">Score on the other axis, 1 to 5 (see <see cref="OtherScore"/>).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such score.</exception>
    public string SegmentOf(int recency, int other)
    {
        CheckScore(recency);
        CheckScore(other);
        return Segments[_segmentOfCell[CellOf(recency, other)]];
    }

    /// <summary>The score on the other axis.</summary>
    public int OtherScore(int frequency, int monetary) => Axis == SegmentAxis.Frequency ? frequency : (frequency + monetary + 1) / 2;

    /// <summary>What is wrong with areas: empty where they make a table.</summary>
    public static IReadOnlyList<SegmentTableFault> FaultsOf(IReadOnlyList<SegmentArea> areas)
    {
        var faults = areas
            .Where(area => string.IsNullOrWhiteSpace(area.Segment))
            .Select(area => new SegmentTableFault(SegmentTableFaultKind.Unnamed, area.RecencyFrom, area.OtherFrom, []))
            .Concat(areas
                .Where(area => !(IsScore(area.RecencyFrom) && IsScore(area.RecencyTo) && IsScore(area.OtherFrom) && IsScore(area.OtherTo)
                    && area.RecencyFrom <= area.RecencyTo && area.OtherFrom <= area.OtherTo))
                .Select(area => new SegmentTableFault(SegmentTableFaultKind.Outside, area.RecencyFrom, area.OtherFrom, [area.Segment])))
            .ToList();
        if (faults.Count > 0)
        {
            return faults;
        }
        var owners = areas.SelectMany(area => CellsOf(area).Select(cell => (cell, area.Segment))).ToLookup(owned => owned.cell, owned => owned.Segment);
        for (var recency = Scores; recency >= 1; recency--)
        {
            for (var other = 1; other <= Scores; other++)
            {
                var segments = owners[(recency, other)].ToList();
                if (segments.Count != 1)
                {
                    faults.Add(new SegmentTableFault(
                        segments.Count == 0 ? SegmentTableFaultKind.Uncovered : SegmentTableFaultKind.CoveredTwice, recency, other, segments));
                }
            }
        }
        return faults;
    }

    /// <inheritdoc/>
    public bool Equals(SegmentTable? other) =>
        other is not null && Axis == other.Axis && Segments.SequenceEqual(other.Segments, StringComparer.Ordinal) && _segmentOfCell.AsSpan().SequenceEqual(other._segmentOfCell);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>A text that is equal for equal tables: part of the key of the result cache.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Axis);
        foreach (var segment in Segments)
        {
            text.Append(',').Append(Uri.EscapeDataString(segment));
        }
        text.Append(':');
        foreach (var segment in _segmentOfCell)
        {
            text.Append((char)('a' + segment));
        }
        return text.ToString();
    }

    /// <summary>Place in <see cref="Segments"/> of the segment of a cell.</summary>
    internal int SegmentIndex(int recency, int other) => _segmentOfCell[CellOf(recency, other)];

    private static int CellOf(int recency, int other) => ((recency - 1) * Scores) + other - 1;

    private static void CheckScore(int score)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(score, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, Scores);
    }

    private static bool IsScore(int score) => score is >= 1 and <= Scores;

    private static IEnumerable<(int Recency, int Other)> CellsOf(SegmentArea area) =>
        from recency in Enumerable.Range(area.RecencyFrom, area.RecencyTo - area.RecencyFrom + 1)
        from other in Enumerable.Range(area.OtherFrom, area.OtherTo - area.OtherFrom + 1)
        select (recency, other);
}

/// <summary>In what way areas fail to make a <see cref="SegmentTable"/>.</summary>
public enum SegmentTableFaultKind
{
    /// <summary>An area has no segment's name.</summary>
    Unnamed,

    /// <summary>An area reaches beyond scores 1 to 5, or ends before it begins.</summary>
    Outside,

    /// <summary>A cell belongs to no segment.</summary>
    Uncovered,

    /// <summary>A cell lies in several areas.</summary>
    CoveredTwice,
}

/// <summary>Something wrong with areas.</summary>
/// <param name="Kind">What.</param>
/// <param name="Recency">Recency score of the cell, or of the area's first cell.</param>
/// <param name="Other">Its score on the other axis.</param>
/// <param name="Segments">The segments of the areas concerned.</param>
public sealed record SegmentTableFault(SegmentTableFaultKind Kind, int Recency, int Other, IReadOnlyList<string> Segments)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Kind} at {Recency} × {Other} ({string.Join(", ", Segments)})");
}
