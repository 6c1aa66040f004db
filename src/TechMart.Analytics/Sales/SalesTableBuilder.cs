namespace TechMart.Analytics.Sales;

/// <summary>
/// Builds a <see cref="SalesTable"/> from blocks of lines in any order. The result does not depend on the order of the
/// blocks or on the number of threads. <see cref="Add"/> may be called from several threads.
/// </summary>
public sealed class SalesTableBuilder(bool hasTime, OrderRule orderRule = OrderRule.CustomerAndTime)
{
    private readonly Lock _lock = new();
    private LineStore? _lines = new();

    /// <summary>Whether the data have timestamps.</summary>
    public bool HasTime { get; } = hasTime;

    /// <summary>
    /// How lines without an order number are gathered into orders. Lines that have neither order number nor customer are gathered
    /// by time, unless each line is an order of its own.
    /// </summary>
    public OrderRule OrderRule { get; } = orderRule;

    /// <summary>Takes a copy of a block's lines; the block may be used again afterwards.</summary>
    /// <exception cref="InvalidOperationException">The table was built already.</exception>
    public void Add(SalesBatch batch)
    {
        lock (_lock)
        {
            (_lines ?? throw AlreadyBuilt()).Add(batch);
        }
    }

    /// <summary>
    /// Sorts and packs what was added. <paramref name="vocabulary"/> must hold every code that the lines use;
    /// texts that no line uses do not appear in the table. A line with a negative amount is a return, whatever its flags say.
    /// A builder builds once: what was added is let go of.
    /// </summary>
    /// <exception cref="InvalidOperationException">The table was built already.</exception>
    /// <exception cref="OverflowException">The amounts or quantities together are too large to be summed exactly.</exception>
    public SalesTable Build(SalesVocabulary vocabulary, CancellationToken cancellation = default)
    {
        LineStore lines;
        lock (_lock)
        {
            lines = _lines ?? throw AlreadyBuilt();
            _lines = null;
        }
        var survey = LineSurvey.Of(lines, vocabulary, cancellation);
        var rule = HasTime ? OrderRule : OrderRule.EachLine;
        return new SalesTable(new SalesTableAssembly(lines, survey, HasTime, rule, cancellation).Columns());
    }

    private static InvalidOperationException AlreadyBuilt() => new("This builder has built its table already.");
}
