using TechMart.Analytics.Customers.Migration;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>The customers who moved from one RFM segment to another between two periods (or stayed, came or went). The period of <see cref="SegmentDefinition.Within"/> is left out of account.</summary>
/// <param name="Options">The periods and the scoring.</param>
public sealed record MoveSegmentDefinition(MigrationOptions Options) : SegmentDefinition
{
    /// <summary>Where they were: a segment's code or <see cref="MigrationSegments.New"/>; null = anywhere.</summary>
    public string? From { get; init; }

    /// <summary>Where they are: a segment's code or <see cref="MigrationSegments.Gone"/>; null = anywhere.</summary>
    public string? To { get; init; }

    /// <summary>Why they moved or stayed; null = for any reason.</summary>
    public MoveReason? Reason { get; init; }

    /// <inheritdoc/>
    public override RfmOptions? Scoring => Options.Rfm with { AsOf = null };

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => ChosenMeasures.Rfm(Options.Rfm);

    /// <inheritdoc/>
    public override void Check()
    {
        if (Options is null)
        {
            throw new SegmentException(SegmentProblem.BadPeriods);
        }
        try
        {
            Options.Rfm.Check();
        }
        catch (ArgumentException fault)
        {
            throw new SegmentException(SegmentProblem.BadScoring, cause: fault);
        }
        try
        {
            Options.Check();
        }
        catch (ArgumentException fault)
        {
            throw new SegmentException(SegmentProblem.BadPeriods, cause: fault);
        }
        string[] places = [.. Options.Rfm.Segments.Segments, MigrationSegments.New, MigrationSegments.Gone];
        foreach (var place in new[] { From, To })
        {
            if (place is not null && !places.Contains(place, StringComparer.Ordinal))
            {
                throw new SegmentException(SegmentProblem.NotInTable, place);
            }
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        Check();
        // The whole data set's own days: what lies behind them is not known, rather than silence.
        var data = await queries.DaysAsync(cancellation: cancellation).ConfigureAwait(false);
        var moves = await MigrationAnalysis.RunAsync(queries, sales, Options, data?.From, data?.To, cancellation).ConfigureAwait(false);
        return
        [
            .. moves.Customers
                .Where(customer => (From is null || customer.From == From) && (To is null || customer.To == To) && (Reason is null || customer.Reason == Reason))
                .Select(customer => customer.Customer),
        ];
    }
}
