namespace TechMart.Analytics.Sales;

/// <content>The lines back again, as they were added.</content>
public sealed partial class SalesTable
{
    /// <summary>
    /// The lines in the table's order as blocks, coded by a vocabulary that holds the table's texts; a block is used again for the
    /// next. Order numbers have the codes that they were added with. Not told are price (missing), category (missing), attributes
    /// (the empty set) and line number (0).
    /// </summary>
    public IEnumerable<SalesBatch> ReadLines(SalesVocabulary vocabulary)
    {
        var customers = Array.ConvertAll(CustomerKeys, key => vocabulary.Customers.Find(key));
        var products = Array.ConvertAll(ProductKeys, key => vocabulary.Products.Find(key));
        var block = new SalesBatch();
        Array.Fill(block.Category, SalesBatch.Missing);
        Array.Fill(block.Price, FixedPoint.Missing);
        var customer = 0;
        for (var start = 0; start < Lines; start += block.Capacity)
        {
            block.Count = Math.Min(block.Capacity, Lines - start);
            for (var i = 0; i < block.Count; i++)
            {
                var line = start + i;
                while (customer < Customers && line >= Offsets[customer + 1])
                {
                    customer++;
                }
                block.Customer[i] = customer < Customers ? customers[customer] : SalesBatch.Missing;
                block.Order[i] = OrderCodes.Length == 0 ? SalesBatch.Missing : OrderCodes[Order[line]];
                block.Product[i] = Product[line] == 0 ? SalesBatch.Missing : products[Product[line] - 1];
                block.Flags[i] = (LineFlags)(Kind[line] & ~LineKind.Sale);
            }
            Time.AsSpan(start, block.Count).CopyTo(block.Time);
            Quantity.AsSpan(start, block.Count).CopyTo(block.Quantity);
            Amount.AsSpan(start, block.Count).CopyTo(block.Amount);
            yield return block;
        }
    }
}
