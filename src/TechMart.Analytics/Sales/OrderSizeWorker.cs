namespace TechMart.Analytics.Sales;

/// <summary>Measures each order with a sale in the chunks that it visits.</summary>
internal sealed class OrderSizeWorker(SalesTable table) : ScanWorker(table)
{
    private readonly List<(int Chunk, List<(int Part, OrderSize Size)> Sizes)> _chunks = [];
    private readonly Dictionary<int, HashSet<int>> _productsOfPart = [];
    private readonly int[] _lastOrderOfProduct = new int[table.ProductKeys.Length + 1];
    private List<(int Part, OrderSize Size)> _sizes = [];
    private int _part = -1;
    private long _value;
    private long _units;
    private int _products;

    /// <summary>The sizes that all workers found, in the order of the table; an order of several customers stands where its first part does.</summary>
    public static IReadOnlyList<OrderSize> Merge(OrderSizeWorker[] workers)
    {
        foreach (var worker in workers)
        {
            worker.Finish();
        }
        var split = workers[0].Table.SplitOrders;
        var productsOfPart = workers.SelectMany(worker => worker._productsOfPart).ToDictionary();
        var met = new Dictionary<int, (int Place, HashSet<int> Products)>();
        var sizes = new List<OrderSize>(workers.Sum(worker => worker._chunks.Sum(chunk => chunk.Sizes.Count)));
        foreach (var (part, size) in workers.SelectMany(worker => worker._chunks).OrderBy(chunk => chunk.Chunk).SelectMany(chunk => chunk.Sizes))
        {
            if (split is null || !split.Contains(part))
            {
                sizes.Add(size);
                continue;
            }
            var products = productsOfPart.GetValueOrDefault(part) ?? [];
            if (met.TryAdd(split.OrderOf(part), (sizes.Count, products)))
            {
                sizes.Add(size);
                continue;
            }
            var order = met[split.OrderOf(part)];
            order.Products.UnionWith(products);
            var before = sizes[order.Place];
            sizes[order.Place] = new OrderSize(before.Value + size.Value, before.Units + size.Units, order.Products.Count);
        }
        return sizes;
    }

    public override void BeginChunk(int chunk, int start)
    {
        Finish();
        base.BeginChunk(chunk, start);
        _sizes = [];
        _chunks.Add((chunk, _sizes));
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        foreach (var selected in selection)
        {
            var line = start + selected;
            if (Table.Kind[line] < LineKind.Sale)
            {
                continue;
            }
            if (Table.Order[line] != _part)
            {
                Finish();
                _part = Table.Order[line];
            }
            _value += Table.Amount[line];
            _units += Table.Quantity[line];
            var product = Table.Product[line];
            if (product > 0 && _lastOrderOfProduct[product] != _part + 1)
            {
                _lastOrderOfProduct[product] = _part + 1;
                _products++;
                if (Table.SplitOrders is { } split && split.Contains(_part))
                {
                    ProductsOfPart().Add(product);
                }
            }
        }
    }

    private HashSet<int> ProductsOfPart()
    {
        if (!_productsOfPart.TryGetValue(_part, out var products))
        {
            _productsOfPart.Add(_part, products = []);
        }
        return products;
    }

    private void Finish()
    {
        if (_part >= 0)
        {
            _sizes.Add((_part, new OrderSize(FixedPoint.ToDecimal(_value), FixedPoint.ToDecimal(_units), _products)));
        }
        _part = -1;
        _value = 0;
        _units = 0;
        _products = 0;
    }
}
