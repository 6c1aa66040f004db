using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Rfm;

namespace TechMart.Cli.Answers;

/// <summary>RFM: customers with their scores and segments.</summary>
internal sealed record RfmAnswer(
    DateOnly? AsOf,
    TieRule Ties,
    decimal Revenue,
    IReadOnlyDictionary<string, RfmScaleAnswer> Scores,
    IEnumerable<RfmCustomerAnswer> Customers,
    IReadOnlyList<RfmSegment> Segments,
    IReadOnlyList<RfmCell> Grid,
    IReadOnlyList<RfmNote> Notes,
    long UnknownLines)
{
    public static RfmAnswer Of(RfmResult rfm, bool withMoves) => new(
        rfm.AsOf,
        rfm.Options.Ties,
        rfm.Revenue,
        new[] { rfm.Recency, rfm.Frequency, rfm.Monetary }.ToDictionary(
            scale => scale.Measure.ToString().ToLowerInvariant(), scale => new RfmScaleAnswer(scale.Borders, scale.Bands)),
        rfm.Customers.Select((customer, index) => new RfmCustomerAnswer(
            customer.Customer, customer.Recency, customer.Frequency, customer.Monetary, customer.R, customer.F, customer.M, customer.Segment,
            Near(customer.Near), withMoves ? rfm.Customers.Outlook(index) : null)),
        rfm.Segments,
        rfm.Grid,
        rfm.Notes,
        rfm.UnknownLines);

    private static NearBorders[] Near(NearBorders near) =>
        [.. new[] { NearBorders.Order, NearBorders.Silence }.Where(border => near.HasFlag(border))];
}

/// <summary>How one measure was scored.</summary>
internal sealed record RfmScaleAnswer(IReadOnlyList<decimal> Borders, IReadOnlyList<ScoreBand> Bands);

/// <summary>One customer; the outlook only where it was asked for.</summary>
internal sealed record RfmCustomerAnswer(
    string Customer,
    int Recency,
    int Frequency,
    decimal Monetary,
    int R,
    int F,
    int M,
    string Segment,
    IReadOnlyList<NearBorders> Near,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RfmOutlook? Outlook);
