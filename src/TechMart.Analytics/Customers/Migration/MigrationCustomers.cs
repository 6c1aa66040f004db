using System.Collections;
using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Customers.Migration;

/// <summary>Everybody who ordered in either period, by id in ordinal order, a column for each value. Immutable.</summary>
public sealed class MigrationCustomers : IReadOnlyList<MigrationCustomer>
{
    private readonly IReadOnlyList<string> _segments;
    private readonly List<MigrationRow> _rows;

    internal MigrationCustomers(IReadOnlyList<string> segments, List<MigrationRow> rows)
    {
        _segments = segments;
        _rows = rows;
    }

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public MigrationCustomer this[int index]
    {
        get
        {
            var row = _rows[index];
            return new MigrationCustomer(
                row.Customer,
                _segments[row.From],
                _segments[row.To],
                row.Reason,
                row.Expected < 0 ? null : _segments[row.Expected],
                FixedPoint.ToDecimal(row.NetBefore),
                FixedPoint.ToDecimal(row.NetAfter));
        }
    }

    /// <summary>The customers of one cell, by id in ordinal order.</summary>
    /// <param name="from">Where they were: a segment's code, or <see cref="MigrationSegments.New"/>.</param>
    /// <param name="to">Where they are: a segment's code, or <see cref="MigrationSegments.Gone"/>.</param>
    public IEnumerable<MigrationCustomer> Of(string from, string to) => this.Where(customer => customer.From == from && customer.To == to);

    /// <inheritdoc/>
    public IEnumerator<MigrationCustomer> GetEnumerator()
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
/// <param name="From">Where it was: a segment's code, or <see cref="MigrationSegments.New"/>.</param>
/// <param name="To">Where it is: a segment's code, or <see cref="MigrationSegments.Gone"/>.</param>
/// <param name="Reason">Why it moved or stayed.</param>
/// <param name="ByFormerBorders">Where the latter values would have led by the former borders; null for who did not order in both periods.</param>
/// <param name="RevenueBefore">Sales less returns in the former period; 0 for who did not order in it.</param>
/// <param name="RevenueAfter">Sales less returns in the latter period; 0 for who did not order in it.</param>
public readonly record struct MigrationCustomer(
    string Customer, string From, string To, MoveReason Reason, string? ByFormerBorders, decimal RevenueBefore, decimal RevenueAfter);

/// <summary>A customer with the places of segments and money in ten-thousandths; expected −1 = not in both periods.</summary>
internal readonly record struct MigrationRow(string Customer, byte From, byte To, MoveReason Reason, short Expected, long NetBefore, long NetAfter);
