namespace TechMart.Analytics.Sales;

/// <summary>
/// What has to be known of all lines before they can be sorted: which texts they use and how those follow each other in ordinal
/// order, when each order began, and which combinations of attributes there are.
/// </summary>
internal sealed class LineSurvey
{
    private readonly Dictionary<(int Line, int Customer), int> _setOfPair;
    private readonly Dictionary<int, int> _customerSets;

    private LineSurvey(LineStore lines, SalesVocabulary vocabulary, CancellationToken cancellation)
    {
        _customerSets = vocabulary.CustomerAttributes;
        var customers = new bool[vocabulary.Customers.Count];
        var products = new bool[vocabulary.Products.Count];
        var categories = new bool[vocabulary.Categories.Count];
        FirstTimes = new uint[vocabulary.Orders.Count];
        FirstTimes.AsSpan().Fill(uint.MaxValue);
        CategoryOfProduct = new int[vocabulary.Products.Count];
        for (var product = 0; product < CategoryOfProduct.Length; product++)
        {
            CategoryOfProduct[product] = vocabulary.ProductCategories.GetValueOrDefault(product, SalesBatch.Missing);
        }

        var pairs = new HashSet<(int, int)>();
        Int128 amounts = 0;
        Int128 quantities = 0;
        var gate = new Lock();
        Parallel.For(
            0,
            lines.Blocks,
            new ParallelOptions { CancellationToken = cancellation },
            () => new Share(),
            (block, _, share) =>
            {
                foreach (ref readonly var line in lines.Block(block))
                {
                    share.Amounts += Int128.Abs(line.Amount);
                    share.Quantities += Int128.Abs(line.Quantity);
                    share.Meet((line.AttributeSet, CustomerSet(line.Customer)));
                    if (line.Customer >= 0)
                    {
                        customers[line.Customer] = true;
                    }
                    if (line.Product >= 0)
                    {
                        products[line.Product] = true;
                    }
                    var category = CategoryOf(line);
                    if (category >= 0)
                    {
                        categories[category] = true;
                    }
                    if (line.Order >= 0)
                    {
                        LowerTo(ref FirstTimes[line.Order], line.Time);
                    }
                }
                return share;
            },
            share =>
            {
                lock (gate)
                {
                    pairs.UnionWith(share.Pairs);
                    amounts += share.Amounts;
                    quantities += share.Quantities;
                }
            });
        if (amounts > long.MaxValue || quantities > long.MaxValue)
        {
            throw new OverflowException("The amounts or quantities of the lines are too large to be summed exactly.");
        }

        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellation },
            () => OrderRanks = RankOrders(vocabulary.Orders.Texts),
            () => (CustomerRanks, CustomerKeys) = Rank(vocabulary.Customers, customers),
            () =>
            {
                (ProductRanks, ProductKeys) = Rank(vocabulary.Products, products);
                var names = vocabulary.ProductNames.MostFrequent(vocabulary.Products.Count);
                ProductNames = (string[])ProductKeys.Clone();
                for (var product = 0; product < names.Length; product++)
                {
                    if (ProductRanks[product] >= 0 && names[product] is { } name)
                    {
                        ProductNames[ProductRanks[product]] = name;
                    }
                }
            });
        (CategoryRanks, CategoryKeys) = Rank(vocabulary.Categories, categories);
        Attributes = AttributeCatalogue.Create(vocabulary.AttributeSets, pairs, out _setOfPair);
    }

    /// <summary>For each order number the time of its first line.</summary>
    public uint[] FirstTimes { get; }

    /// <summary>The place of each order number by its first line's time, then by its text.</summary>
    public int[] OrderRanks { get; private set; } = [];

    public int[] CustomerRanks { get; private set; } = [];

    public string[] CustomerKeys { get; private set; } = [];

    public int[] ProductRanks { get; private set; } = [];

    public string[] ProductKeys { get; private set; } = [];

    public string[] ProductNames { get; private set; } = [];

    public int[] CategoryRanks { get; }

    public string[] CategoryKeys { get; }

    public AttributeCatalogue Attributes { get; }

    private int[] CategoryOfProduct { get; }

    public static LineSurvey Of(LineStore lines, SalesVocabulary vocabulary, CancellationToken cancellation) => new(lines, vocabulary, cancellation);

    /// <summary>The line with the codes of the finished table: ranks, missing ones −1, and the attribute tables laid over.</summary>
    public Line Recoded(in Line line)
    {
        var category = CategoryOf(line);
        return line with
        {
            Product = line.Product < 0 ? -1 : ProductRanks[line.Product],
            Category = category < 0 ? -1 : CategoryRanks[category],
            AttributeSet = _setOfPair[(line.AttributeSet, CustomerSet(line.Customer))],
            Flags = line.Amount < 0 ? line.Flags | LineFlags.Return : line.Flags,
        };
    }

    private int CategoryOf(in Line line) =>
        line.Category >= 0 ? line.Category : line.Product >= 0 ? CategoryOfProduct[line.Product] : SalesBatch.Missing;

    private int CustomerSet(int customer) =>
        customer >= 0 && _customerSets.Count > 0 ? _customerSets.GetValueOrDefault(customer) : 0;

    private int[] RankOrders(IReadOnlyList<string> texts)
    {
        // There may be as many orders as lines: their texts are looked at only where times tie.
        var times = (uint[])FirstTimes.Clone();
        var order = new int[times.Length];
        for (var code = 0; code < order.Length; code++)
        {
            order[code] = code;
        }
        Array.Sort(times, order);
        for (var start = 0; start < times.Length;)
        {
            var end = start + 1;
            while (end < times.Length && times[end] == times[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                OrdinalRanking.Sort(texts, order.AsSpan(start, end - start));
            }
            start = end;
        }
        return OrdinalRanking.Ranks(order, order.Length);
    }

    private static (int[] Ranks, string[] Keys) Rank(Vocabulary vocabulary, bool[] used)
    {
        var order = OrdinalRanking.Order(vocabulary.Texts, used);
        return (OrdinalRanking.Ranks(order, vocabulary.Count), Array.ConvertAll(order, code => vocabulary[code]));
    }

    private static void LowerTo(ref uint least, uint time)
    {
        for (var seen = Volatile.Read(ref least); time < seen;)
        {
            var before = Interlocked.CompareExchange(ref least, time, seen);
            if (before == seen)
            {
                return;
            }
            seen = before;
        }
    }

    /// <summary>What one thread has gathered.</summary>
    private sealed class Share
    {
        private (int, int) _last = (-1, -1);

        public HashSet<(int, int)> Pairs { get; } = [];

        public Int128 Amounts { get; set; }

        public Int128 Quantities { get; set; }

        public void Meet((int, int) pair)
        {
            if (pair != _last)
            {
                _last = pair;
                Pairs.Add(pair);
            }
        }
    }
}
