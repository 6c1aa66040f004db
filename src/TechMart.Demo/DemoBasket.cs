namespace TechMart.Demo;

/// <summary>An order's products and pieces.</summary>
internal interface IDemoBasket
{
    /// <summary>Prices and seasons of a new month.</summary>
    void BeginMonth(DateOnly day);

    /// <summary>Fills a list with distinct products.</summary>
    void Fill(ref DemoRandom random, DemoCustomer customer, List<(DemoProduct Product, int Quantity)> items);
}

/// <summary>
/// Spends a budget z drawn from the Gamma–Gamma model. A line's quantity follows from its share of the budget and the product's
/// <em>highest</em> price, so that it does not depend on the current one; the price acts on the choice of the product alone,
/// which makes a product's units proportional to (price ÷ base price)^elasticity. What is left over is spent on
/// cheaper products until it is small against z.
/// </summary>
internal sealed class BudgetBasket : IDemoBasket
{
    private const int BandsPerDoubling = 4;
    private const int Bands = 64;
    private const double LowestBudget = 250;
    private const double MostPieces = 6;
    private const double LeftOverShare = 0.05;
    private const int MostLines = 24;

    private readonly DemoTruth _truth;
    private readonly double[] _needed;
    private readonly double[][] _baseWeights;
    private readonly AliasTable[] _tables;
    private readonly DemoBundle?[] _bundles;
    private int[] _cents = [];

    public BudgetBasket(DemoTruth truth)
    {
        _truth = truth;
        _bundles = new DemoBundle?[truth.Products.Count];
        foreach (var bundle in truth.Bundles)
        {
            _bundles[bundle.Lead.Index] = bundle;
        }
        // A lead must be affordable with its companions.
        _needed = truth.Products.Select(product =>
            truth.Prices.Highest[product.Index] + (_bundles[product.Index]?.Companions.Sum(companion => (double)truth.Prices.Highest[companion.Index]) ?? 0)).ToArray();
        _baseWeights = truth.Segments.SelectMany(segment => Enumerable.Range(0, Bands).Select(band => BaseWeights(segment, band))).ToArray();
        _tables = new AliasTable[_baseWeights.Length];
    }

    public void BeginMonth(DateOnly day)
    {
        _cents = _truth.Products.Select(product => _truth.Prices.CentsOn(product, day)).ToArray();
        var seasonal = _truth.Options.Has(DemoPatterns.Seasonality);
        var factors = _truth.Products.Select(product =>
            Math.Pow((double)_cents[product.Index] / product.BaseCents, product.Category.Elasticity)
            * (seasonal ? product.Category.MonthIndex[day.Month - 1] : 1)).ToArray();
        var weights = new double[factors.Length];
        for (var i = 0; i < _tables.Length; i++)
        {
            for (var product = 0; product < weights.Length; product++)
            {
                weights[product] = _baseWeights[i][product] * factors[product];
            }
            _tables[i] = new AliasTable(weights);
        }
    }

    public void Fill(ref DemoRandom random, DemoCustomer customer, List<(DemoProduct Product, int Quantity)> items)
    {
        items.Clear();
        var budget = 100 * random.NextGamma(customer.Segment.Spend!.P) / customer.SpendRate;
        var small = Math.Max(LowestBudget, LeftOverShare * budget);
        // The left-over is about uniform on 0 to small: half of it on top makes the order worth z on average.
        var left = Math.Max(budget + small / 2, small);
        var leisure = random.NextPoisson(customer.Segment.LeisureLines);
        for (var line = 0; line < MostLines && left >= small; line++)
        {
            var share = line < leisure ? 0.25 + 0.35 * random.NextDouble() : 1;
            left -= Take(ref random, customer.Segment, Math.Max(left * share, LowestBudget), items);
        }
    }

    private double Take(ref DemoRandom random, DemoSegment segment, double budget, List<(DemoProduct Product, int Quantity)> items)
    {
        var band = Math.Min((int)(BandsPerDoubling * Math.Log2(budget / LowestBudget)), Bands - 1);
        var product = _truth.Products[_tables[segment.Index * Bands + band].Draw(ref random)];
        var quantity = (int)(budget / _needed[product.Index]);
        var spent = (double)quantity * _cents[product.Index];
        if (Put(items, product, quantity) && _bundles[product.Index] is { } bundle)
        {
            foreach (var companion in bundle.Companions)
            {
                if (random.NextBool(bundle.Attachment))
                {
                    Put(items, companion, 1);
                    spent += _cents[companion.Index];
                }
            }
        }
        return spent;
    }

    private static bool Put(List<(DemoProduct Product, int Quantity)> items, DemoProduct product, int quantity)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Product == product)
            {
                items[i] = (product, items[i].Quantity + quantity);
                return false;
            }
        }
        items.Add((product, quantity));
        return true;
    }

    /// <summary>
    /// Within a band of budgets: each category has its share, and inside it the products of which the budget buys one to six
    /// pieces, fewer rather than more. A category without such products has none.
    /// </summary>
    private double[] BaseWeights(DemoSegment segment, int band)
    {
        var budget = LowestBudget * Math.Pow(2, (double)band / BandsPerDoubling);
        var weights = new double[_truth.Products.Count];
        var totals = new double[_truth.Categories.Count];
        foreach (var product in _truth.Products)
        {
            var pieces = budget / _needed[product.Index];
            weights[product.Index] = pieces >= 1 && (pieces <= MostPieces || band == Bands - 1) ? product.Popularity / pieces : 0;
            totals[product.Category.Index] += weights[product.Index];
        }
        foreach (var product in _truth.Products)
        {
            if (totals[product.Category.Index] > 0)
            {
                weights[product.Index] *= segment.CategoryShares[product.Category.Index] / totals[product.Category.Index];
            }
        }
        return weights;
    }
}

/// <summary>
/// The structureless shop's orders: a number of lines that is Poisson but never 0, each product and quantity drawn
/// independently. (Poisson numbers make the products' counts independent of one another.)
/// </summary>
internal sealed class IndependentBasket(DemoTruth truth) : IDemoBasket
{
    private const double MeanLines = 3.4;

    private readonly AliasTable _products = new(truth.Products.Select(product => product.Popularity).ToArray());

    public void BeginMonth(DateOnly day)
    {
    }

    public void Fill(ref DemoRandom random, DemoCustomer customer, List<(DemoProduct Product, int Quantity)> items)
    {
        items.Clear();
        int lines;
        do
        {
            lines = random.NextPoisson(MeanLines);
        }
        while (lines == 0);
        for (var line = 0; line < lines; line++)
        {
            var product = truth.Products[_products.Draw(ref random)];
            if (!items.Exists(item => item.Product == product))
            {
                items.Add((product, 1 + random.NextInt(3)));
            }
        }
    }
}

/// <summary>Draws indices by weight in constant time (Walker's alias method, tables after Vose 1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public AliasTable(double[] weights)
    {
        var count = weights.Length;
        _keep = new double[count];
        _alias = new int[count];
        var scale = count / weights.Sum();
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < count; i++)
        {
            _keep[i] = weights[i] * scale;
            (_keep[i] < 1 ? small : large).Push(i);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (low, high) = (small.Pop(), large.Pop());
            _alias[low] = high;
            _keep[high] -= 1 - _keep[low];
            (_keep[high] < 1 ? small : large).Push(high);
        }
        foreach (var i in small.Concat(large))
        {
            _keep[i] = 1;
            _alias[i] = i;
        }
    }

    public int Draw(ref DemoRandom random)
    {
        var position = random.NextDouble() * _keep.Length;
        var index = (int)position;
        return position - index < _keep[index] ? index : _alias[index];
    }
}
