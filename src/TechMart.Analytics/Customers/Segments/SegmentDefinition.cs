using System.Text.Json.Serialization;
using TechMart.Analytics.Customers.Profiles;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// How the members of a segment are found: an RFM segment, conditions, a frozen list, … A live definition is computed anew from every version of
/// the data. Immutable; written and read as JSON by <see cref="SegmentJson"/>.
/// </summary>
/// <remarks>A new kind is a record that derives from this one, a line below, and its words in <c>SegmentDefinitionWords</c>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RfmSegmentDefinition), "rfm")]
[JsonDerivedType(typeof(MoveSegmentDefinition), "move")]
[JsonDerivedType(typeof(ClusterSegmentDefinition), "cluster")]
[JsonDerivedType(typeof(ConsumptionSegmentDefinition), "consumption")]
[JsonDerivedType(typeof(ConditionSegmentDefinition), "conditions")]
[JsonDerivedType(typeof(ListSegmentDefinition), "list")]
public abstract record SegmentDefinition
{
    /// <summary>
    /// The sales that members are computed from; null = the whole data set, whatever the filter of the page. Only an RFM segment that is not saved follows the
    /// period of the filter that names it (<see cref="SegmentReference.InPeriod"/>).
    /// </summary>
    public SegmentScope? Within { get; init; }

    /// <summary>Whether the members follow the data.</summary>
    [JsonIgnore]
    public virtual bool IsLive => true;

    /// <summary>A text that is equal for equal definitions: part of the key of the result cache.</summary>
    [JsonIgnore]
    public virtual string Key => SegmentJson.Write(this);

    /// <summary>How the customers of its list are best scored, so that their segments are those that it speaks of; null = as usual.</summary>
    [JsonIgnore]
    public virtual RfmOptions? Scoring => null;

    /// <summary>The measures of a profile (<see cref="ProfileMeasures"/>) that members are chosen by: they differ from the others there by definition.</summary>
    [JsonIgnore]
    public IReadOnlyCollection<string> ChosenBy => [.. Choosing.Concat(ChosenMeasures.Scope(Within)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether it can be computed.</summary>
    /// <exception cref="SegmentException">It cannot; the exception says why.</exception>
    public abstract void Check();

    /// <summary>Finds the members, by their ids as the file writes them, in ordinal order.</summary>
    /// <param name="queries">Answers aggregates of the data set.</param>
    /// <param name="sales">What they are computed from: the sales of <see cref="Within"/>, the members of a segment that these name already found (<see cref="SegmentMembers"/>).</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="SegmentException">The definition cannot be computed.</exception>
    public abstract Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, SalesFilter sales, CancellationToken cancellation = default);

    /// <summary>Finds the members where no saved segment has to be known.</summary>
    /// <param name="queries">Answers aggregates of the data set.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="SegmentException">The definition cannot be computed, or is limited to a saved segment.</exception>
    public async Task<IReadOnlyList<string>> MembersAsync(ISalesQueries queries, CancellationToken cancellation = default) =>
        [.. (await new SegmentMembers(queries).OfAsync(this, Key, cancellation).ConfigureAwait(false)).CustomerKeys];

    /// <summary>The measures of a profile that this kind of segment chooses by, its scope left out of account.</summary>
    [JsonIgnore]
    protected abstract IEnumerable<string> Choosing { get; }
}
