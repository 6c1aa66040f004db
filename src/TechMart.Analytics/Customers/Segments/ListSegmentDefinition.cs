using System.Security.Cryptography;
using System.Text;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>A frozen list of customers: whoever is on it stays on it, whatever the data become.</summary>
/// <param name="Customers">Their ids as the file writes them.</param>
public sealed record ListSegmentDefinition(IReadOnlyList<string> Customers) : SegmentDefinition
{
    /// <summary>Most customers of a list.</summary>
    public const int MostCustomers = 1_000_000;

    /// <summary>Longest id.</summary>
    public const int MostLetters = 500;

    /// <summary>How those on the list were found when it was frozen; null = not known.</summary>
    public SegmentDefinition? Former { get; init; }

    /// <inheritdoc/>
    public override bool IsLive => false;

    /// <inheritdoc/>
    public override RfmOptions? Scoring => Former?.Scoring;

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => Former?.ChosenBy ?? [];

    /// <inheritdoc/>
    /// <remarks>Lists are long; their hash stands for them.</remarks>
    public override string Key => "list-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SegmentJson.Write(this))));

    /// <inheritdoc/>
    public override void Check()
    {
        if (Customers is not { Count: > 0 })
        {
            throw new SegmentException(SegmentProblem.NobodyListed);
        }
        if (Customers.Count > MostCustomers || Customers.Any(customer => customer is null or { Length: > MostLetters }))
        {
            throw new SegmentException(SegmentProblem.TooLong);
        }
        if (Former is { IsLive: false })
        {
            throw new SegmentException(SegmentProblem.Unreadable, "former");
        }
        Former?.Check();
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<string>>([.. Customers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}
