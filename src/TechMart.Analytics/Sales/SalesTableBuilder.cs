namespace TechMart.Analytics.Sales;

/// <summary>
/// Builds a <see cref="SalesTable"/> from blocks of lines in any order. The result does not depend on the order of the
/// blocks or on the number of threads. <see cref="Add"/> may be called from several threads.
/// </summary>
public sealed class SalesTableBuilder(bool hasTime, OrderRule orderRule = OrderRule.CustomerAndTime)
{
    /// <summary>Whether the data have timestamps.</summary>
    public bool HasTime { get; } = hasTime;

    /// <summary>How lines without an order number are gathered into orders.</summary>
    public OrderRule OrderRule { get; } = orderRule;

    /// <summary>Takes a copy of a block's lines; the block may be used again afterwards.</summary>
    public void Add(SalesBatch batch) => throw new NotImplementedException();

    /// <summary>
    /// Sorts and packs what was added. <paramref name="vocabulary"/> must hold every code that the lines use;
    /// texts that no line uses do not appear in the table.
    /// </summary>
    public SalesTable Build(SalesVocabulary vocabulary, CancellationToken cancellation = default) => throw new NotImplementedException();
}
