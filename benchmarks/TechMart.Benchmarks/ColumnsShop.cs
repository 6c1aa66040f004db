using TechMart.Analytics.Sales;

namespace TechMart.Benchmarks;

/// <summary>
/// Lines of an invented shop as blocks of codes, two years long: what the columns are built from. Customers buy unevenly, products
/// and countries sell unevenly, a line in forty is a return, one in twenty has no customer.
/// </summary>
public sealed class ColumnsShop
{
    private const int Products = 5_000;
    private const int Categories = 24;
    private const int Countries = 38;
    private const int Days = 730;

    private static readonly DateOnly FirstDay = new(2023, 1, 1);
    private readonly int _lines;
    private readonly int _customers;

    public ColumnsShop(int lines, int linesPerOrder, int linesPerCustomer = 40)
    {
        _lines = lines;
        LinesPerOrder = linesPerOrder;
        _customers = Math.Max(1, lines / linesPerCustomer);
        Fill(Vocabulary.Customers, "C", _customers);
        Fill(Vocabulary.Orders, "", (lines / linesPerOrder) + 1);
        Fill(Vocabulary.Products, "P", Products);
        Fill(Vocabulary.Categories, "Category ", Categories);
        var sets = Vocabulary.AttributeSets;
        var country = sets.GetOrAddAttribute("country");
        var gender = sets.GetOrAddAttribute("gender");
        for (var set = 0; set < 2 * Countries; set++)
        {
            sets.GetOrAdd([sets.Values(country).GetOrAdd($"Country {set / 2}"), sets.Values(gender).GetOrAdd(set % 2 == 0 ? "F" : "M")]);
        }
    }

    public SalesVocabulary Vocabulary { get; } = new();

    public int LinesPerOrder { get; }

    /// <summary>The last year, whose comparison period is the year before.</summary>
    public static SalesFilter LastYear(params string[] categories) => new(new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31), categories);

    public static SalesTable Table(int lines, int linesPerOrder, int linesPerCustomer = 40)
    {
        var shop = new ColumnsShop(lines, linesPerOrder, linesPerCustomer);
        var builder = new SalesTableBuilder(hasTime: true);
        foreach (var batch in shop.Batches())
        {
            builder.Add(batch);
        }
        return builder.Build(shop.Vocabulary);
    }

    /// <summary>All lines in order of time; the block is used again for the next lines.</summary>
    public IEnumerable<SalesBatch> Batches()
    {
        var random = new Random(1);
        var batch = new SalesBatch();
        var start = (uint)(FirstDay.ToDateTime(TimeOnly.MinValue) - DateTime.UnixEpoch).TotalSeconds;
        var (customer, time, set) = (0, 0u, 0);
        for (var line = 0; line < _lines; line++)
        {
            if (line % LinesPerOrder == 0)
            {
                customer = random.Next(20) == 0 ? SalesBatch.Missing : Skewed(random, _customers);
                set = 1 + (customer < 0 ? 0 : customer % (2 * Countries));
                time = start + (uint)((long)line * Days * 86_400 / _lines);
            }
            var i = batch.Count++;
            var isReturn = random.Next(40) == 0;
            var quantity = (isReturn ? -1 : 1) * random.Next(1, 13) * FixedPoint.Scale;
            var product = Skewed(random, Products);
            batch.Customer[i] = customer;
            batch.Time[i] = time;
            batch.Order[i] = line / LinesPerOrder;
            batch.Product[i] = product;
            batch.Category[i] = product % Categories;
            batch.AttributeSet[i] = set;
            batch.Quantity[i] = quantity;
            batch.Price[i] = FixedPoint.Missing;
            batch.Amount[i] = quantity / FixedPoint.Scale * (9_900 + (product * 37));
            batch.Flags[i] = isReturn ? LineFlags.Return : LineFlags.None;
            if (batch.Count == batch.Capacity || line == _lines - 1)
            {
                yield return batch;
                batch.Count = 0;
            }
        }
    }

    private static int Skewed(Random random, int count)
    {
        var uniform = random.NextDouble();
        return (int)(uniform * uniform * count);
    }

    private static void Fill(Vocabulary vocabulary, string prefix, int count)
    {
        for (var number = 0; number < count; number++)
        {
            vocabulary.GetOrAdd($"{prefix}{100_000 + number}");
        }
    }
}
