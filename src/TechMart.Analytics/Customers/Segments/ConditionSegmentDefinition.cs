using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>The customers with at least one order who fulfil all of some conditions.</summary>
/// <param name="Conditions">The conditions; each must hold.</param>
public sealed record ConditionSegmentDefinition(IReadOnlyList<SegmentCondition> Conditions) : SegmentDefinition
{
    /// <summary>Most conditions.</summary>
    public const int MostConditions = 20;

    /// <inheritdoc/>
    protected override IEnumerable<string> Choosing => Conditions.SelectMany(ChosenMeasures.Condition);

    /// <inheritdoc/>
    public override void Check()
    {
        if (Conditions is not { Count: > 0 })
        {
            throw new SegmentException(SegmentProblem.NoConditions);
        }
        if (Conditions.Count > MostConditions)
        {
            throw new SegmentException(SegmentProblem.TooManyConditions);
        }
        if (Conditions.FirstOrDefault(condition => condition is not { IsClear: true }) is { } unclear)
        {
            throw new SegmentException(SegmentProblem.BadCondition, unclear.Measure?.ToString() ?? unclear.Of);
        }
        if (Conditions.Contains(null!))
        {
            throw new SegmentException(SegmentProblem.BadCondition);
        }
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        Check();
        var histories = await queries.CustomerHistoriesAsync(sales, cancellation).ConfigureAwait(false);
        var rfm = Conditions.Any(condition => condition.Measure >= CustomerMeasure.RecencyScore) ? RfmAnalysis.Of(histories, new RfmOptions()) : null;
        var buyers = new Dictionary<SegmentCondition, HashSet<string>>(ReferenceEqualityComparer.Instance);
        foreach (var condition in Conditions.Where(condition => condition.Of is not null))
        {
            buyers[condition] = await BuyersAsync(queries, sales, condition, cancellation).ConfigureAwait(false);
        }
        cancellation.ThrowIfCancellationRequested();
        var members = new List<string>();
        foreach (var history in histories)
        {
            if (history.Orders > 0 && Conditions.All(condition => condition.Of is null
                ? Holds(condition, ValueOf(condition.Measure!.Value, history, histories.AsOf, rfm))
                : buyers[condition].Contains(history.Customer) == (condition.AnyOf is not null)))
            {
                members.Add(history.Customer);
            }
        }
        return members;
    }

    /// <summary>The customers with a sale of any of a condition's values.</summary>
    private static async Task<HashSet<string>> BuyersAsync(ISalesQueries queries, SalesFilter sales, SegmentCondition condition, CancellationToken cancellation)
    {
        var values = condition.AnyOf ?? condition.NoneOf!;
        var already = condition.Of == SegmentCondition.Category
            ? sales.Categories
            : sales.Attributes.FirstOrDefault(attribute => attribute.Key == condition.Of).Value ?? [];
        var wanted = already.Count == 0 ? values : [.. values.Intersect(already, StringComparer.Ordinal)];
        if (wanted.Count == 0)
        {
            return [];
        }
        var filter = condition.Of == SegmentCondition.Category
            ? new SalesFilter(sales.From, sales.To, wanted, sales.Attributes, sales.Segment)
            : new SalesFilter(
                sales.From, sales.To, sales.Categories, sales.Attributes.Where(attribute => attribute.Key != condition.Of).Append(new(condition.Of!, wanted)), sales.Segment);
        var histories = await queries.CustomerHistoriesAsync(filter, cancellation).ConfigureAwait(false);
        return histories.Where(history => history.Orders > 0).Select(history => history.Customer).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The number of a customer; null where the data have no timestamps to count days by, or the customer has no score.</summary>
    private static decimal? ValueOf(CustomerMeasure measure, in CustomerHistory history, DateOnly? asOf, RfmResult? rfm) => measure switch
    {
        CustomerMeasure.Recency => Days(history.Last, asOf),
        CustomerMeasure.Tenure => Days(history.First, asOf),
        CustomerMeasure.Orders => history.Orders,
        CustomerMeasure.Spend => history.Revenue,
        CustomerMeasure.OrderValue => history.Revenue / history.Orders,
        CustomerMeasure.Returns => history.Returns,
        CustomerMeasure.Units => history.Units,
        _ when rfm is null || rfm.Customers.Find(history.Customer) is < 0 => null,
        CustomerMeasure.RecencyScore => rfm.Customers.R[rfm.Customers.Find(history.Customer)],
        CustomerMeasure.FrequencyScore => rfm.Customers.F[rfm.Customers.Find(history.Customer)],
        CustomerMeasure.MonetaryScore => rfm.Customers.M[rfm.Customers.Find(history.Customer)],
        _ => null,
    };

    private static decimal? Days(DateTime? moment, DateOnly? asOf) =>
        moment is { } time && asOf is { } day ? day.DayNumber - DateOnly.FromDateTime(time).DayNumber : null;

    private static bool Holds(SegmentCondition condition, decimal? value) => value is { } number && condition.Is switch
    {
        MeasureComparison.AtLeast => number >= condition.Value,
        MeasureComparison.MoreThan => number > condition.Value,
        MeasureComparison.AtMost => number <= condition.Value,
        MeasureComparison.LessThan => number < condition.Value,
        _ => number == condition.Value,
    };
}
