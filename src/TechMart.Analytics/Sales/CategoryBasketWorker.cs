namespace TechMart.Analytics.Sales;

/// <summary>Gathers the orders of each known customer of the chunks that it visits, with what they hold of each category.</summary>
internal sealed class CategoryBasketWorker : ScanWorker
{
    private const int None = -1;

    private readonly int[]? _groupOfProduct;
    private readonly List<(int Chunk, Buffer Buffer)> _chunks = [];
    private readonly int[] _codes = new int[SalesScan.BlockLines];
    private readonly long[] _amountOfCategory;
    private readonly List<int> _met = [];
    private Buffer _buffer = new();
    private int _customer = None;
    private int _order = None;
    private long _lines;
    private long _unknown;
    private long _uncategorised;

    /// <param name="table">The table.</param>
    /// <param name="categories">How many categories there are.</param>
    /// <param name="groupOfProduct">The category of each product code plus one (0 = none), where categories are groups of products; null = the lines' own.</param>
    public CategoryBasketWorker(SalesTable table, int categories, int[]? groupOfProduct)
        : base(table)
    {
        _groupOfProduct = groupOfProduct;
        _amountOfCategory = new long[categories + 1];
    }

    public static CategoryBaskets Merge(CategoryBasketWorker[] workers, IReadOnlyList<string> categories)
    {
        var table = workers[0].Table;
        foreach (var worker in workers)
        {
            worker.FinishOrder();
        }
        // Chunks lie in the table's order, and so do their customers.
        var buffers = workers.SelectMany(worker => worker._chunks).OrderBy(chunk => chunk.Chunk).Select(chunk => chunk.Buffer).ToList();
        var customers = new List<string>(buffers.Sum(buffer => buffer.Customers.Count));
        var firstOrders = new List<int>(customers.Capacity + 1);
        var firstPieces = new List<int>(buffers.Sum(buffer => buffer.Times.Count) + 1);
        var pieces = 0;
        foreach (var buffer in buffers)
        {
            customers.AddRange(buffer.Customers.Select(customer => table.CustomerKeys[customer]));
            var orders = firstPieces.Count;
            firstOrders.AddRange(buffer.FirstOrders.Select(first => orders + first));
            foreach (var count in buffer.PieceCounts)
            {
                firstPieces.Add(pieces);
                pieces += count;
            }
        }
        firstOrders.Add(firstPieces.Count);
        firstPieces.Add(pieces);
        var lines = workers.Sum(worker => worker._lines);
        return new CategoryBaskets(
            [.. firstOrders],
            [.. buffers.SelectMany(buffer => buffer.Times)],
            [.. firstPieces],
            [.. buffers.SelectMany(buffer => buffer.Categories)],
            [.. buffers.SelectMany(buffer => buffer.Amounts)])
        {
            Customers = customers,
            Categories = categories,
            HasTime = table.HasTime,
            Lines = new LineUsage(lines, table.Lines - lines),
            UnknownLines = workers.Sum(worker => worker._unknown),
            UncategorisedLines = workers.Sum(worker => worker._uncategorised),
        };
    }

    public override void BeginChunk(int chunk, int start)
    {
        FinishOrder();
        base.BeginChunk(chunk, start);
        _buffer = new Buffer();
        _chunks.Add((chunk, _buffer));
        _customer = None;
    }

    public override void Visit(int start, int count, ReadOnlySpan<int> selection)
    {
        var codes = _codes.AsSpan(0, selection.Length);
        if (_groupOfProduct is null)
        {
            Table.Category.Read(start, selection, codes);
        }
        for (var k = 0; k < selection.Length; k++)
        {
            var line = start + selection[k];
            if (Table.Kind[line] < LineKind.Sale)
            {
                continue;
            }
            MoveTo(line);
            if (Customer < 0)
            {
                _unknown++;
                continue;
            }
            if (Table.Order[line] != _order)
            {
                FinishOrder();
                if (Customer != _customer)
                {
                    _customer = Customer;
                    _buffer.Customers.Add(Customer);
                    _buffer.FirstOrders.Add(_buffer.Times.Count);
                }
                _order = Table.Order[line];
                _buffer.Times.Add(Table.Time[line]);
            }
            _lines++;
            var category = _groupOfProduct is null ? codes[k] : _groupOfProduct[Table.Product[line]];
            if (category == 0)
            {
                _uncategorised++;
                continue;
            }
            if (_amountOfCategory[category] == 0)
            {
                _met.Add(category);
            }
            _amountOfCategory[category] += Table.Amount[line];
        }
    }

    private void FinishOrder()
    {
        if (_order == None)
        {
            return;
        }
        _met.Sort();
        foreach (var category in _met)
        {
            _buffer.Categories.Add(category - 1);
            _buffer.Amounts.Add(_amountOfCategory[category]);
            _amountOfCategory[category] = 0;
        }
        _buffer.PieceCounts.Add(_met.Count);
        _met.Clear();
        _order = None;
    }

    /// <summary>What a chunk holds.</summary>
    private sealed class Buffer
    {
        public List<int> Customers { get; } = [];

        public List<int> FirstOrders { get; } = [];

        public List<uint> Times { get; } = [];

        public List<int> PieceCounts { get; } = [];

        public List<int> Categories { get; } = [];

        public List<long> Amounts { get; } = [];
    }
}
