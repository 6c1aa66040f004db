using System.Collections;

namespace TechMart.Analytics.Sales;

/// <summary>
/// The orders whose lines lie with several customers. The table's order column counts an order once for each of its customers
/// (a <em>part</em>), which is what figures of customers need; totals take the surplus off again with the help of this list,
/// which is short in real data.
/// </summary>
internal sealed class SplitOrders
{
    private readonly Dictionary<int, int> _orderOfPart;
    private readonly BitArray _isSplit;
    private readonly int _knownParts;

    /// <param name="orderOfPart">For each part of a split order a number that its parts share.</param>
    /// <param name="parts">Number of parts of all orders.</param>
    /// <param name="knownParts">Parts of known customers; these come first.</param>
    public SplitOrders(Dictionary<int, int> orderOfPart, int parts, int knownParts)
    {
        _orderOfPart = orderOfPart;
        _knownParts = knownParts;
        _isSplit = new BitArray(parts);
        foreach (var part in orderOfPart.Keys)
        {
            _isSplit[part] = true;
        }
    }

    public bool Contains(int part) => _isSplit[part];

    public int OrderOf(int part) => _orderOfPart[part];

    /// <summary>
    /// How often the orders that were met, each counted once for every part of it, were counted too often: of all customers, and of
    /// known ones.
    /// </summary>
    public (int Orders, int Known) Surplus(IEnumerable<int> distinctParts)
    {
        var (orders, known) = (0, 0);
        foreach (var parts in distinctParts.GroupBy(OrderOf))
        {
            orders += parts.Count() - 1;
            known += Math.Max(0, parts.Count(part => part < _knownParts) - 1);
        }
        return (orders, known);
    }
}
