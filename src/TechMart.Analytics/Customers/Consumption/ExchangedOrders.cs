using TechMart.Analytics.Customers.Clustering;
using TechMart.Analytics.Statistics;

namespace TechMart.Analytics.Customers.Consumption;

/// <summary>
/// Shares as they would be if all customers had the same taste: each customer keeps its number of orders, but the orders are drawn from those of all
/// customers. Each order keeps what it holds and its size against its buyer's mean order, so that what belongs together in a basket still does. Few purchases look like a strong taste:
/// who bought twice is near a corner of the composition by chance alone. Data drawn like this have just as many such customers, but nothing to find.
/// </summary>
/// <remarks>
/// Customers of one taste lie closer together than customers of many, whether these make groups or not. So what is drawn is spread about its mean as far as the data are about
/// theirs: what is compared is which part of the spread a division explains.
/// </remarks>
internal sealed class ExchangedOrders
{
    private readonly ConsumptionShares _shares;
    private readonly CompositionScale _scale;
    private readonly int[] _rows;
    private readonly int[] _orders;
    private readonly double[] _sizes;
    private readonly int[] _counts;
    private readonly double _spread;

    /// <param name="shares">The customers.</param>
    /// <param name="scale">The scale of the data drawn.</param>
    /// <param name="rows">The customers to draw for.</param>
    /// <param name="data">The data that what is drawn is to be compared with: these customers on this scale.</param>
    public ExchangedOrders(ConsumptionShares shares, CompositionScale scale, int[] rows, FeatureMatrix data)
    {
        _spread = Spread(data.Values, Means(data.Values, data.Columns));
        _shares = shares;
        _scale = scale;
        _rows = rows;
        _counts = new int[rows.Length];
        var orders = new List<int>();
        var sizes = new List<double>();
        for (var place = 0; place < rows.Length; place++)
        {
            var own = shares.OrdersOf(rows[place]);
            var from = orders.Count;
            var total = 0.0;
            for (var order = own.Start.Value; order < own.End.Value; order++)
            {
                var amounts = shares.Baskets.AmountsOf(order);
                if (amounts.Length > 0)
                {
                    orders.Add(order);
                    foreach (var amount in amounts)
                    {
                        total += amount;
                    }
                }
            }
            _counts[place] = orders.Count - from;
            sizes.AddRange(Enumerable.Repeat(_counts[place] / total, _counts[place]));
        }
        _orders = [.. orders];
        _sizes = [.. sizes];
    }

    public FeatureMatrix Draw(SeededRandom random)
    {
        var columns = _shares.Categories.Count;
        var values = new double[_rows.Length * columns];
        for (var place = 0; place < _rows.Length; place++)
        {
            var shares = values.AsSpan(place * columns, columns);
            for (var drawn = 0; drawn < _counts[place]; drawn++)
            {
                var order = random.NextInt(_orders.Length);
                _shares.Add(_orders[order], _sizes[order], shares);
            }
            var total = 0.0;
            foreach (var share in shares)
            {
                total += share;
            }
            foreach (ref var share in shares)
            {
                share /= total;
            }
            Compositions.Transform(shares, _scale);
        }
        var means = Means(values, columns);
        var spread = Spread(values, means);
        for (var i = 0; i < values.Length && spread > 0; i++)
        {
            values[i] = means[i % columns] + ((values[i] - means[i % columns]) * Math.Sqrt(_spread / spread));
        }
        return FeatureMatrix.OfRows(values, _shares.ColumnNames);
    }

    private static double[] Means(ReadOnlySpan<double> values, int columns)
    {
        var means = new double[columns];
        for (var i = 0; i < values.Length; i++)
        {
            means[i % columns] += values[i] / (values.Length / columns);
        }
        return means;
    }

    /// <summary>Sum of squared distances from the mean.</summary>
    private static double Spread(ReadOnlySpan<double> values, double[] means)
    {
        var spread = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            spread += (values[i] - means[i % means.Length]) * (values[i] - means[i % means.Length]);
        }
        return spread;
    }
}
