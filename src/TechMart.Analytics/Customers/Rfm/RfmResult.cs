using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>Who bought how lately, how often and for how much, and which segment that makes.</summary>
public sealed record RfmResult
{
    /// <summary>The day that recency is counted to; null where there is nothing to count.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>How customers were scored and named.</summary>
    public required RfmOptions Options { get; init; }

    /// <summary>Known customers with at least one order in the selection, by id in ordinal order.</summary>
    public required RfmCustomers Customers { get; init; }

    /// <summary>The segments of the table in its order, also those without customers.</summary>
    public required IReadOnlyList<RfmSegment> Segments { get; init; }

    /// <summary>The 25 cells of the table: recency score from 5 down, in it the other score from 1 up.</summary>
    public required IReadOnlyList<RfmCell> Grid { get; init; }

    /// <summary>How recency was scored.</summary>
    public required RfmScale Recency { get; init; }

    /// <summary>How frequency was scored.</summary>
    public required RfmScale Frequency { get; init; }

    /// <summary>How money was scored.</summary>
    public required RfmScale Monetary { get; init; }

    /// <summary>What limits the answer, or why there is none.</summary>
    public required IReadOnlyList<RfmNote> Notes { get; init; }

    /// <summary>Lines of the scored customers, and all other lines of the data set.</summary>
    public LineUsage Lines { get; init; }

    /// <summary>Lines of the selection without a customer; they are among those left out.</summary>
    public long UnknownLines { get; init; }

    /// <summary>Sales less returns of the scored customers.</summary>
    public decimal Revenue { get; init; }
}

/// <summary>One segment.</summary>
/// <param name="Segment">Its code (<see cref="SegmentCodes"/>), or another name from the table.</param>
/// <param name="Customers">How many belong to it.</param>
/// <param name="Share">Share of all scored customers; null without any.</param>
/// <param name="Revenue">Their sales less returns.</param>
/// <param name="RevenueShare">Share of the revenue of all scored customers; null where that is not positive.</param>
/// <param name="Orders">Their distinct orders.</param>
/// <param name="MeanOrderValue"><paramref name="Revenue"/> ÷ <paramref name="Orders"/>; null without customers, as the following.</param>
/// <param name="MeanRecency">Mean of the customers' recency, in days.</param>
/// <param name="MeanFrequency">Mean of the customers' frequency.</param>
/// <param name="MeanMonetary">Mean of the customers' monetary value.</param>
/// <param name="LiftedByOrder">How many of them one more order would lift across a border of frequency or money (<see cref="NearBorders.Order"/>).</param>
/// <param name="MovedBySilence">How many of them a few days of silence would (<see cref="NearBorders.Silence"/>).</param>
public sealed record RfmSegment(
    string Segment,
    int Customers,
    double? Share,
    decimal Revenue,
    double? RevenueShare,
    long Orders,
    decimal? MeanOrderValue,
    double? MeanRecency,
    double? MeanFrequency,
    decimal? MeanMonetary,
    int LiftedByOrder,
    int MovedBySilence);

/// <summary>One cell of the table of segments.</summary>
/// <param name="R">Recency score.</param>
/// <param name="Other">Score on the other axis.</param>
/// <param name="Segment">The segment that it belongs to.</param>
/// <param name="Customers">Customers in it.</param>
/// <param name="Revenue">Their sales less returns.</param>
public sealed record RfmCell(int R, int Other, string Segment, int Customers, decimal Revenue);

/// <summary>Something that limits an answer.</summary>
/// <param name="Code">What (<see cref="RfmNotes"/>).</param>
/// <param name="Measure">The measure concerned; null for all.</param>
/// <param name="Count">How many: see the code.</param>
public sealed record RfmNote(string Code, RfmMeasure? Measure = null, long Count = 0);

/// <summary>The codes of <see cref="RfmNote"/>.</summary>
public static class RfmNotes
{
    /// <summary>No answer: the data have no timestamps, so there is no recency.</summary>
    public const string NoTime = "no-time";

    /// <summary>No answer: the selection has no lines.</summary>
    public const string NoLines = "no-lines";

    /// <summary>No answer: no line of the selection names a customer. Count: its lines.</summary>
    public const string NoKnownCustomers = "no-known-customers";

    /// <summary>No answer: the known customers of the selection have returns only. Count: these customers.</summary>
    public const string NoOrders = "no-orders";

    /// <summary>Fewer customers than fifths need to mean something (<see cref="RfmAnalysis.FewCustomers"/>). Count: the customers.</summary>
    public const string FewCustomers = "few-customers";

    /// <summary>All customers have the same value in a measure, so it tells nothing. Count: the customers.</summary>
    public const string EqualValues = "equal-values";

    /// <summary>So many customers have the same value, or fixed borders lie so, that some scores are given to nobody. Count: these scores.</summary>
    public const string EmptyScores = "empty-scores";

    /// <summary>Customers who sent more back than they bought in the selection. Count: these customers.</summary>
    public const string NegativeSpend = "negative-spend";

    /// <summary>Customers with returns but no order in the selection; they are left out. Count: these customers.</summary>
    public const string ReturnsOnly = "returns-only";
}
