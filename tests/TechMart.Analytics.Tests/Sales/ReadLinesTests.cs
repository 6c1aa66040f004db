using TechMart.Analytics.Sales;

namespace TechMart.Analytics.Tests.Sales;

public class ReadLinesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadLines_OfATable_GivesBackWhatWasAdded(bool withOrders)
    {
        var random = new Random(5);
        var vocabulary = new SalesVocabulary();
        for (var code = 0; code < 50; code++)
        {
            vocabulary.Customers.GetOrAdd($"c{code}");
            vocabulary.Products.GetOrAdd($"p{code}");
            vocabulary.Orders.GetOrAdd($"o{code}");
        }
        var builder = new SalesTableBuilder(hasTime: true);
        var batch = new SalesBatch(20_000) { Count = 20_000 };
        for (var i = 0; i < batch.Count; i++)
        {
            batch.Customer[i] = random.Next(-1, 40);
            batch.Order[i] = withOrders ? random.Next(-1, 50) : SalesBatch.Missing;
            batch.Product[i] = random.Next(-1, 50);
            batch.Category[i] = SalesBatch.Missing;
            batch.Time[i] = (uint)random.Next(1000);
            batch.Quantity[i] = random.Next(-5, 5);
            batch.Amount[i] = random.Next(1, 100);
        }
        builder.Add(batch);

        var back = builder.Build(vocabulary).ReadLines(vocabulary).SelectMany(Lines);

        Assert.Equal(Lines(batch).Order(), back.Order());
    }

    private static List<(int, uint, int, int, long, long)> Lines(SalesBatch batch) =>
        [.. Enumerable.Range(0, batch.Count).Select(i => (batch.Customer[i], batch.Time[i], batch.Order[i], batch.Product[i], batch.Quantity[i], batch.Amount[i]))];
}
