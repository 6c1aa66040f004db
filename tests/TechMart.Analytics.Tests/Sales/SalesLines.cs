using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

/// <summary>A sales line in words, as a test writes it.</summary>
public sealed record SalesLine
{
    public string? Customer { get; init; }

    public DateTime? Time { get; init; }

    public string? Order { get; init; }

    public string? Product { get; init; }

    public string? ProductName { get; init; }

    public string? Category { get; init; }

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public decimal Quantity { get; init; } = 1;

    public decimal Amount { get; init; }

    public LineFlags Flags { get; init; }
}

/// <summary>Codes lines the way an import does, and builds tables from them.</summary>
public sealed class SalesLines
{
    private readonly SalesBatch _batch;
    private readonly SalesTableBuilder _builder;

    public SalesLines(bool hasTime = true, OrderRule rule = OrderRule.CustomerAndTime, int batchSize = SalesBatch.DefaultCapacity)
    {
        _batch = new SalesBatch(batchSize);
        _builder = new SalesTableBuilder(hasTime, rule);
    }

    public SalesVocabulary Vocabulary { get; } = new();

    public static SalesTable Table(IEnumerable<SalesLine> lines, bool hasTime = true, OrderRule rule = OrderRule.CustomerAndTime, int batchSize = 100)
    {
        var coded = new SalesLines(hasTime, rule, batchSize);
        foreach (var line in lines)
        {
            coded.Add(line);
        }
        return coded.Build();
    }

    public void Add(SalesLine line)
    {
        Code([line], _batch);
        if (_batch.Count == _batch.Capacity)
        {
            Flush();
        }
    }

    /// <summary>Writes coded lines behind those of a batch.</summary>
    public void Code(IEnumerable<SalesLine> lines, SalesBatch batch)
    {
        foreach (var line in lines)
        {
            Code(line, batch);
        }
    }

    public int AttributeSet(IReadOnlyDictionary<string, string> attributes)
    {
        var sets = Vocabulary.AttributeSets;
        foreach (var name in attributes.Keys)
        {
            sets.GetOrAddAttribute(name);
        }
        var codes = new int[sets.Names.Count];
        for (var attribute = 0; attribute < codes.Length; attribute++)
        {
            codes[attribute] = attributes.TryGetValue(sets.Names[attribute], out var value)
                ? sets.Values(attribute).GetOrAdd(value)
                : AttributeSets.Missing;
        }
        return sets.GetOrAdd(codes);
    }

    public SalesTable Build()
    {
        Flush();
        return _builder.Build(Vocabulary);
    }

    private void Code(SalesLine line, SalesBatch batch)
    {
        var i = batch.Count++;
        batch.Customer[i] = Code(Vocabulary.Customers, line.Customer);
        batch.Time[i] = line.Time is { } time ? (uint)(time - DateTime.UnixEpoch).TotalSeconds : 0;
        batch.Order[i] = Code(Vocabulary.Orders, line.Order);
        batch.Product[i] = Code(Vocabulary.Products, line.Product);
        batch.Category[i] = Code(Vocabulary.Categories, line.Category);
        batch.AttributeSet[i] = AttributeSet(line.Attributes);
        batch.Quantity[i] = FixedPoint.FromDecimal(line.Quantity);
        batch.Price[i] = FixedPoint.Missing;
        batch.Amount[i] = FixedPoint.FromDecimal(line.Amount);
        batch.Flags[i] = line.Flags;
        if (line.Product is not null && line.ProductName is not null)
        {
            Vocabulary.ProductNames.Add(batch.Product[i], Vocabulary.ProductNames.Names.GetOrAdd(line.ProductName));
        }
    }

    private static int Code(Vocabulary vocabulary, string? text) => text is null ? SalesBatch.Missing : vocabulary.GetOrAdd(text);

    private void Flush()
    {
        _builder.Add(_batch);
        _batch.Count = 0;
    }
}
