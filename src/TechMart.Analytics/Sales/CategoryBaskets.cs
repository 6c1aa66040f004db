namespace TechMart.Analytics.Sales;

/// <summary>
/// What each known customer bought of each category, order by order: the aggregate that consumption profiles start from. Sparse: an order has a piece for
/// each category that it holds. Only sales count (value of sales, as in <see cref="CustomerTraits"/>): a return says that something went wrong, not
/// that nothing was wanted, and without returns no share can be negative. Customers are those with at least one sale, by id in ordinal order. Immutable.
/// </summary>
public sealed class CategoryBaskets
{
    private readonly int[] _firstOrders;
    private readonly uint[] _times;
    private readonly int[] _firstPieces;
    private readonly int[] _categories;
    private readonly long[] _amounts;

    internal CategoryBaskets(int[] firstOrders, uint[] times, int[] firstPieces, int[] categories, long[] amounts)
    {
        _firstOrders = firstOrders;
        _times = times;
        _firstPieces = firstPieces;
        _categories = categories;
        _amounts = amounts;
    }

    /// <summary>The customers' ids as the file writes them.</summary>
    public required IReadOnlyList<string> Customers { get; init; }

    /// <summary>Names of the categories in ordinal order, or of the groups of products in theirs; empty where there are none.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>False in data without timestamps.</summary>
    public required bool HasTime { get; init; }

    /// <summary>Sales of these customers, and all other lines of the data set.</summary>
    public required LineUsage Lines { get; init; }

    /// <summary>Sales of the selection without a customer; they are among <see cref="LineUsage.LeftOut"/>.</summary>
    public required long UnknownLines { get; init; }

    /// <summary>Sales of these customers that have no category; they are in no piece.</summary>
    public required long UncategorisedLines { get; init; }

    /// <summary>Orders of all customers.</summary>
    public int Orders => _times.Length;

    /// <summary>The orders of a customer: where they begin, and how many they are.</summary>
    public Range OrdersOf(int customer) => _firstOrders[customer].._firstOrders[customer + 1];

    /// <summary>When an order's first sale was, in shop-local seconds since 1970; 0 without time.</summary>
    public uint TimeOf(int order) => _times[order];

    /// <summary>What an order holds of its categories (indices of <see cref="Categories"/>), each once; empty where no sale of it has a category.</summary>
    public ReadOnlySpan<int> CategoriesOf(int order) => _categories.AsSpan(_firstPieces[order].._firstPieces[order + 1]);

    /// <summary>The value of each of <see cref="CategoriesOf"/> in whole ten-thousandths (<see cref="FixedPoint"/>).</summary>
    public ReadOnlySpan<long> AmountsOf(int order) => _amounts.AsSpan(_firstPieces[order].._firstPieces[order + 1]);
}
