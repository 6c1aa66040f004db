namespace TechMart.Analytics.Customers.Rfm;

/// <summary>What would become of a customer, against the borders as they stand: all other customers stay as they are.</summary>
/// <param name="NextOrder">Were it to order once more on the as-of day.</param>
/// <param name="Silence">Were it to order nothing; null where no silence, however long, leads to another segment.</param>
/// <param name="Distances">How far the next score is in each measure by itself, where there is one: a lower recency score, a higher frequency and monetary score.</param>
public sealed record RfmOutlook(RfmNextOrder NextOrder, RfmSilence? Silence, IReadOnlyList<RfmDistance> Distances);

/// <summary>
/// One more order on the as-of day, at the customer's usual order value. It changes all three measures at once: no day has passed since the last order, there is an order
/// more, and the money of it.
/// </summary>
/// <param name="Value">
/// The usual order value: the customer's spend (net, or gross by the options) by order. Null where returns outweigh sales; then money is left as it is.
/// </param>
/// <param name="R">Recency score then.</param>
/// <param name="F">Frequency score then.</param>
/// <param name="M">Monetary score then.</param>
/// <param name="Segment">Segment then, which can be that of today.</param>
public sealed record RfmNextOrder(decimal? Value, int R, int F, int M, string Segment);

/// <summary>Days without an order, which change recency only.</summary>
/// <param name="Days">The fewest days, counted from the as-of day, that lead to another segment.</param>
/// <param name="R">Recency score then.</param>
/// <param name="Segment">Segment then.</param>
public sealed record RfmSilence(long Days, int R, string Segment);

/// <summary>How far the next score of one measure is, the other two left as they are.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Amount">Days of silence, orders (or days with orders), or money (the least whole hundredth that is enough, on the same orders).</param>
/// <param name="Score">The score then.</param>
public sealed record RfmDistance(RfmMeasure Measure, decimal Amount, int Score);

/// <summary>Which of the two, an order or silence, soon leads a customer to another segment.</summary>
[Flags]
public enum NearBorders : byte
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>
    /// One more order on the as-of day (<see cref="RfmNextOrder"/>) leads to another segment than being recent alone would: it crosses a border of frequency or
    /// money, and not only one of recency, as any order does.
    /// </summary>
    Order = 1,

    /// <summary>A few days of silence (<see cref="RfmOptions.NearDays"/>) lead to another segment.</summary>
    Silence = 2,
}
