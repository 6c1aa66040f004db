using System.Collections;
using TechMart.Analytics.Customers.Rfm;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Segments;

/// <summary>
/// The customers of a selection, or those of them who belong to a segment, with everything that is known of each: the list that people look through and take
/// away. Scores and segments are those among <em>all</em> customers of the selection, not only among those listed. Highest spend first, equal ones by id in
/// ordinal order; a row is made when it is asked for.
/// </summary>
public sealed class CustomerList : IReadOnlyList<CustomerListRow>
{
    /// <summary>The attributes that tell where a customer is.</summary>
    public static IReadOnlyList<string> Places { get; } = ["country", "region"];

    private readonly int[] _listed;
    private readonly CustomerPreferences _preferences;

    private CustomerList(RfmResult rfm, CustomerPreferences preferences, int[] listed, CustomerSegment? segment)
    {
        Rfm = rfm;
        _preferences = preferences;
        _listed = listed;
        Segment = segment;
    }

    /// <summary>The scores of all customers of the selection.</summary>
    public RfmResult Rfm { get; }

    /// <summary>The segment whose members are listed; null = everybody.</summary>
    public CustomerSegment? Segment { get; }

    /// <summary>Members of the segment without an order in the selection; they are not listed.</summary>
    public int MembersWithoutOrders => Segment is null ? 0 : Segment.CustomerKeys.Count - Count;

    /// <summary>Whether sales have categories.</summary>
    public bool HasCategories { get; private init; }

    /// <summary>Those of <see cref="Places"/> that the data have; each row has its values in this order.</summary>
    public IReadOnlyList<string> PlaceNames => _preferences.Attributes;

    /// <summary>Sales less returns of those listed.</summary>
    public decimal Revenue { get; private init; }

    /// <summary>What is to be known of the customers listed, or why there are none.</summary>
    public IEnumerable<RfmNote> Notes
    {
        get
        {
            foreach (var note in Rfm.Notes.Where(note => !IsOfScores(note)))
            {
                if (Segment is null || Rfm.Customers.Count == 0)
                {
                    yield return note;
                }
                else if (note.Code == RfmNotes.NegativeSpend && _listed.Count(place => Rfm.Customers.NetOf(place) < 0) is > 0 and var senders)
                {
                    // The note of everybody would count people who are not on the list.
                    yield return note with { Count = senders };
                }
            }
        }
    }

    /// <summary>What limits the scores, which compare all customers of the selection.</summary>
    public IEnumerable<RfmNote> ScoreNotes => Rfm.Notes.Where(IsOfScores);

    /// <inheritdoc/>
    public int Count => _listed.Length;

    /// <inheritdoc/>
    public CustomerListRow this[int index]
    {
        get
        {
            var place = _listed[index];
            var customer = Rfm.Customers[place];
            return new CustomerListRow(
                place,
                customer,
                customer.Orders > 0 ? customer.Revenue / customer.Orders : null,
                _preferences.FavouriteCategory(place),
                PlaceNames.Count > 0 ? _preferences.LastValue(0, place) : null,
                PlaceNames.Count > 1 ? _preferences.LastValue(1, place) : null,
                Rfm.AsOf?.AddDays(-customer.Recency));
        }
    }

    /// <summary>What one more order would make of the customer of a row.</summary>
    public RfmNextOrder NextOrder(CustomerListRow row) => Rfm.Customers.NextOrder(row.Place);

    /// <summary>What silence would; null where it changes nothing.</summary>
    public RfmSilence? Silence(CustomerListRow row) => Rfm.Customers.Silence(row.Place);

    /// <summary>Makes the list.</summary>
    /// <param name="queries">Answers aggregates.</param>
    /// <param name="rfm">The scores of all customers of the selection.</param>
    /// <param name="filter">The selection, without a segment.</param>
    /// <param name="segment">Whom to list; null = everybody.</param>
    /// <param name="hasCategories">Whether sales have categories.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static async Task<CustomerList> OfAsync(
        ISalesQueries queries, RfmResult rfm, SalesFilter filter, CustomerSegment? segment, bool hasCategories, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(rfm);
        // As scores do, preferences know nothing of what came after the as-of day.
        var preferences = await queries.CustomerPreferencesAsync(AsOfDay.Known(filter, rfm.Options.AsOf), Places, cancellation).ConfigureAwait(false);
        if (rfm.Customers.Count > 0 && rfm.Customers.Count != preferences.Customers.Count)
        {
            throw new ArgumentException("The scores are those of another selection.", nameof(rfm));
        }
        var listed = BySpend(
            rfm.Customers,
            segment?.CustomerKeys.Select(rfm.Customers.Find).Where(place => place >= 0).Distinct() ?? Enumerable.Range(0, rfm.Customers.Count));
        var revenue = FixedPoint.ToDecimal(listed.Sum(rfm.Customers.NetOf));
        return new CustomerList(rfm, preferences, listed, segment) { HasCategories = hasCategories, Revenue = revenue };
    }

    /// <inheritdoc/>
    public IEnumerator<CustomerListRow> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsOfScores(RfmNote note) => note.Code is RfmNotes.FewCustomers or RfmNotes.EqualValues or RfmNotes.EmptyScores;

    private static int[] BySpend(RfmCustomers customers, IEnumerable<int> places)
    {
        var listed = places.ToArray();
        Array.Sort(listed, (one, other) => customers.NetOf(other).CompareTo(customers.NetOf(one)) is var spend and not 0 ? spend : one.CompareTo(other));
        return listed;
    }
}

/// <summary>One customer of a list.</summary>
/// <param name="Place">Its place in <see cref="CustomerList.Rfm"/>.</param>
/// <param name="Scored">Values, scores, segment, orders, revenue and what soon leads to another segment.</param>
/// <param name="OrderValue">Sales less returns by order.</param>
/// <param name="FavouriteCategory">The category that it spent most on; null where no sale has one.</param>
/// <param name="FirstPlace">The first of <see cref="CustomerList.PlaceNames"/> at the last sale that has one.</param>
/// <param name="SecondPlace">The second of them.</param>
/// <param name="LastOrder">Day of the last sale.</param>
public readonly record struct CustomerListRow(
    int Place, RfmCustomer Scored, decimal? OrderValue, string? FavouriteCategory, string? FirstPlace, string? SecondPlace, DateOnly? LastOrder);
