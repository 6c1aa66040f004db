using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>One cell of the table of RFM segments.</summary>
/// <param name="R">Recency score, 1 to 5.</param>
/// <param name="Other">Score on the table's other axis, 1 to 5.</param>
public sealed record RfmSegmentCell(int R, int Other);

/// <summary>The customers of an RFM segment, or of one cell of its table.</summary>
public sealed record RfmSegmentDefinition : SegmentDefinition
{
    /// <summary>The segment's code in the table; null where a cell is meant.</summary>
    public string? Segment { get; init; }

    /// <summary>The cell; null where a segment is meant.</summary>
    public RfmSegmentCell? Cell { get; init; }

    /// <summary>How customers are scored and named.</summary>
    public RfmOptions Options { get; init; } = new();

    /// <inheritdoc/>
    public override RfmOptions? Scoring => Options;

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => ChosenMeasures.Rfm(Options);

    /// <inheritdoc/>
    public override void Check()
    {
        try
        {
            Options.Check();
        }
        catch (ArgumentException fault)
        {
            throw new SegmentException(SegmentProblem.BadScoring, cause: fault);
        }
        if (Segment is not null && Cell is null)
        {
            if (!Options.Segments.Segments.Contains(Segment, StringComparer.Ordinal))
            {
                throw new SegmentException(SegmentProblem.NotInTable, Segment);
            }
        }
        else if (Segment is not null || Cell is not { R: >= 1 and <= SegmentTable.Scores, Other: >= 1 and <= SegmentTable.Scores })
        {
            throw new SegmentException(SegmentProblem.NotInTable, Segment ?? $"{Cell?.R}-{Cell?.Other}");
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default)
    {
        Check();
        return MembersOf(await RfmAnalysis.RunAsync(queries, sales, Options, cancellation).ConfigureAwait(false));
    }

    /// <summary>The members among customers that are scored by the same options already.</summary>
    public IReadOnlyList<string> MembersOf(RfmResult rfm)
    {
        ArgumentNullException.ThrowIfNull(rfm);
        var customers = rfm.Customers;
        var table = Options.Segments;
        var place = Segment is null ? -1 : table.Segments.ToList().IndexOf(Segment);
        var members = new List<string>();
        for (var customer = 0; customer < customers.Count; customer++)
        {
            if (Cell is { } cell
                ? customers.R[customer] == cell.R && table.OtherScore(customers.F[customer], customers.M[customer]) == cell.Other
                : customers.Segment[customer] == place)
            {
                members.Add(customers.Ids[customer]);
            }
        }
        return members;
    }

    /// <summary>The text that stands for it in addresses where nothing but segment or cell is chosen; else null.</summary>
    internal string? ShortText => Within is not null || Options != new RfmOptions() ? null
        : Segment ?? (Cell is { } cell ? FormattableString.Invariant($"{cell.R}-{cell.Other}") : null);

    /// <summary>Reads <see cref="ShortText"/>.</summary>
    internal static RfmSegmentDefinition OfShortText(string text) =>
        text is [>= '1' and <= '5', '-', >= '1' and <= '5']
            ? new RfmSegmentDefinition { Cell = new RfmSegmentCell(text[0] - '0', text[2] - '0') }
            : new RfmSegmentDefinition { Segment = text };
}
