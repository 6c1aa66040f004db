using System.Collections;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Rfm;

/// <summary>The scored customers by id in ordinal order, a column for each value. Immutable.</summary>
public sealed class RfmCustomers : IReadOnlyList<RfmCustomer>
{
    private readonly RfmValueColumns _values;
    private readonly RfmBorders _borders;
    private readonly byte[] _segment;
    private readonly NearBorders[] _near;

    internal RfmCustomers(RfmValueColumns values, RfmBorders borders, byte[] segment, NearBorders[] near)
    {
        _values = values;
        _borders = borders;
        _segment = segment;
        _near = near;
    }

    /// <inheritdoc/>
    public int Count => _values.Customers.Count;

    /// <summary>The customers' ids as the file writes them.</summary>
    public IReadOnlyList<string> Ids => _values.Customers;

    /// <summary>Recency in days.</summary>
    public ReadOnlySpan<long> Recency => _values.Recency;

    /// <summary>Frequency.</summary>
    public ReadOnlySpan<long> Frequency => _values.Frequency;

    /// <summary>Monetary value in ten-thousandths.</summary>
    public ReadOnlySpan<long> Monetary => _values.Monetary;

    /// <summary>Recency score, 1 to 5.</summary>
    public ReadOnlySpan<byte> R => _borders.Recency.ScoreOfCustomer;

    /// <summary>Frequency score, 1 to 5.</summary>
    public ReadOnlySpan<byte> F => _borders.Frequency.ScoreOfCustomer;

    /// <summary>Monetary score, 1 to 5.</summary>
    public ReadOnlySpan<byte> M => _borders.Monetary.ScoreOfCustomer;

    /// <summary>Place of the segment in <see cref="RfmResult.Segments"/>.</summary>
    public ReadOnlySpan<byte> Segment => _segment;

    /// <summary>Sales less returns of a customer, in ten-thousandths.</summary>
    internal long NetOf(int index) => _values.Net[index];

    /// <inheritdoc/>
    public RfmCustomer this[int index] => new(
        Ids[index],
        (int)_values.Recency[index],
        (int)_values.Frequency[index],
        FixedPoint.ToDecimal(_values.Monetary[index]),
        R[index],
        F[index],
        M[index],
        _borders.Table.Segments[_segment[index]],
        _values.Orders[index],
        FixedPoint.ToDecimal(_values.Net[index]),
        _near[index]);

    /// <summary>Place of a customer, or a negative number where it was not scored.</summary>
    public int Find(string id)
    {
        var (first, last) = (0, Count - 1);
        while (first <= last)
        {
            var middle = (first + last) / 2;
            switch (string.CompareOrdinal(Ids[middle], id))
            {
                case 0:
                    return middle;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    last = middle - 1;
                    break;
            }
        }
        return ~first;
    }

    /// <summary>
    /// What one more order, or silence, would make of a customer, against the borders as they stand (all other customers stay as they are).
    /// Under rules by ranks, the lowest score that the new value can get is taken.
    /// </summary>
    public RfmOutlook Outlook(int index) => new(NextOrder(index), Silence(index), [.. _borders.Distances(_values, index)]);

    /// <summary>The first part of <see cref="Outlook"/>.</summary>
    public RfmNextOrder NextOrder(int index) => _borders.NextOrder(_values, index);

    /// <summary>The second part of <see cref="Outlook"/>.</summary>
    public RfmSilence? Silence(int index) => _borders.Silence(_values, index);

    /// <inheritdoc/>
    public IEnumerator<RfmCustomer> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One customer.</summary>
/// <param name="Customer">The id as the file writes it.</param>
/// <param name="Recency">Calendar days from the last sale to the as-of day.</param>
/// <param name="Frequency">Orders, or days with orders, by the options.</param>
/// <param name="Monetary">Net or gross spend, or net spend by order, by the options.</param>
/// <param name="R">Recency score: 1 (longest ago) to 5.</param>
/// <param name="F">Frequency score: 1 to 5.</param>
/// <param name="M">Monetary score: 1 to 5.</param>
/// <param name="Segment">The segment's code (<see cref="SegmentCodes"/>), or another name from the table.</param>
/// <param name="Orders">Distinct orders.</param>
/// <param name="Revenue">Sales less returns.</param>
/// <param name="Near">What soon leads the customer to another segment.</param>
public readonly record struct RfmCustomer(
    string Customer, int Recency, int Frequency, decimal Monetary, int R, int F, int M, string Segment, int Orders, decimal Revenue, NearBorders Near);

/// <summary>The values that are scored, an entry for each scored customer.</summary>
/// <param name="Customers">Ids in ordinal order.</param>
/// <param name="Orders">Distinct orders.</param>
/// <param name="Net">Sales less returns, in ten-thousandths.</param>
/// <param name="Spend">What the monetary value is made from: net or gross spend, in ten-thousandths.</param>
/// <param name="Recency">Days.</param>
/// <param name="Frequency">Orders or order days.</param>
/// <param name="Monetary">Ten-thousandths: the spend, or the spend by order.</param>
internal sealed record RfmValueColumns(
    IReadOnlyList<string> Customers, int[] Orders, long[] Net, long[] Spend, long[] Recency, long[] Frequency, long[] Monetary);
