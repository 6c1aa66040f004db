using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Profiles;

/// <summary>
/// Profiles: what a group of customers is like against all others, each comparison with its interval, an effect without units and a p-value
/// corrected for the whole family of comparisons.
/// </summary>
/// <remarks>
/// The unit of inference is the customer, not the line and not the order. The lines of one customer are alike: they come from one taste, one
/// place, one habit. Counted as independent witnesses, a thousand lines of a single buyer would make a difference certain that rests on one
/// person. So each customer gives one number to each measure and counts once.
/// <para>
/// Unlike measures are ranked by effects on one scale: means by Hedges' g, shares of customers by Cohen's h. Both are differences in units of spread and
/// are read by the same marks (0.2 small, 0.5 medium, 0.8 large).
/// </para>
/// </remarks>
public static class ProfileAnalysis
{
    /// <summary>Fewer customers than this on a side are not compared.</summary>
    public const int FewestCustomers = 10;

    /// <summary>Most values of one attribute to compare.</summary>
    public const int MostValues = 100;

    /// <summary>The share of false ones among the comparisons called significant that is accepted on average.</summary>
    public const double FalseDiscoveryRate = 0.05;

    /// <summary>Asks for the aggregates of a selection and compares a group with all others.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection.</param>
    /// <param name="group">The group.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<ProfileResult> RunAsync(ISalesQueries queries, SalesFilter filter, ProfileGroup group, CancellationToken cancellation = default)
    {
        var histories = await queries.CustomerHistoriesAsync(filter, cancellation).ConfigureAwait(false);
        var traits = await queries.CustomerTraitsAsync(filter, group.Members, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return Of(histories, traits, group);
    }

    /// <summary>Scores a selection by RFM and compares one of its segments with all other customers.</summary>
    /// <param name="queries">Answers the aggregates.</param>
    /// <param name="filter">The selection; what comes after the as-of day of the options is left out.</param>
    /// <param name="options">How to score and name.</param>
    /// <param name="segment">The segment's name in the table of the options.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">The options cannot be used (see <see cref="RfmOptions.Check"/>), or their table has no such segment.</exception>
    public static async Task<ProfileResult> OfSegmentAsync(
        ISalesQueries queries, SalesFilter filter, RfmOptions options, string segment, CancellationToken cancellation = default)
    {
        var rfm = await RfmAnalysis.RunAsync(queries, filter, options, cancellation).ConfigureAwait(false);
        return await RunAsync(queries, AsOfDay.Known(filter, options.AsOf), ProfileGroup.OfSegment(rfm, segment, filter), cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares a group with all others.</summary>
    /// <param name="histories">What each customer of the selection did.</param>
    /// <param name="traits">How the group's and the others' purchases are spread, of the same selection and group.</param>
    /// <param name="group">The group.</param>
    public static ProfileResult Of(CustomerHistories histories, CustomerTraits traits, ProfileGroup group)
    {
        var values = new ProfileValues(histories, group.Members);
        var comparisons = new List<ProfileComparison>();
        var notes = new List<ProfileNote>();
        if (values.Group.Customers > 0 && values.Rest.Customers > 0)
        {
            var family = new ProfileFamily(group.ChosenBy);
            family.Add(values);
            foreach (var breakdown in traits.Breakdowns)
            {
                family.Add(breakdown, traits.Breakdowns);
            }
            comparisons = Ranked(family.Comparisons);
            notes.AddRange(family.Notes);
        }
        return new ProfileResult
        {
            Name = group.Members.Name,
            Group = values.Group.Of(values.Rest),
            Rest = values.Rest.Of(values.Group),
            Categories = [.. Categories(traits)],
            Comparisons = comparisons,
            Notes = [.. Notes(histories, values, group), .. notes],
            Lines = new LineUsage(values.Lines, histories.Lines.Used + histories.Lines.LeftOut - values.Lines),
        };
    }

    private static List<ProfileComparison> Ranked(List<ProfileComparison> family)
    {
        var tested = Enumerable.Range(0, family.Count).Where(place => family[place].PValue is not null).ToList();
        var adjusted = MultipleTesting.BenjaminiHochberg([.. tested.Select(place => family[place].PValue!.Value)]);
        var corrected = family.ToList();
        foreach (var (place, qValue) in tested.Zip(adjusted))
        {
            corrected[place] = family[place] with { QValue = qValue };
        }
        var bySize = tested.Where(place => corrected[place].Significant).OrderByDescending(place => Math.Abs(corrected[place].Effect!.Value)).ToList();
        for (var rank = 1; rank <= bySize.Count; rank++)
        {
            corrected[bySize[rank - 1]] = corrected[bySize[rank - 1]] with { Rank = rank };
        }
        return corrected;
    }

    private static IEnumerable<ProfileCategory> Categories(CustomerTraits traits)
    {
        var rows = traits.Breakdowns.FirstOrDefault(breakdown => breakdown.Kind == TraitKind.Category)?.Rows ?? [];
        var (group, rest) = (rows.Sum(row => row.Group.GrossRevenue), rows.Sum(row => row.Rest.GrossRevenue));
        return rows.Select(row => new ProfileCategory(
            row.Key,
            row.Group.GrossRevenue,
            group > 0 ? (double)(row.Group.GrossRevenue / group) : null,
            row.Rest.GrossRevenue,
            rest > 0 ? (double)(row.Rest.GrossRevenue / rest) : null));
    }

    private static IEnumerable<ProfileNote> Notes(CustomerHistories histories, ProfileValues values, ProfileGroup group)
    {
        var (members, others) = (values.Group.Customers, values.Rest.Customers);
        if (histories.Count == 0)
        {
            yield return histories.UnknownLines == 0
                ? new ProfileNote(ProfileNotes.NoLines)
                : new ProfileNote(ProfileNotes.NoKnownCustomers, histories.UnknownLines);
            yield break;
        }
        var absent = values.Members - members;
        if (members == 0)
        {
            yield return new ProfileNote(ProfileNotes.NoMembers, group.Members.CustomerKeys.Count);
            yield break;
        }
        if (absent > 0)
        {
            yield return new ProfileNote(ProfileNotes.MembersWithoutOrders, absent);
        }
        if (others == 0)
        {
            yield return new ProfileNote(ProfileNotes.NoRest, members);
            yield break;
        }
        if (members < FewestCustomers)
        {
            yield return new ProfileNote(ProfileNotes.FewMembers, members);
        }
        if (others < FewestCustomers)
        {
            yield return new ProfileNote(ProfileNotes.FewOthers, others);
        }
        if (!histories.HasTime)
        {
            yield return new ProfileNote(ProfileNotes.NoTime);
        }
    }
}
